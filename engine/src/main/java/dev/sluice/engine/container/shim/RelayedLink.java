package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/// One byte stream each way to a relay, which stands before the shim where no socket can be shared.
/// Output comes as frames between the others, in the order in which it was written.
public final class RelayedLink implements ShimLink {
    /// No answer beyond this is kept, however much the reader wants.
    private static final long LARGEST = 64L << 20;

    private final OutputStream out;
    private final Lines standardOutput = new Lines("stdout");
    private final Lines standardError = new Lines("stderr");
    private final ReentrantLock lock = new ReentrantLock();
    private final BlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();
    private final ByteBuffer head = ByteBuffer.allocate(Frame.HEAD);
    private LogSink log;
    private char kind;
    private long size;
    private long taken;
    private byte[] body = {};

    /// @param out the relay's standard input
    public RelayedLink(OutputStream out, LogSink log) {
        this.out = out;
        this.log = log;
    }

    /// Takes what the relay wrote to its standard output. One thread only; it is held up while the
    /// log is.
    public void take(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            if (head.hasRemaining()) {
                head.put(in.get());
                if (!head.hasRemaining()) {
                    begin();
                }
            } else {
                int count = (int) Math.min(in.remaining(), size - taken);
                continueWith(in.slice(in.position(), count));
                in.position(in.position() + count);
            }
            if (!head.hasRemaining() && taken == size) {
                finish();
            }
        }
    }

    private void begin() {
        head.flip();
        size = Integer.toUnsignedLong(head.getInt()) - 1;
        kind = (char) head.get();
        taken = 0;
        body = new byte[isLog() || size > LARGEST ? 0 : Math.toIntExact(size)];
    }

    private boolean isLog() {
        return kind == Frame.STANDARD_OUTPUT || kind == Frame.STANDARD_ERROR;
    }

    private void continueWith(ByteBuffer part) {
        int count = part.remaining();
        if (isLog()) {
            lock.lock();
            try {
                (kind == Frame.STANDARD_OUTPUT ? standardOutput : standardError).take(part, log);
            } finally {
                lock.unlock();
            }
        } else if (body.length == size) {
            part.get(body, (int) taken, count);
        }
        taken += count;
    }

    private void finish() {
        if (!isLog()) {
            frames.add(Optional.of(new Frame(kind, body, size)));
        }
        body = new byte[0];
        head.clear();
    }

    /// The relay has ended.
    public void ended() {
        frames.add(Optional.empty());
    }

    @Override
    public void send(char kind, byte[]... parts) throws IOException {
        int length = 1;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        out.write(ByteBuffer.allocate(Frame.HEAD).putInt(length).put((byte) kind).array());
        for (byte[] part : parts) {
            out.write(part);
        }
        out.flush();
    }

    @Override
    public Frame receive(long largest) throws IOException {
        try {
            Frame frame = frames.take().orElseThrow(() -> new EOFException("the shim has ended"));
            return frame.size() > largest
                    ? new Frame(frame.kind(), new byte[0], frame.size())
                    : frame;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            end();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public void logTo(LogSink sink) {
        lock.lock();
        try {
            log = sink;
        } finally {
            lock.unlock();
        }
    }

    /// What came before an answer was passed on before the answer was.
    @Override
    public void drainLogs() {
        lock.lock();
        try {
            standardOutput.flush(log);
            standardError.flush(log);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        ended();
        try {
            out.close();
        } catch (IOException _) {
            // the engine had closed it
        }
    }

    @Override
    public void close() {
        end();
    }
}
