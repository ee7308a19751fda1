package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/// One of a function's two standard streams. The log pump reads it as output comes; the thread
/// whose call has ended reads what is left.
final class LogPipe {
    /// More than a socket holds, so what was written before a moment is read within as many bytes.
    private static final int MOST_IN_FLIGHT = 4 << 20;

    private final SocketChannel channel;
    private final Lines lines;
    private final ReentrantLock lock = new ReentrantLock();
    private LogSink sink;

    LogPipe(SocketChannel channel, String stream, LogSink sink) {
        this.channel = channel;
        this.lines = new Lines(stream);
        this.sink = sink;
    }

    SocketChannel channel() {
        return channel;
    }

    void logTo(LogSink next) {
        lock.lock();
        try {
            sink = next;
        } finally {
            lock.unlock();
        }
    }

    /// Passes on what lies ready, at most one buffer of it; false at the end of the stream.
    boolean pump(ByteBuffer buffer) {
        lock.lock();
        try {
            return read(buffer) >= 0;
        } finally {
            lock.unlock();
        }
    }

    /// Passes on all that was written before this call, an unfinished line included.
    void drain(ByteBuffer buffer) {
        lock.lock();
        try {
            long total = 0;
            for (int count = read(buffer);
                    count > 0 && total < MOST_IN_FLIGHT;
                    count = read(buffer)) {
                total += count;
            }
            lines.flush(sink);
        } finally {
            lock.unlock();
        }
    }

    private int read(ByteBuffer buffer) {
        try {
            buffer.clear();
            int count = channel.read(buffer);
            lines.take(buffer.flip(), sink);
            return count;
        } catch (IOException e) {
            return -1; // closed by either side: the stream has ended
        }
    }
}
