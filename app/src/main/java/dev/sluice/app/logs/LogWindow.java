package dev.sluice.app.logs;

import dev.sluice.engine.log.LogLine;

import javafx.collections.ObservableListBase;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The last so many lines, and of them those that pass the filter, as a list a view can show. A
/// batch is one change, however many lines it has.
final class LogWindow extends ObservableListBase<LogLine> {
    private final Ring<LogLine> all;
    private final Ring<Numbered> passing;
    private Predicate<LogLine> filter = _ -> true;

    /// A line and its place among all lines that ever came.
    private record Numbered(long number, LogLine line) {}

    LogWindow(int capacity) {
        all = new Ring<>(capacity);
        passing = new Ring<>(capacity);
    }

    @Override
    public LogLine get(int index) {
        return passing.get(index).line();
    }

    @Override
    public int size() {
        return passing.size();
    }

    /// How many lines are kept, shown or not.
    int kept() {
        return all.size();
    }

    /// How many lines came that are no longer kept.
    long dropped() {
        return all.dropped();
    }

    void append(List<LogLine> lines, long lost) {
        beginChange();
        all.skip(lost);
        for (LogLine line : lines) {
            all.add(line);
        }
        long first = all.dropped();
        List<LogLine> gone = new ArrayList<>();
        while (passing.size() > 0 && passing.get(0).number() < first) {
            gone.add(passing.removeFirst().line());
        }
        if (!gone.isEmpty()) {
            nextRemove(0, gone);
        }
        int from = passing.size();
        int fresh = Math.min(lines.size(), all.size());
        for (int i = all.size() - fresh; i < all.size(); i++) {
            LogLine line = all.get(i);
            if (filter.test(line)) {
                passing.add(new Numbered(first + i, line));
            }
        }
        if (passing.size() > from) {
            nextAdd(from, passing.size());
        }
        endChange();
    }

    void filter(Predicate<LogLine> wanted) {
        filter = wanted;
        beginChange();
        List<LogLine> before = new ArrayList<>(this);
        passing.clear();
        long first = all.dropped();
        for (int i = 0; i < all.size(); i++) {
            LogLine line = all.get(i);
            if (filter.test(line)) {
                passing.add(new Numbered(first + i, line));
            }
        }
        nextReplace(0, passing.size(), before);
        endChange();
    }

    @Override
    public void clear() {
        beginChange();
        List<LogLine> before = new ArrayList<>(this);
        all.clear();
        passing.clear();
        nextRemove(0, before);
        endChange();
    }
}
