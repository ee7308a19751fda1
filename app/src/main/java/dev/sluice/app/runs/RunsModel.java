package dev.sluice.app.runs;

import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.RunRecord;
import dev.sluice.app.session.RunView;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.DebugRun;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem.Severity;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The run of the open flow that goes on, and what begins and ends one.
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

    private final Session session;
    private final RunFeed feed;
    private final RunPlace place;
    private final Surroundings around;
    private final Bulletin bulletin;
    private final Starts starts;
    private final Permission permission;
    private final Breakpoints breakpoints;
    private final Debugging debugging;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<RunPlace.@Nullable Isolation> runtime =
            new ReadOnlyObjectWrapper<>();
    private final ObservableMap<String, @Nullable Object> pins = FXCollections.observableHashMap();
    private @Nullable Run live;
    private @Nullable Following following;
    private boolean stopped;
    private final List<Runnable> afterwards = new ArrayList<>();

    public RunsModel(Session session, RunFeed feed, RunPlace place, Surroundings around) {
        this.session = session;
        this.feed = feed;
        this.place = place;
        this.around = around;
        bulletin = new Bulletin(around.window());
        starts = new Starts(session, new EventMemory(), bulletin, around);
        permission = new Permission(around.trust(), bulletin, around.background(), around.window());
        breakpoints = new Breakpoints(around.window());
        debugging = new Debugging(around.window());
        around.background()
                .execute(
                        () -> {
                            RunPlace.Isolation found = place.runtime();
                            around.window().execute(() -> runtime.set(found));
                        });
    }

    /// What the canvas calls the step at the end of a path.
    public String name(StepPath path) {
        return StepNames.shown(path.text(), session.document()::step);
    }

    /// What a run can be started with.
    public Starts starts() {
        return starts;
    }

    /// Where the user is told of runs.
    public Bulletin bulletin() {
        return bulletin;
    }

    /// The user's leave to run the flow's code.
    public Permission permission() {
        return permission;
    }

    /// Where runs wait.
    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /// What waits for a debugger.
    public Debugging debugging() {
        return debugging;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What goes on beside the run's events: a pull, a build, a warning.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// What functions run in; empty until it is known.
    public ReadOnlyObjectProperty<RunPlace.@Nullable Isolation> runtimeProperty() {
        return runtime.getReadOnlyProperty();
    }

    /// The steps whose calls are answered with an output of before, with that output.
    public ObservableMap<String, @Nullable Object> pins() {
        return pins;
    }

    /// Starts a run of the flow as it is drawn now.
    public void run() {
        run(place::start, false);
    }

    /// Starts a run that waits before each step.
    public void runStepByStep() {
        run(place::start, true);
    }

    /// Starts a run in which a step's function waits for a debugger.
    public void debug(String step) {
        run(
                (folder, request, listener) -> {
                    DebugRun begun = place.debug(folder, step, request, listener);
                    debugging.begun(step, begun.attachment());
                    return begun.run();
                },
                false);
    }

    /// Begins a run of the flow in a folder.
    private interface Way {
        Run start(Path folder, RunRequest request, RunListener listener) throws RunRefused;
    }

    private void run(Way way, boolean stepByStep) {
        String played = starts.triggerProperty().get();
        SampleEvent chosen = starts.eventProperty().get();
        if (running.get()) {
            return;
        }
        if (played == null) {
            bulletin.put(Notice.bad("runs.no-trigger", ""));
            return;
        }
        long errors =
                session.problemsProperty().get().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .count();
        if (errors > 0) {
            bulletin.put(Notice.bad("runs.has-errors", "", errors));
            return;
        }
        SampleEvent first = chosen == null ? SampleEvent.EMPTY : chosen;
        saved(
                folder ->
                        begin(
                                l -> way.start(folder, request(played, first.read()), l),
                                null,
                                stepByStep));
    }

    /// A run with the outputs that are pinned in place of calls.
    private RunRequest request(String played, @Nullable Object value) {
        return new RunRequest(played, value, pinned(), false, null);
    }

    private Map<String, List<RunRequest.Mock>> pinned() {
        Map<String, List<RunRequest.Mock>> answers = new LinkedHashMap<>();
        pins.forEach(
                (step, output) -> answers.put(step, List.of(new RunRequest.Mock.Return(output))));
        return answers;
    }

    /// Runs one step by itself.
    public void runAlone(Step step, @Nullable Object input) {
        String text = Alone.text(session.document().flow(), step);
        RunRequest wanted = RunRequest.of(Alone.TRIGGER, input);
        saved(folder -> begin(l -> place.startText(folder, text, wanted, l), null, false));
    }

    /// Runs the shown run again from a step on, with what was recorded above it, and with the
    /// outputs that are pinned now, not those that were then.
    public void replay(String step) {
        String run = feed.record().run();
        if (!run.isEmpty()) {
            var wanted = new ReplayRequest(run, step, pinned());
            saved(folder -> begin(l -> place.replay(folder, wanted, l), null, false));
        }
    }

    /// Does something that runs the flow's code as it is drawn now.
    private void saved(Consumer<Path> then) {
        around.saving()
                .accept(
                        () -> {
                            Path folder = session.folderProperty().get();
                            if (folder != null && !running.get()) {
                                permission.ifGiven(folder, () -> then.accept(folder));
                            }
                        });
    }

    /// Goes on with a run that was interrupted.
    public void resume(RunSummary run) {
        Path folder = session.folderProperty().get();
        if (folder != null && !running.get()) {
            permission.ifGiven(
                    folder, () -> begin(l -> place.resume(folder, run.id(), l), run.id(), false));
        }
    }

    /// Shows the run that goes on as it goes on, where it is that one.
    public boolean showLive(String run) {
        Following now = following;
        boolean isLive = now != null && now.isOf(run);
        if (now != null && isLive) {
            now.showAgain();
        }
        return isLive;
    }

    public void stop() {
        stopped = true;
        Run run = live;
        if (run != null) {
            around.background().execute(() -> run.cancel("stopped by the user"));
        }
    }

    /// Ends the run that goes on, if any, and does the rest once it is over.
    public void stop(Runnable then) {
        if (running.get()) {
            afterwards.add(then);
            stop();
        } else {
            then.run();
        }
    }

    /// Starts or resumes.
    private interface Start {
        Run with(RunListener listener) throws RunRefused;
    }

    private void begin(Start start, @Nullable String resumed, boolean stepByStep) {
        if (running.get()) {
            return;
        }
        running.set(true);
        stopped = false;
        told.set("");
        breakpoints.begin(stepByStep);
        var record = new RunRecord(resumed == null ? "" : resumed);
        feed.show(record);
        session.show(RunView.NONE);
        var listener =
                new Following(
                        session,
                        feed,
                        record,
                        breakpoints,
                        around.frame(),
                        message -> around.window().execute(() -> told.set(message)));
        following = listener;
        around.background().execute(() -> carryOut(start, listener));
    }

    private void carryOut(Start start, Following listener) {
        Run.Result result = null;
        try {
            Run run = start.with(listener);
            around.window().execute(() -> goesOn(run));
            result = run.await();
        } catch (RunRefused e) {
            bulletin.refuse(listener.isResumed() ? "runs.refused.resume" : "runs.refused", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Run.Result end = result;
        around.window().execute(() -> ended(end));
    }

    private void goesOn(Run run) {
        live = run;
        if (stopped) {
            stop();
        }
    }

    private void ended(Run.@Nullable Result result) {
        live = null;
        following = null;
        told.set("");
        debugging.ended();
        Notice notice = result == null ? null : Notice.of(result);
        if (notice != null) {
            bulletin.put(notice);
        }
        running.set(false);
        List<Runnable> waiting = List.copyOf(afterwards);
        afterwards.clear();
        waiting.forEach(Runnable::run);
    }
}
