package dev.sluice.app.session;

import dev.sluice.engine.machine.Entry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The events of one run, in order, as far as they are known. Safe for use from many threads.
public final class RunRecord {
    public static final RunRecord NONE = new RunRecord("");

    private final String run;
    private final List<Entry> entries = new ArrayList<>();

    public RunRecord(String run) {
        this.run = run;
    }

    /// The run's id; empty before its first event.
    public synchronized String run() {
        return entries.isEmpty() ? run : entries.getFirst().run();
    }

    public synchronized void add(Entry entry) {
        entries.add(entry);
    }

    public synchronized int size() {
        return entries.size();
    }

    /// The events behind the first so many.
    public synchronized List<Entry> from(int index) {
        return part(index, entries.size());
    }

    /// The events behind the first `from` of them, up to the one of that number.
    synchronized List<Entry> part(int from, int to) {
        return from >= to ? List.of() : List.copyOf(entries.subList(from, to));
    }

    /// The last event that is known; `null` before the first.
    public synchronized @Nullable Entry last() {
        return entries.isEmpty() ? null : entries.getLast();
    }
}
