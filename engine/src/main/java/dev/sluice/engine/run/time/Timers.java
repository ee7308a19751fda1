package dev.sluice.engine.run.time;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// The timers of one run, the earliest first; of those due at the same time, the one set first.
final class Timers {
    private final Map<String, Timer> byName = new HashMap<>();
    private final TreeSet<Timer> inOrder =
            new TreeSet<>(Comparator.comparing(Timer::due).thenComparingLong(Timer::order));
    private long set;

    record Timer(String name, Instant due, long order) {}

    void set(String name, Instant due) {
        stop(name);
        var timer = new Timer(name, due, set++);
        byName.put(name, timer);
        inOrder.add(timer);
    }

    void stop(String name) {
        Timer timer = byName.remove(name);
        if (timer != null) {
            inOrder.remove(timer);
        }
    }

    @Nullable Timer first() {
        return inOrder.isEmpty() ? null : inOrder.first();
    }
}
