package dev.sluice.app.runs;

import dev.sluice.app.session.LiveRun;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunFold;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem.Severity;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Runs of the open flow: what to start them with, the one that goes on, and those of the past.
public final class RunsModel {
    /// What a model works with beside the session.
    ///
    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    /// @param frame runs work on the window's thread, at most once a frame
    /// @param trust the flows whose code may run
    /// @param saving saves the flow where it is not saved, then does the rest on the window's
    ///   thread
    public record Surroundings(
            Executor background,
            Executor window,
            Executor frame,
            Trust trust,
            Consumer<Runnable> saving) {}

    /// Whether the code of the flow in a folder may run.
    ///
    /// @param yes what to do if it may
    public record Question(Path folder, Runnable yes) {}

    private final Session session;
    private final RunFeed feed;
    private final RunPlace place;
    private final Surroundings around;
    private final ObservableList<String> triggers = FXCollections.observableArrayList();
    private final ObservableList<SampleEvent> events = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> history = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> trigger = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable SampleEvent> event = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runtime = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> question =
            new ReadOnlyObjectWrapper<>();
    private final ObservableMap<String, @Nullable Object> pins = FXCollections.observableHashMap();
    private final Breakpoints breakpoints = new Breakpoints();
    private final ReadOnlyObjectWrapper<List<String>> paused =
            new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Run live;
    private boolean stopped;

    public RunsModel(Session session, RunFeed feed, RunPlace place, Surroundings around) {
        this.session = session;
        this.feed = feed;
        this.place = place;
        this.around = around;
        session.documentProperty().subscribe(_ -> lookForTriggers());
        session.folderProperty().subscribe(_ -> refresh());
        event.subscribe(this::readSample);
        around.background()
                .execute(
                        () -> {
                            String name = place.runtime();
                            around.window().execute(() -> runtime.set(name));
                        });
    }

    /// The ids of the triggers there are.
    public ObservableList<String> triggers() {
        return triggers;
    }

    public ObservableList<SampleEvent> events() {
        return events;
    }

    /// The latest runs first.
    public ObservableList<RunSummary> history() {
        return history;
    }

    /// The trigger that is played.
    public ObjectProperty<@Nullable String> triggerProperty() {
        return trigger;
    }

    public ObjectProperty<@Nullable SampleEvent> eventProperty() {
        return event;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What goes on beside the run's events: a pull, a build, a warning.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// What functions run in; empty until it is known.
    public ReadOnlyStringProperty runtimeProperty() {
        return runtime.getReadOnlyProperty();
    }

    /// The latest thing to tell the user.
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// What the user is asked before the code of a flow from elsewhere runs.
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// The run that the panels show.
    public ReadOnlyObjectProperty<RunRecord> shownProperty() {
        return feed.recordProperty();
    }

    /// How the run that the panels show stands.
    public ReadOnlyObjectProperty<RunView> viewProperty() {
        return session.runProperty();
    }

    /// The last event of the run that is shown, where it has ended.
    public @Nullable Entry end() {
        RunRecord record = feed.record();
        List<Entry> last = record.from(Math.max(0, record.size() - 1));
        return last.isEmpty() || !last.getLast().event().isLast() ? null : last.getLast();
    }

    /// Starts a run of the flow as it is drawn now.
    public void run() {
        String played = trigger.get();
        SampleEvent chosen = event.get();
        if (running.get()) {
            return;
        }
        if (played == null) {
            notice.set(Notice.bad("runs.no-trigger", ""));
            return;
        }
        long errors =
                session.problemsProperty().get().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .count();
        if (errors > 0) {
            notice.set(Notice.bad("runs.has-errors", "", errors));
            return;
        }
        SampleEvent first = chosen == null ? SampleEvent.EMPTY : chosen;
        saved(folder -> begin(l -> place.start(folder, request(played, first.read()), l), null));
    }

    /// A run with the outputs that are pinned in place of calls.
    private RunRequest request(String played, @Nullable Object value) {
        Map<String, List<RunRequest.Mock>> answers = new LinkedHashMap<>();
        pins.forEach(
                (step, output) -> answers.put(step, List.of(new RunRequest.Mock.Return(output))));
        return new RunRequest(played, value, answers, false, null);
    }

    /// The steps whose calls are answered with an output of before, with that output.
    public ObservableMap<String, @Nullable Object> pins() {
        return pins;
    }

    /// Tells the user something in passing.
    ///
    /// @param text its message key
    public void say(String text, Object... values) {
        notice.set(new Notice(Notice.Kind.PLAIN, text, List.of(values), ""));
    }

    /// Where runs wait before a call.
    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /// The steps at which the run waits now.
    public ReadOnlyObjectProperty<List<String>> pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// Runs one step by itself.
    public void runAlone(Step step, @Nullable Object input) {
        String text = Alone.text(session.document().flow(), step);
        RunRequest wanted = RunRequest.of(Alone.TRIGGER, input);
        saved(folder -> begin(l -> place.startText(folder, text, wanted, l), null));
    }

    /// Runs the shown run again from a step on, with what was recorded above it.
    public void replay(String step) {
        String run = feed.record().run();
        if (!run.isEmpty()) {
            saved(folder -> begin(l -> place.replay(folder, run, step, l), null));
        }
    }

    /// Does something that runs the flow's code as it is drawn now.
    private void saved(Consumer<Path> then) {
        around.saving()
                .accept(
                        () -> {
                            Path folder = session.folderProperty().get();
                            if (folder != null && !running.get()) {
                                ifTrusted(folder, () -> then.accept(folder));
                            }
                        });
    }

    /// Goes on with a run that was interrupted.
    public void resume(RunSummary run) {
        Path folder = session.folderProperty().get();
        if (folder != null && !running.get()) {
            ifTrusted(
                    folder,
                    () -> begin(listener -> place.resume(folder, run.id(), listener), run.id()));
        }
    }

    /// Does something that runs the flow's code, after asking where that is not settled.
    private void ifTrusted(Path folder, Runnable then) {
        around.background()
                .execute(
                        () -> {
                            try {
                                boolean settled = around.trust().holds(folder);
                                around.window()
                                        .execute(
                                                settled
                                                        ? then
                                                        : () -> question.set(ask(folder, then)));
                            } catch (IOException e) {
                                tell(new RunRefused(String.valueOf(e.getMessage()), "", e));
                            }
                        });
    }

    private Question ask(Path folder, Runnable then) {
        return new Question(
                folder,
                () ->
                        around.background()
                                .execute(
                                        () -> {
                                            try {
                                                around.trust().add(folder);
                                                around.window().execute(then);
                                            } catch (IOException e) {
                                                tell(
                                                        new RunRefused(
                                                                String.valueOf(e.getMessage()),
                                                                "",
                                                                e));
                                            }
                                        }));
    }

    public void stop() {
        stopped = true;
        Run run = live;
        if (run != null) {
            around.background().execute(() -> run.cancel("stopped by the user"));
        }
    }

    /// Shows a run of the past: its events, its colours, what its functions printed.
    public void show(RunSummary run) {
        Path folder = session.folderProperty().get();
        if (folder == null || feed.record().run().equals(run.id())) {
            return;
        }
        Set<String> ids = session.document().ids();
        around.background()
                .execute(
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
                                around.window().execute(() -> shown(record, fold.view()));
                                place.readLogs(folder, run.id(), line -> feed.log(record, line));
                            } catch (RunRefused e) {
                                tell(e);
                            }
                        });
    }

    private void readSample(@Nullable SampleEvent chosen) {
        session.choose(null);
        if (chosen != null) {
            around.background()
                    .execute(
                            () -> {
                                try {
                                    var read = new Session.Sample(chosen.read());
                                    around.window().execute(() -> take(chosen, read));
                                } catch (RunRefused e) {
                                    tell(e);
                                }
                            });
        }
    }

    private void take(SampleEvent read, Session.Sample sample) {
        if (read.equals(event.get())) {
            session.choose(sample);
        }
    }

    /// Looks for events and runs again.
    public void refresh() {
        Path folder = session.folderProperty().get();
        around.background()
                .execute(
                        () -> {
                            try {
                                List<SampleEvent> found = SampleEvent.in(folder);
                                around.window().execute(() -> showEvents(found));
                                List<RunSummary> runs =
                                        folder == null ? List.of() : place.history(folder);
                                around.window().execute(() -> history.setAll(runs));
                            } catch (IOException e) {
                                tell(new RunRefused(String.valueOf(e.getMessage()), "", e));
                            } catch (RunRefused e) {
                                tell(e);
                            }
                        });
    }

    /// Starts or resumes.
    private interface Start {
        Run with(RunListener listener) throws RunRefused;
    }

    private void begin(Start start, @Nullable String resumed) {
        if (running.get()) {
            return;
        }
        running.set(true);
        stopped = false;
        told.set("");
        var record = new RunRecord(resumed == null ? "" : resumed);
        feed.show(record);
        session.show(RunView.NONE);
        Set<String> ids = session.document().ids();
        var listener = new Listener(record, ids);
        around.background().execute(() -> carryOut(start, listener));
    }

    private void carryOut(Start start, Listener listener) {
        try {
            Run run = start.with(listener);
            around.window()
                    .execute(
                            () -> {
                                live = run;
                                if (stopped) {
                                    stop();
                                }
                            });
            Run.Result result = run.await();
            around.window().execute(() -> ended(result));
        } catch (RunRefused e) {
            tell(e);
            around.window().execute(() -> ended(null));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            around.window().execute(() -> ended(null));
        }
    }

    private void ended(Run.@Nullable Result result) {
        live = null;
        running.set(false);
        told.set("");
        switch (result) {
            case null -> {}
            case Run.Result.Succeeded _ ->
                    notice.set(new Notice(Notice.Kind.GOOD, "runs.succeeded", List.of(), ""));
            case Run.Result.Failed(var failure) ->
                    notice.set(Notice.bad("runs.failed", failure.cause(), failure.error()));
            case Run.Result.Cancelled _ ->
                    notice.set(new Notice(Notice.Kind.PLAIN, "runs.cancelled", List.of(), ""));
            case Run.Result.Interrupted(var reason, var remedy) ->
                    notice.set(Notice.bad("runs.interrupted", remedy, reason));
        }
        refresh();
    }

    private void shown(RunRecord record, RunView view) {
        feed.show(record);
        session.show(view);
    }

    private void tell(RunRefused refused) {
        around.window()
                .execute(
                        () ->
                                notice.set(
                                        Notice.bad(
                                                "runs.refused",
                                                refused.remedy(),
                                                String.valueOf(refused.getMessage()))));
    }

    private void lookForTriggers() {
        List<String> now =
                session.document().flow().triggers().values().stream().map(Trigger::id).toList();
        if (!now.equals(triggers)) {
            String before = trigger.get();
            triggers.setAll(now);
            trigger.set(
                    before != null && now.contains(before)
                            ? before
                            : preferred(session.document().flow().triggers().values()));
        }
    }

    /// The trigger started by hand, else the first.
    private static @Nullable String preferred(Collection<Trigger> all) {
        return all.stream()
                .filter(Trigger.Manual.class::isInstance)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Trigger::id)
                .orElse(null);
    }

    private void showEvents(List<SampleEvent> found) {
        SampleEvent before = event.get();
        events.setAll(found);
        event.set(before != null && found.contains(before) ? before : found.getFirst());
    }

    /// Hears of the run that goes on, and hands it to whoever looks at it.
    private final class Listener implements RunListener {
        private final RunRecord record;
        private final LiveRun view;

        Listener(RunRecord record, Set<String> ids) {
            this.record = record;
            this.view = new LiveRun(ids, around.frame(), this::look);
        }

        @Override
        public void entered(Entry entry) {
            record.add(entry);
            view.entered(entry);
        }

        @Override
        public void before(String step) throws InterruptedException {
            breakpoints.pass(step, now -> around.window().execute(() -> paused.set(now)));
        }

        @Override
        public void logged(LogLine line) {
            feed.log(record, line);
        }

        @Override
        public void told(String message) {
            around.window().execute(() -> told.set(message));
        }

        private void look(RunView now) {
            if (feed.record() == record) {
                session.show(now);
                feed.grown();
            }
        }
    }
}
