package dev.sluice.app.logs;

import dev.sluice.engine.log.LogLine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// Lines that are kept together: their texts one behind the other, what else they have in arrays. A
/// collection of garbage, for which the window waits, copies five arrays then in place of five
/// objects for each line.
final class LogChunk {
    /// How many lines have room.
    static final int LINES = 1_024;

    /// A chunk with as much text takes no more lines.
    static final int CHARS = 1 << 18;

    /// How far back one is looked for who printed as well: calls that go on together print in
    /// turns.
    private static final int NEAR = 16;

    private final StringBuilder texts;
    private final int[] ends;
    private final long[] seconds;
    private final int[] nanos;
    private final Origin[] origins;
    private int size;

    /// Who printed, where, in which run. Lines of one call share it.
    private record Origin(
            String run,
            String function,
            @Nullable String step,
            @Nullable String call,
            String stream) {
        boolean isOf(LogLine line) {
            return Objects.equals(call, line.call())
                    && stream.equals(line.stream())
                    && Objects.equals(step, line.step())
                    && function.equals(line.function())
                    && run.equals(line.run());
        }
    }

    LogChunk() {
        texts = new StringBuilder(64 * LINES);
        ends = new int[LINES];
        seconds = new long[LINES];
        nanos = new int[LINES];
        origins = new Origin[LINES];
    }

    private LogChunk(LogChunk other) {
        texts = new StringBuilder(other.texts);
        ends = other.ends.clone();
        seconds = other.seconds.clone();
        nanos = other.nanos.clone();
        origins = other.origins.clone();
        size = other.size;
    }

    /// One with the same lines, which stays as it is.
    LogChunk copy() {
        return new LogChunk(this);
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == LINES || texts.length() >= CHARS;
    }

    void add(LogLine line) {
        origins[size] = origin(line);
        Instant time = line.time();
        seconds[size] = time.getEpochSecond();
        nanos[size] = time.getNano();
        texts.append(line.text());
        ends[size] = texts.length();
        size++;
        if (isFull()) {
            texts.trimToSize();
        }
    }

    private Origin origin(LogLine line) {
        for (int i = size - 1; i >= Math.max(0, size - NEAR); i--) {
            if (origins[i].isOf(line)) {
                return origins[i];
            }
        }
        return new Origin(line.run(), line.function(), line.step(), line.call(), line.stream());
    }

    LogLine line(int index) {
        Origin origin = origins[index];
        return new LogLine(
                origin.run,
                Instant.ofEpochSecond(seconds[index], nanos[index]),
                origin.function,
                origin.step,
                origin.call,
                origin.stream,
                texts.substring(index == 0 ? 0 : ends[index - 1], ends[index]));
    }
}
