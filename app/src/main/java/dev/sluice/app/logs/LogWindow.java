package dev.sluice.app.logs;

import dev.sluice.app.logs.LogChange.Part;
import dev.sluice.engine.log.LogLine;

import javafx.collections.ObservableListBase;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The last so many lines, and of them those that pass the filter, as a list a view can show. A
/// batch is one change, however many lines it has. Lines are made when they are asked for.
final class LogWindow extends ObservableListBase<LogLine> {
    private final int capacity;
    private LogStore all = new LogStore();
    private final Numbers passing = new Numbers();
    private Predicate<LogLine> filter = _ -> true;
    private int limit;

    LogWindow(int capacity) {
        this.capacity = capacity;
        limit = capacity;
    }

    @Override
    public LogLine get(int index) {
        return all.line(passing.get(first() + index));
    }

    @Override
    public int size() {
        return passing.size() - first();
    }

    /// The place of the first line of the list among those that pass the filter.
    private int first() {
        return first(passing.size());
    }

    private int first(int passed) {
        return Math.max(0, passed - limit);
    }

    /// Makes the list as long as this at most, its last lines; the others are kept all the same.
    void limit(int most) {
        int before = first();
        limit = most;
        int after = first();
        List<LogLine> gone = after > before ? lines(all, before, after) : List.of();
        tell(new Part(0, Math.max(0, before - after), gone)); // what is chosen stays so
    }

    /// All lines that are kept and pass the filter, as they are now. Any thread may read them.
    List<LogLine> everything() {
        return lines(all.copy(), 0, passing.size());
    }

    /// How many lines are kept and pass the filter.
    int passed() {
        return passing.size();
    }

    /// How many lines are kept, shown or not.
    int kept() {
        return (int) (all.end() - dropped());
    }

    /// How many lines came that are no longer kept.
    long dropped() {
        return Math.max(0, all.end() - capacity);
    }

    void append(List<LogLine> lines) {
        int before = passing.size();
        for (LogLine line : lines) {
            if (filter.test(line)) {
                passing.add(all.end());
            }
            all.add(line);
        }
        int old = passing.below(dropped());
        int wasFirst = first(before);
        int end = Math.min(before, Math.max(old, first()));
        List<LogLine> gone = lines(all, wasFirst, end);
        passing.removeFirst(old);
        int stayed = before - end;
        if (stayed == 0) {
            tell(new Part(0, size(), gone));
        } else {
            tell(new Part(0, 0, gone), new Part(stayed, size(), List.of()));
        }
        all.letGo(dropped());
    }

    void filter(Predicate<LogLine> wanted) {
        filter = wanted;
        List<LogLine> before = lines(all, first(), passing.size());
        passing.clear();
        all.forEach(
                dropped(),
                (number, line) -> {
                    if (filter.test(line)) {
                        passing.add(number);
                    }
                });
        tell(new Part(0, size(), before));
    }

    @Override
    public void clear() {
        List<LogLine> before = lines(all, first(), passing.size());
        all = new LogStore();
        passing.clear();
        tell(new Part(0, 0, before));
    }

    private void tell(Part... parts) {
        List<Part> some = Stream.of(parts).filter(part -> !part.isNone()).toList();
        if (!some.isEmpty()) {
            fireChange(new LogChange(this, some));
        }
    }

    /// Lines that pass the filter now, whatever it is later.
    private List<LogLine> lines(LogStore store, int from, int to) {
        long[] numbers = passing.part(from, to);
        return new AbstractList<>() {
            @Override
            public LogLine get(int index) {
                return store.line(numbers[index]);
            }

            @Override
            public int size() {
                return numbers.length;
            }
        };
    }
}
