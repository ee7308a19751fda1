package dev.sluice.app.session;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Checks a flow beside the window, one check at a time, always the newest flow next.
final class ProblemWatch {
    /// A flow to look at.
    ///
    /// @param target whose limits count; `null`: those of all its targets
    private record Wanted(Flow flow, @Nullable String target) {}

    private final BiFunction<Flow, @Nullable String, List<Problem>> checks;
    private final Executor window;
    private final Consumer<List<Problem>> found;
    private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    ProblemWatch(
            BiFunction<Flow, @Nullable String, List<Problem>> checks,
            Executor window,
            Consumer<List<Problem>> found) {
        this.checks = checks;
        this.window = window;
        this.found = found;
    }

    void look(Flow flow, @Nullable String target) {
        wanted.set(new Wanted(flow, target));
        start();
    }

    private void start() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("check").start(this::work);
        }
    }

    private void work() {
        try {
            for (Wanted next = wanted.getAndSet(null);
                    next != null;
                    next = wanted.getAndSet(null)) {
                List<Problem> problems = checks.apply(next.flow(), next.target());
                if (wanted.get() == null) {
                    window.execute(() -> found.accept(problems));
                }
            }
        } finally {
            busy.set(false);
        }
        if (wanted.get() != null) {
            start();
        }
    }
}
