package dev.sluice.app.runs.history;

import dev.sluice.app.runs.Notice;
import dev.sluice.app.runs.RunPlace;
import dev.sluice.app.runs.RunRefused;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunFold;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The runs of the open flow that were, and the one of them that is shown.
public final class History {
    private final Session session;
    private final RunFeed feed;
    private final RunPlace place;
    private final RunsModel runs;
    private final Executor background;
    private final Executor window;
    private final ObservableList<RunSummary> all = FXCollections.observableArrayList();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Consumer<List<RunSummary>> reader = _ -> {};
    private boolean arranging;

    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    public History(
            Session session,
            RunFeed feed,
            RunPlace place,
            RunsModel runs,
            Executor background,
            Executor window) {
        this.session = session;
        this.feed = feed;
        this.place = place;
        this.runs = runs;
        this.background = background;
        this.window = window;
        session.folderProperty().subscribe(_ -> refresh());
        runs.runningProperty()
                .subscribe(
                        (_, now) -> {
                            if (!now) {
                                refresh();
                            }
                        });
        feed.sizeProperty()
                .subscribe(
                        (before, now) -> {
                            if (before.intValue() == 0
                                    && now.intValue() > 0
                                    && runs.runningProperty().get()) {
                                refresh();
                            }
                        });
    }

    /// The latest runs first.
    public ObservableList<RunSummary> all() {
        return all;
    }

    /// Has the runs read beside the window whenever they are looked for, before they are shown.
    void readBeside(Consumer<List<RunSummary>> other) {
        reader = other;
        if (!all.isEmpty()) {
            readAgain(() -> {});
        }
    }

    /// Has the runs that are listed read beside the window, then does the rest on its thread.
    void readAgain(Runnable then) {
        List<RunSummary> now = List.copyOf(all);
        background.execute(
                () -> {
                    reader.accept(now);
                    window.execute(then);
                });
    }

    /// Those that the shown run can be compared with.
    List<RunSummary> others() {
        String shown = feed.record().run();
        return all.stream().filter(run -> !run.id().equals(shown)).toList();
    }

    /// What the canvas calls the step at the end of a path.
    String name(String path) {
        return StepNames.shown(path, session.document()::step);
    }

    /// Whether a run goes on, beside which no other can be resumed.
    public ReadOnlyBooleanProperty busyProperty() {
        return runs.runningProperty();
    }

    /// How the run that the panels show stands.
    public ReadOnlyObjectProperty<RunView> viewProperty() {
        return session.runProperty();
    }

    /// The last event of the run that is shown, where it has ended.
    public @Nullable Entry end() {
        Entry last = feed.record().last();
        return last == null || !last.event().isLast() ? null : last;
    }

    /// Goes on with a run that was interrupted.
    public void resume(RunSummary run) {
        runs.resume(run);
    }

    /// Whether the run that is shown can be run again from a step on: it came there, and none goes
    /// on.
    public boolean canReplay(String step) {
        RunView view = session.runProperty().get();
        return !runs.runningProperty().get()
                && view.run() != null
                && view.steps().containsKey(step);
    }

    /// What the canvas calls a trigger.
    String trigger(String id) {
        return runs.starts().label(id);
    }

    /// Removes runs with all that is kept of them; not the one that goes on.
    public void delete(List<RunSummary> chosen) {
        Path folder = session.folderProperty().get();
        if (folder == null) {
            return;
        }
        String shown = feed.record().run();
        if (chosen.stream().anyMatch(run -> run.id().equals(shown))) {
            shown(RunRecord.NONE, RunView.NONE);
        }
        background.execute(
                () -> {
                    for (RunSummary run : chosen) {
                        try {
                            place.delete(folder, run.id());
                        } catch (RunRefused e) {
                            runs.bulletin().put(Notice.refused("runs.not-deleted", e));
                        }
                    }
                    refresh();
                });
    }

    /// Looks for runs again. Of several looks only what the last one finds is taken.
    public void refresh() {
        Path folder = session.folderProperty().get();
        int look = looks.incrementAndGet();
        background.execute(
                () -> {
                    try {
                        List<RunSummary> found = folder == null ? List.of() : place.history(folder);
                        Consumer<List<RunSummary>> read = reader;
                        read.accept(found);
                        window.execute(() -> take(found, look, read));
                    } catch (RunRefused e) {
                        runs.bulletin().refuse("runs.refused.list", e);
                    }
                });
    }

    private void take(List<RunSummary> found, int look, Consumer<List<RunSummary>> read) {
        if (look != looks.get()) {
            return;
        }
        if (read != reader) { // whoever shows them came meanwhile
            Consumer<List<RunSummary>> now = reader;
            background.execute(
                    () -> {
                        now.accept(found);
                        window.execute(() -> take(found, look, now));
                    });
            return;
        }
        arranging = true;
        all.setAll(found);
        arranging = false;
    }

    /// Whether the list is being replaced: what is chosen in it meanwhile, no user chose.
    boolean isArranging() {
        return arranging;
    }

    /// Shows a run of the past: its events, its colours, what its functions printed.
    public void show(RunSummary run) {
        Path folder = session.folderProperty().get();
        if (folder == null || feed.record().run().equals(run.id()) || runs.showLive(run.id())) {
            return;
        }
        Set<String> ids = session.document().ids();
        background.execute(
                () -> {
                    var record = new RunRecord(run.id());
                    var fold = new RunFold(ids);
                    try {
                        place.read(
                                folder,
                                run.id(),
                                entry -> {
                                    record.add(entry);
                                    fold.add(entry);
                                    return true;
                                });
                        RunView view = fold.view();
                        window.execute(
                                () -> {
                                    shown(record, view);
                                    background.execute(() -> readLogs(folder, record));
                                });
                    } catch (RunRefused e) {
                        runs.bulletin().refuse("runs.refused.read", e);
                    }
                });
    }

    /// Only once the run is shown: the panels take no lines of another.
    private void readLogs(Path folder, RunRecord record) {
        try {
            place.readLogs(folder, record.run(), line -> feed.log(record, line));
        } catch (RunRefused e) {
            runs.bulletin().refuse("runs.refused.logs", e);
        }
    }

    private void shown(RunRecord record, RunView view) {
        feed.show(record);
        session.show(view);
    }
}
