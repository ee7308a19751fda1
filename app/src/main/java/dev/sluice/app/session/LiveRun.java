package dev.sluice.app.session;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.run.RunListener;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Follows a run and shows how it stands: at most one picture waits for the window at a time,
/// however fast the events come.
public final class LiveRun implements RunListener {
    private final RunFold fold;
    private final Executor window;
    private final Consumer<RunView> show;
    private final AtomicBoolean waiting = new AtomicBoolean();

    public LiveRun(Set<String> ids, Executor window, Consumer<RunView> show) {
        this.fold = new RunFold(ids);
        this.window = window;
        this.show = show;
    }

    @Override
    public void entered(Entry entry) {
        synchronized (fold) {
            fold.add(entry);
        }
        if (waiting.compareAndSet(false, true)) {
            window.execute(this::show);
        }
    }

    /// How the run stands now.
    public RunView view() {
        synchronized (fold) {
            return fold.view();
        }
    }

    private void show() {
        waiting.set(false);
        show.accept(view());
    }
}
