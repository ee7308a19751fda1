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
    private int limit;

    /// A line and its place among all lines that ever came.
    private record Numbered(long number, LogLine line) {}

    LogWindow(int capacity) {
        all = new Ring<>(capacity);
        passing = new Ring<>(capacity);
        limit = capacity;
    }

    @Override
    public LogLine get(int index) {
        return passing.get((int) (first() - passing.dropped()) + index).line();
    }

    @Override
    public int size() {
        return (int) (end() - first());
    }

    /// The place of the first line of the list among all that ever passed the filter.
    private long first() {
        return Math.max(passing.dropped(), end() - limit);
    }

    private long end() {
        return passing.dropped() + passing.size();
    }

    /// Makes the list as long as this at most, its last lines; the others are kept all the same.
    void limit(int most) {
        beginChange();
        List<LogLine> before = new ArrayList<>(this);
        limit = most;
        int more = size() - before.size();
        if (more > 0) {
            nextAdd(0, more); // what is chosen stays so
        } else if (more < 0) {
            nextRemove(0, before.subList(0, -more));
        }
        endChange();
    }

    /// All lines that are kept and pass the filter.
    List<LogLine> everything() {
        List<LogLine> lines = new ArrayList<>(passing.size());
        for (int i = 0; i < passing.size(); i++) {
            lines.add(passing.get(i).line());
        }
        return lines;
    }

    /// How many lines are kept and pass the filter.
    int passed() {
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
        long wasFirst = first();
        long wasEnd = end();
        List<LogLine> before = new ArrayList<>(this);
        all.skip(lost);
        for (LogLine line : lines) {
            all.add(line);
        }
        long first = all.dropped();
        while (passing.size() > 0 && passing.get(0).number() < first) {
            passing.removeFirst();
        }
        int fresh = Math.min(lines.size(), all.size());
        for (int i = all.size() - fresh; i < all.size(); i++) {
            LogLine line = all.get(i);
            if (filter.test(line)) {
                passing.add(new Numbered(first + i, line));
            }
        }
        int gone = (int) (Math.min(first(), wasEnd) - wasFirst);
        if (gone > 0) {
            nextRemove(0, before.subList(0, gone));
        }
        int kept = before.size() - gone;
        if (size() > kept) {
            nextAdd(kept, size());
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
        nextReplace(0, size(), before);
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
