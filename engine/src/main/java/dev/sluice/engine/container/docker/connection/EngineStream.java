package dev.sluice.engine.container.docker.connection;

import com.github.dockerjava.api.async.ResultCallback;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the engine sends bit by bit: what a container writes, what happens to containers. The
/// client's own wait for the first word goes on for ever where the engine refuses instead, as
/// Podman does when it cannot make a container ready to attach to.
public class EngineStream<T> extends ResultCallback.Adapter<T> {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final CountDownLatch answered = new CountDownLatch(1);

    @Override
    public void close() throws IOException {
        try {
            super.close(); // also where the engine refuses, or hangs up
        } finally {
            answered.countDown();
        }
    }

    /// Waits until the stream is there.
    ///
    /// @throws RuntimeException what the client throws where the engine refuses
    /// @throws UncheckedIOException where it does not answer
    public void awaitBegun() throws InterruptedException {
        awaitBegun(LONGEST);
    }

    public void awaitBegun(Duration longest) throws InterruptedException {
        if (!answered.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            var silence =
                    new IOException(
                            "the engine does not answer when asked for what containers write"
                                    + " and do");
            try {
                close();
            } catch (IOException e) {
                silence.addSuppressed(e);
            }
            throw new UncheckedIOException(silence);
        }
        throwFirstError();
    }

    @Override
    public void onStart(Closeable stream) {
        super.onStart(stream);
        answered.countDown();
    }
}
