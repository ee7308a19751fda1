package dev.sluice.engine.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The log of one run while it goes on. Takes lines from any thread; who prints faster than the
/// disk takes it waits, so that no flood fills the heap.
public final class RunLog implements Closeable {
    private static final int SEGMENT_CHARACTERS = 4 << 20;
    private static final int BUFFER = 1 << 16;

    private final LogSegments segments;
    private final Runnable wantsFlush;
    private final Consumer<String> trouble;
    private final ReentrantLock lock = new ReentrantLock();
    private final StringBuilder buffer = new StringBuilder();

    private LogText text = new LogText();
    private Writer file = Writer.nullWriter();
    private long index;
    private long written;
    private int buffered;
    private long lost;
    private boolean isOpen;
    private boolean isFailed;
    private boolean isFlushDue;

    RunLog(LogSegments segments, Runnable wantsFlush, Consumer<String> trouble) {
        this.segments = segments;
        this.wantsFlush = wantsFlush;
        this.trouble = trouble;
    }

    /// Adds a line. It is in the file within a tenth of a second.
    public void add(LogLine line) {
        lock.lock();
        try {
            if (!hasRoom()) {
                lost++;
                return;
            }
            text.write(line, buffer);
            index++;
            buffered++;
            if (buffer.length() > BUFFER) {
                writeBuffer();
            }
            if (!isFlushDue) {
                isFlushDue = true;
                wantsFlush.run();
            }
        } catch (IOException e) {
            fail(e);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom() {
        if (!isFailed && (!isOpen || written + buffer.length() > SEGMENT_CHARACTERS)) {
            try {
                beginSegment();
            } catch (IOException e) {
                fail(e);
            }
        }
        return !isFailed;
    }

    private void beginSegment() throws IOException {
        writeBuffer();
        file.close();
        if (!isOpen) {
            Files.createDirectories(segments.folder());
            index = segments.size();
            isOpen = true;
        }
        file =
                new OutputStreamWriter(
                        Files.newOutputStream(segments.file(index)), StandardCharsets.UTF_8);
        text = new LogText();
        written = 0;
    }

    /// Hands over to the system what was added.
    void flush() {
        lock.lock();
        try {
            isFlushDue = false;
            writeBuffer();
            file.flush();
        } catch (IOException e) {
            fail(e);
        } finally {
            lock.unlock();
        }
    }

    private void writeBuffer() throws IOException {
        file.append(buffer);
        written += buffer.length();
        buffer.setLength(0);
        buffered = 0;
    }

    /// The run goes on without its log, and says so.
    private void fail(IOException e) {
        lost += buffered;
        buffered = 0;
        buffer.setLength(0);
        if (!isFailed) {
            isFailed = true;
            trouble.accept(
                    "What functions print cannot be kept in "
                            + segments.folder()
                            + ": "
                            + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    @Override
    public void close() {
        flush();
        lock.lock();
        try {
            file.close();
        } catch (IOException e) {
            fail(e);
        } finally {
            file = Writer.nullWriter();
            isOpen = false;
            lock.unlock();
        }
        if (lost > 0) {
            trouble.accept(lost + " lines that functions printed were not kept.");
        }
    }
}
