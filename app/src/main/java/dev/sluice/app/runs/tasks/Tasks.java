package dev.sluice.app.runs.tasks;

import dev.sluice.app.session.Session;
import dev.sluice.engine.container.Preparation;
import dev.sluice.engine.container.Preparations;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// The long work that calls of the open flow wait for, and that the user may cancel.
public final class Tasks {
    /// A task as it stands.
    ///
    /// @param share how much is done, from 0 to 1; `null` where nobody knows
    public record Task(
            String function,
            List<String> lines,
            @Nullable Double share,
            Preparation.State state,
            Preparation work) {
        private static Task of(Preparation work) {
            return new Task(work.function(), work.lines(), work.share(), work.state(), work);
        }

        /// What was told last.
        public String last() {
            return lines.isEmpty() ? function : lines.getLast();
        }
    }

    private final Session session;
    private final Preparations all;
    private final Executor window;
    private final Executor frame;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<List<Task>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Task> ended = new ReadOnlyObjectWrapper<>();
    private final Preparations.Listener listener =
            new Preparations.Listener() {
                @Override
                public void changed() {
                    lookSoon();
                }

                @Override
                public void ended(Preparation preparation) {
                    lookSoon();
                    window.execute(() -> end(preparation));
                }
            };

    /// @param window runs work on the window's thread
    /// @param frame runs work on the window's thread, at most once a frame
    public Tasks(Session session, Preparations all, Executor window, Executor frame) {
        this.session = session;
        this.all = all;
        this.window = window;
        this.frame = frame;
        all.listen(listener);
    }

    /// What goes on, the oldest first.
    public ReadOnlyObjectProperty<List<Task>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// What ended last.
    public ReadOnlyObjectProperty<@Nullable Task> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// Ends a task: the call that waits for it is told so.
    public void cancel(Task task) {
        task.work().cancel();
    }

    /// Hears of nothing any more.
    public void close() {
        all.forget(listener);
    }

    private void lookSoon() {
        if (waiting.compareAndSet(false, true)) {
            frame.execute(this::look);
        }
    }

    private void look() {
        waiting.set(false);
        open.set(all.open().stream().filter(this::isOurs).map(Task::of).toList());
    }

    private void end(Preparation preparation) {
        if (isOurs(preparation)) {
            ended.set(Task.of(preparation));
        }
    }

    private boolean isOurs(Preparation preparation) {
        return session.document().flow().functions().containsKey(preparation.function());
    }
}
