package dev.sluice.app.logs;

import dev.sluice.engine.log.LogLine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Lines on their way to the window. Takes them from any thread without waiting; a window that is
/// too slow loses the oldest, and is told how many.
final class LogBuffer {
    private final int capacity;
    private final ArrayDeque<LogLine> waiting = new ArrayDeque<>();
    private long lost;

    LogBuffer(int capacity) {
        this.capacity = capacity;
    }

    /// What came since the last time.
    ///
    /// @param lost how many lines came before these and are not among them
    record Batch(List<LogLine> lines, long lost) {}

    synchronized void add(LogLine line) {
        if (waiting.size() == capacity) {
            waiting.removeFirst();
            lost++;
        }
        waiting.addLast(line);
    }

    synchronized Batch take() {
        var batch = new Batch(waiting.isEmpty() ? List.of() : new ArrayList<>(waiting), lost);
        waiting.clear();
        lost = 0;
        return batch;
    }

    synchronized void clear() {
        waiting.clear();
        lost = 0;
    }
}
