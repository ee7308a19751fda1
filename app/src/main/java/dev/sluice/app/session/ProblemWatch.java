package dev.sluice.app.session;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// Checks a flow beside the window, one check at a time, always the newest flow next.
final class ProblemWatch {
    private final Function<Flow, List<Problem>> checks;
    private final Executor window;
    private final Consumer<List<Problem>> found;
    private final AtomicReference<@Nullable Flow> wanted = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    ProblemWatch(
            Function<Flow, List<Problem>> checks, Executor window, Consumer<List<Problem>> found) {
        this.checks = checks;
        this.window = window;
        this.found = found;
    }

    void look(Flow flow) {
        wanted.set(flow);
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("check").start(this::work);
        }
    }

    private void work() {
        try {
            for (Flow flow = wanted.getAndSet(null); flow != null; flow = wanted.getAndSet(null)) {
                List<Problem> problems = checks.apply(flow);
                if (wanted.get() == null) {
                    window.execute(() -> found.accept(problems));
                }
            }
        } finally {
            busy.set(false);
        }
        Flow late = wanted.get();
        if (late != null) {
            look(late);
        }
    }
}
