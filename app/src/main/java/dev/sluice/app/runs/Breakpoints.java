package dev.sluice.app.runs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// The steps before whose calls a run waits. Safe for use from many threads.
public final class Breakpoints {
    private final Set<String> steps = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<CountDownLatch, String> waiting = new ConcurrentHashMap<>();

    public boolean holds(String step) {
        return steps.contains(step);
    }

    /// Sets a breakpoint, or takes it away. Returns whether it is set now.
    public boolean toggle(String step) {
        return steps.remove(step) ? false : steps.add(step);
    }

    /// The steps with breakpoints.
    public Set<String> steps() {
        return Set.copyOf(steps);
    }

    /// Waits at a step that has a breakpoint until [#goOn] is called.
    ///
    /// @param changed hears of the steps where calls wait, before and after
    void pass(String step, Consumer<List<String>> changed) throws InterruptedException {
        if (!steps.contains(step)) {
            return;
        }
        var latch = new CountDownLatch(1);
        waiting.put(latch, step);
        changed.accept(List.copyOf(waiting.values()));
        try {
            latch.await();
        } finally {
            waiting.remove(latch);
            changed.accept(List.copyOf(waiting.values()));
        }
    }

    /// Lets all calls go that wait.
    public void goOn() {
        waiting.keySet().forEach(CountDownLatch::countDown);
    }
}
