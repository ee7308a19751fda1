package dev.sluice.app.logs;

import dev.sluice.engine.log.LogLine;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Lines by the number in which they came, from 0 on. The first of them can be let go.
final class LogStore {
    private final TreeMap<Long, LogChunk> chunks;
    private LogChunk last;
    private long end;

    /// Takes lines.
    interface Reader {
        void read(long number, LogLine line);
    }

    LogStore() {
        chunks = new TreeMap<>();
        last = new LogChunk();
        chunks.put(end, last);
    }

    private LogStore(LogStore other) {
        chunks = new TreeMap<>(other.chunks);
        last = other.last.copy();
        end = other.end;
        chunks.put(chunks.lastKey(), last);
    }

    /// One with the same lines, which any thread may read while this one goes on.
    LogStore copy() {
        return new LogStore(this);
    }

    /// The number of the line that comes next.
    long end() {
        return end;
    }

    void add(LogLine line) {
        if (last.isFull()) {
            last = new LogChunk();
            chunks.put(end, last);
        }
        last.add(line);
        end++;
    }

    LogLine line(long number) {
        Map.Entry<Long, LogChunk> chunk = chunk(number);
        return chunk.getValue().line((int) (number - chunk.getKey()));
    }

    /// Hands out lines with their numbers, from a number on to the last.
    void forEach(long from, Reader reader) {
        long number = from;
        while (number < end) {
            Map.Entry<Long, LogChunk> chunk = chunk(number);
            long next = chunk.getKey() + chunk.getValue().size();
            for (; number < next; number++) {
                reader.read(number, chunk.getValue().line((int) (number - chunk.getKey())));
            }
        }
    }

    private Map.Entry<Long, LogChunk> chunk(long number) {
        return Objects.requireNonNull(chunks.floorEntry(number));
    }

    /// Lets go of lines below a number, as far as none above it stands with them.
    void letGo(long below) {
        Long second = chunks.higherKey(chunks.firstKey());
        while (second != null && second <= below) {
            chunks.pollFirstEntry();
            second = chunks.higherKey(second);
        }
    }
}
