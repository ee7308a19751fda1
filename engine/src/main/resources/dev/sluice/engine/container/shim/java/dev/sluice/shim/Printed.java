package dev.sluice.shim;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;

/// What is written to one of the descriptors 1 and 2, by whomever. It comes through a pipe whose
/// two ends this process holds. To know that all printed so far has come out, a mark that nobody
/// else can write is sent through it.
final class Printed {
    private static final int MARK_BYTES = 16;

    private final InputStream pipe;
    private final PrintStream descriptor;
    private final Sink sink;
    private final byte[] mark = new byte[MARK_BYTES];
    private final Semaphore marks = new Semaphore(0);
    private volatile boolean broken;

    /// Takes what was printed.
    interface Sink {
        void take(byte[] bytes, int size) throws IOException;
    }

    /// @param path of the pipe; removed here
    /// @param descriptor writes into the pipe
    Printed(String path, PrintStream descriptor, Sink sink) throws IOException {
        this.pipe = new FileInputStream(path);
        this.descriptor = descriptor;
        this.sink = sink;
        Files.delete(Path.of(path));
        new SecureRandom().nextBytes(mark);
    }

    /// Hands on what comes, for ever.
    void pump() {
        byte[] buffer = new byte[1 << 16];
        int filled = 0;
        try {
            for (int read; (read = pipe.read(buffer, filled, buffer.length - filled)) >= 0; ) {
                filled += read;
                filled = handOn(buffer, filled);
            }
        } catch (IOException e) {
            broken = true;
            marks.release(
                    Integer.MAX_VALUE / 2); // the engine is gone, and nobody waits for its logs
        }
    }

    /// Hands on all but what may be the begin of a mark, and returns the size of that.
    private int handOn(byte[] buffer, int filled) throws IOException {
        int from = 0;
        int at = 0;
        while (at < filled) {
            int same = sameAsMark(buffer, at, filled);
            if (same == MARK_BYTES) {
                take(buffer, from, at);
                marks.release();
                at += MARK_BYTES;
                from = at;
            } else if (at + same == filled && same > 0) {
                break;
            } else {
                at++;
            }
        }
        take(buffer, from, at);
        System.arraycopy(buffer, at, buffer, 0, filled - at);
        return filled - at;
    }

    private int sameAsMark(byte[] buffer, int at, int filled) {
        int same = 0;
        while (same < MARK_BYTES && at + same < filled && buffer[at + same] == mark[same]) {
            same++;
        }
        return same;
    }

    private void take(byte[] buffer, int from, int to) throws IOException {
        if (to > from) {
            byte[] part = java.util.Arrays.copyOfRange(buffer, from, to);
            sink.take(part, part.length);
        }
    }

    /// Returns when all that was printed before has been handed on.
    synchronized void drain() {
        if (!broken) {
            descriptor.write(mark, 0, MARK_BYTES);
            descriptor.flush();
            marks.acquireUninterruptibly();
        }
    }
}
