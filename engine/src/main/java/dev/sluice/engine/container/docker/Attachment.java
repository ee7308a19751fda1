package dev.sluice.engine.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.container.docker.connection.EngineStream;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.shim.RelayedLink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A container's standard streams, by way of the engine.
final class Attachment extends EngineStream<Frame> {
    private static final int MOST_WORDS = 8000;

    /// How long the engine may take to deliver what a container wrote last.
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final Duration longestRest;
    private final Input input = new Input();
    private final RelayedLink link;
    private final StringBuilder words = new StringBuilder();

    Attachment(LogSink log, Duration longestRest) {
        this.longestRest = longestRest;
        this.link = new RelayedLink(input.writer(), log);
    }

    /// Attaches to a container that has not started yet, so that nothing is missed. One that cannot
    /// be attached to is removed.
    static Attachment to(DockerClient client, String container, LogSink log)
            throws InterruptedException {
        var attachment = new Attachment(log, LONGEST_REST);
        client.attachContainerCmd(container)
                .withStdIn(attachment.input)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(attachment);
        boolean isThere = false;
        try {
            attachment.awaitBegun();
            isThere = true;
            return attachment;
        } finally {
            if (!isThere) {
                Labels.remove(client, container);
            }
        }
    }

    RelayedLink link() {
        return link;
    }

    /// What the container wrote to its standard error: why it could not begin, if anything.
    String words() {
        synchronized (words) {
            return words.toString().strip();
        }
    }

    /// The container has ended. That news and what it wrote last come over two connections, in any
    /// order: the link ends with the stream, or later where the engine leaves that open.
    void containerEnded() {
        CompletableFuture.delayedExecutor(longestRest.toMillis(), TimeUnit.MILLISECONDS)
                .execute(link::ended);
    }

    @Override
    public void onNext(Frame frame) {
        if (frame.getStreamType() == StreamType.STDOUT) {
            link.take(frame.getPayload());
            return;
        }
        synchronized (words) {
            if (words.length() < MOST_WORDS) {
                words.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void onComplete() {
        super.onComplete();
        link.ended();
    }

    @Override
    public void onError(Throwable error) {
        super.onError(error);
        link.ended();
    }

    /// What one thread writes another reads, without limit of size, without delay.
    private static final class Input extends InputStream {
        private static final byte[] END = {};

        private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
        private byte[] now = {};
        private int at;

        OutputStream writer() {
            return new OutputStream() {
                @Override
                public void write(int b) {
                    chunks.add(new byte[] {(byte) b});
                }

                @Override
                public void write(byte[] bytes, int from, int count) {
                    if (count > 0) {
                        chunks.add(Arrays.copyOfRange(bytes, from, from + count));
                    }
                }

                @Override
                public void close() {
                    chunks.add(END);
                }
            };
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            try {
                while (at == now.length) {
                    now = chunks.take();
                    at = 0;
                    if (now.length == 0) {
                        chunks.add(END); // for the next read
                        return -1;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            int count = Math.min(most, now.length - at);
            System.arraycopy(now, at, into, from, count);
            at += count;
            return count;
        }
    }
}
