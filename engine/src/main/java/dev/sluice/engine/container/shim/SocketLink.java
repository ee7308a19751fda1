package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/// Three Unix sockets to a shim: the control stream and the function's two standard streams. Since
/// a write to such a socket returns only when the bytes lie with the reader, what was printed
/// before an answer can be read when the answer has come.
final class SocketLink implements ShimLink {
    private static final int BUFFER = 16 << 10;

    private final SocketChannel control;
    private final List<LogPipe> logs;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer drained = ByteBuffer.allocateDirect(BUFFER);

    SocketLink(SocketChannel control, List<LogPipe> logs) {
        this.control = control;
        this.logs = logs;
    }

    @Override
    public void send(char kind, byte[]... parts) throws IOException {
        int size = 1;
        for (byte[] part : parts) {
            size = Math.addExact(size, part.length);
        }
        out.clear().putInt(size).put((byte) kind);
        for (byte[] part : parts) {
            put(part);
        }
        flush();
    }

    private void put(byte[] part) throws IOException {
        for (int at = 0; at < part.length; ) {
            if (!out.hasRemaining()) {
                flush();
            }
            int count = Math.min(out.remaining(), part.length - at);
            out.put(part, at, count);
            at += count;
        }
    }

    private void flush() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            control.write(out);
        }
        out.clear();
    }

    @Override
    public Frame receive(long largest) throws IOException {
        while (in.remaining() < Frame.HEAD) {
            fill();
        }
        long size = Integer.toUnsignedLong(in.getInt()) - 1;
        char kind = (char) in.get();
        var body = new byte[size <= largest ? Math.toIntExact(size) : 0];
        for (long at = 0; at < size; ) {
            if (!in.hasRemaining()) {
                fill();
            }
            int count = (int) Math.min(in.remaining(), size - at);
            if (body.length == size) {
                in.get(body, (int) at, count);
            } else {
                in.position(in.position() + count);
            }
            at += count;
        }
        return new Frame(kind, body, size);
    }

    private void fill() throws IOException {
        in.compact();
        int count = control.read(in);
        in.flip();
        if (count < 0) {
            throw new EOFException("the shim has ended");
        }
    }

    @Override
    public void logTo(LogSink sink) {
        logs.forEach(pipe -> pipe.logTo(sink));
    }

    @Override
    public void drainLogs() {
        logs.forEach(pipe -> pipe.drain(drained));
    }

    @Override
    public void end() {
        ShimSocket.closeQuietly(control);
    }

    @Override
    public void close() {
        end();
        logs.forEach(pipe -> ShimSocket.closeQuietly(pipe.channel()));
    }
}
