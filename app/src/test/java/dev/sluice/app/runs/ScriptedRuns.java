package dev.sluice.app.runs;

import dev.sluice.app.RunScript;
import dev.sluice.engine.DebugRun;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.PausedStep;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Runs that go as a script says.
public final class ScriptedRuns implements RunPlace {
    private final List<Entry> script;
    private final List<LogLine> lines;
    private final List<RunSummary> history = new ArrayList<>();
    private final List<CallbackAnswer> answers = new ArrayList<>();
    private final Preparations preparations = new Preparations();
    private @Nullable RunRefused refusal;
    private @Nullable RunRequest asked;
    private @Nullable String cancelled;
    private @Nullable ReplayRequest replayed;
    private @Nullable String text;

    public ScriptedRuns(List<Entry> script, List<LogLine> lines) {
        this.script = script;
        this.lines = lines;
    }

    public void refuse(RunRefused reason) {
        refusal = reason;
    }

    private void refuseIfTold() throws RunRefused {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Nullable RunRequest asked() {
        return asked;
    }

    @Nullable String cancelled() {
        return cancelled;
    }

    /// Lets the run of a model wait before a step.
    public static void pause(RunsModel model, PausedStep step) {
        model.breakpoints().paused(step);
    }

    public void remember(String id, RunSummary.Status status, @Nullable String error) {
        remember(id, status, error, "");
    }

    public void remember(
            String id, RunSummary.Status status, @Nullable String error, String raised) {
        var start = Instant.parse("2026-11-22T09:58:00Z");
        history.add(
                new RunSummary(
                        id,
                        "photo-intake",
                        "by-hand",
                        status,
                        start,
                        start.plusMillis(1_590),
                        20,
                        error,
                        null,
                        raised));
    }

    @Override
    public Run start(Path folder, RunRequest request, RunListener listener) throws RunRefused {
        refuseIfTold();
        asked = request;
        lines.forEach(listener::logged);
        script.forEach(listener::entered);
        return new Scripted();
    }

    @Override
    public Run resume(Path folder, String run, RunListener listener) throws RunRefused {
        refuseIfTold();
        script.forEach(listener::entered);
        return new Scripted();
    }

    @Override
    public Run replay(Path folder, ReplayRequest request, RunListener listener) {
        replayed = request;
        script.forEach(listener::entered);
        return new Scripted();
    }

    @Override
    public Run startText(Path folder, String text, RunRequest request, RunListener listener)
            throws RunRefused {
        this.text = text;
        return start(folder, request, listener);
    }

    public @Nullable ReplayRequest replayed() {
        return replayed;
    }

    @Nullable String text() {
        return text;
    }

    @Override
    public DebugRun debug(Path folder, String step, RunRequest request, RunListener listener) {
        throw new IllegalStateException("nothing is debugged in a script");
    }

    @Override
    public boolean answer(String token, CallbackAnswer answer) throws RunRefused {
        refuseIfTold();
        answers.add(answer);
        return true;
    }

    /// What callbacks were answered.
    public List<CallbackAnswer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public List<RunSummary> history(Path folder) throws RunRefused {
        refuseIfTold();
        return List.copyOf(history);
    }

    @Override
    public void delete(Path folder, String run) {
        history.removeIf(one -> one.id().equals(run));
    }

    @Override
    public void read(Path folder, String run, Predicate<Entry> reader) throws RunRefused {
        refuseIfTold();
        script.forEach(reader::test);
    }

    @Override
    public void readLogs(Path folder, String run, Consumer<LogLine> reader) throws RunRefused {
        refuseIfTold();
        lines.forEach(reader);
    }

    @Override
    public Preparations preparations() {
        return preparations;
    }

    @Override
    public Isolation runtime() {
        return new Isolation("Docker 27.1", "a container engine answers");
    }

    public static ScriptedRuns photo() {
        return new ScriptedRuns(
                RunScript.photo("r1").entries(),
                List.of(
                        RunScript.line("validate", "INFO checking photos/harbour.jpg"),
                        RunScript.line("validate", "\u001b[32mok\u001b[0m 4000 x 3000"),
                        RunScript.line("thumbnail", "WARNING large photo, scaling twice"),
                        RunScript.line("metadata", "ERROR no GPS block")));
    }

    private final class Scripted implements Run {
        @Override
        public String id() {
            return script.getFirst().run();
        }

        @Override
        public Result await() {
            return switch (script.getLast().event()) {
                case RunEvent.RunSucceeded(var output) -> new Result.Succeeded(output);
                case RunEvent.RunFailed(Failure failure, _) -> new Result.Failed(failure);
                default -> new Result.Cancelled("end of the script");
            };
        }

        @Override
        public boolean isOver() {
            return true;
        }

        @Override
        public void cancel(String reason) {
            cancelled = reason;
        }
    }
}
