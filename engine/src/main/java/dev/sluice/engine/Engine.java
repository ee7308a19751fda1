package dev.sluice.engine;

import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.log.LogFilter;
import dev.sluice.engine.log.RunLogs;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.FlowSource;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.RunStore;
import dev.sluice.engine.run.Runner;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.run.request.UnmockedSteps;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The front door: runs flows and tells of their runs. One for a process; safe for use from many
/// threads. Every method may wait for the disk, and [#start], [#resume] and [#runtime] for a
/// container engine.
///
/// Flows are named by their folders. What is kept of their runs lies there, in `.sluice`.
public final class Engine implements AutoCloseable {
    private final OpenFlows flows = new OpenFlows();
    private final Preparations preparations;
    private final DebugRuns debugRuns;
    private final OpenRuntime runtime;
    private final Runner runner;
    private final OpenCallbackDoor callbackDoor;
    private final OldRuns oldRuns;
    private final Map<Path, Checked> checked = new ConcurrentHashMap<>();

    /// A flow as it was last found fit to run.
    private record Checked(FlowFolder flow, Program program) {}

    private Engine(EngineSettings settings, Preparations preparations) {
        this.preparations = preparations;
        debugRuns = new DebugRuns(settings, preparations);
        runtime = new OpenRuntime(settings, this::printedBetweenCalls, preparations);
        oldRuns =
                new OldRuns(
                        settings.retention(),
                        InstantSource.system(),
                        flows::existing,
                        settings.notices());
        runner = new Runner(runtime, InstantSource.system(), new FlowFolders(), new Host());
        callbackDoor = new OpenCallbackDoor(runner::answer, settings.notices());
    }

    /// What is done beside runs.
    private final class Host implements Runner.Host {
        @Override
        public void answerable() {
            callbackDoor.open();
        }

        @Override
        public void ended(RunStore store) {
            oldRuns.look(store);
        }
    }

    /// Flows that steps of other flows run.
    private final class FlowFolders implements FlowSource {
        @Override
        public Found find(Path flowFolder) throws RefusedException {
            FlowFolder flow;
            try {
                flow = FlowFolder.open(flowFolder);
            } catch (FlowFileException e) {
                throw new RefusedException(
                        e.problems().stream().map(PlacedProblem::problem).toList());
            }
            return new Found(flows.of(flow.path()), program(flow), flow.text());
        }

        @Override
        public Runner.FlowReader reader(Path flowFolder) {
            return Engine.reader(flowFolder);
        }
    }

    /// Gives back the token of a callback that a run of this process waits for; returns once the
    /// answer is durable.
    ///
    /// @return whether the token was good
    public boolean answer(String token, CallbackAnswer answer) throws InterruptedException {
        return runner.answer(token, answer) || debugRuns.answer(token, answer);
    }

    /// Opens the engine. Nothing is started before a run needs it.
    public static Engine open(EngineSettings settings) {
        return open(settings, new Preparations());
    }

    static Engine open(EngineSettings settings, Preparations preparations) {
        return new Engine(settings, preparations);
    }

    /// What calls wait for: images that are pulled, packages, compilers.
    public Preparations preparations() {
        return preparations;
    }

    /// Where functions run; opens it, and removes what earlier programs left there.
    public RuntimeInfo runtime() throws RuntimeUnavailableException, InterruptedException {
        return runtime.info();
    }

    /// Begins a run. It is durable when this returns.
    ///
    /// @throws RefusedException where the flow has errors, or steps that need mocks and have none,
    ///   or does not have the trigger
    /// @throws RuntimeUnavailableException where the host lacks what the run needs
    public Run start(FlowFolder flow, RunRequest request, RunListener listener)
            throws RefusedException, RuntimeUnavailableException, InterruptedException {
        Program program = program(flow);
        if (!flow.flow().triggers().containsKey(request.trigger())) {
            throw refused(
                    "trigger.unknown",
                    "The flow has no trigger \"" + request.trigger() + "\".",
                    "It has: " + String.join(", ", flow.flow().triggers().keySet()));
        }
        UnmockedSteps.refuse(program.flow(), request.mocks());
        List<FunctionSpec> called = runner.called(program.flow(), request.mocks());
        if (!called.isEmpty()) {
            runtime.get().warnings(called).forEach(listener::told);
        }
        return runner.start(flows.of(flow.path()), program, flow.text(), request, listener);
    }

    /// Begins a run of which one step's function waits for a debugger, without limits of time; the
    /// editor's launch configuration is written.
    ///
    /// @param step the id of a step that calls a function
    public DebugRun debug(FlowFolder flow, String step, RunRequest request, RunListener listener)
            throws IOException,
                    FlowFileException,
                    RefusedException,
                    RuntimeUnavailableException,
                    InterruptedException {
        return debugRuns.start(flow, step, request, listener);
    }

    private Program program(FlowFolder flow) throws RefusedException {
        Checked last = checked.get(flow.path());
        if (last != null && last.flow() == flow) {
            return last.program();
        }
        List<Problem> errors =
                flow.check(null).stream()
                        .filter(PlacedProblem::isError)
                        .map(PlacedProblem::problem)
                        .toList();
        if (!errors.isEmpty()) {
            throw new RefusedException(errors);
        }
        var now = new Checked(flow, Program.of(flow.flow()));
        checked.put(flow.path(), now);
        return now.program();
    }

    private static RefusedException refused(String code, String message, String hint) {
        return new RefusedException(List.of(Problem.error(code, "", null, message, hint)));
    }

    /// Goes on with an interrupted run, with the flow and the code it began with.
    ///
    /// @throws RefusedException where there is no such run, it has ended, or goes on already
    /// @throws RuntimeUnavailableException where the host lacks what the run needs
    public Run resume(Path flowFolder, String run, RunListener listener)
            throws RefusedException, RuntimeUnavailableException {
        return runner.resume(known(flowFolder, run), reader(flowFolder), run, listener);
    }

    /// Begins a run that goes through an earlier one up to a step, with the inputs and outcomes
    /// that were recorded, and on from there with the flow and the code of today.
    ///
    /// @throws RefusedException where there is no such run, it never came to the step, or the flow
    ///   has errors or changed too much
    /// @throws RuntimeUnavailableException where the host lacks what the run needs
    public Run replay(FlowFolder flow, ReplayRequest request, RunListener listener)
            throws RefusedException, RuntimeUnavailableException {
        RunStore store = known(flow.path(), request.run());
        return runner.replay(store, program(flow), flow.text(), request, listener);
    }

    private static Runner.FlowReader reader(Path flowFolder) {
        return text -> {
            try {
                return Program.of(FlowFolder.ofText(flowFolder, text).flow());
            } catch (FlowFileException e) {
                throw new RefusedException(
                        e.problems().stream().map(PlacedProblem::problem).toList());
            }
        };
    }

    private RunStore known(Path flowFolder, String run) throws RefusedException {
        return flows.existing(flowFolder)
                .filter(store -> store.journal().find(run).isPresent())
                .orElseThrow(
                        () ->
                                refused(
                                        "run.unknown",
                                        "The flow has no run " + run + ".",
                                        "See: sluice runs " + flowFolder + " list"));
    }

    /// Cancels a run wherever it goes on, or one that was interrupted.
    ///
    /// @throws RefusedException where there is no such run, or it has ended
    public void cancel(Path flowFolder, String run, String reason) throws RefusedException {
        runner.cancel(known(flowFolder, run), reader(flowFolder), run, reason);
    }

    /// The run where it goes on in this process.
    public Optional<Run> live(String run) {
        return runner.live(run);
    }

    /// The latest runs of a flow first.
    public List<RunSummary> runs(Path flowFolder, int limit) {
        return flows.existing(flowFolder)
                .map(store -> store.journal().runs(limit))
                .orElse(List.of());
    }

    public Optional<RunSummary> find(Path flowFolder, String run) {
        return flows.existing(flowFolder).flatMap(store -> store.journal().find(run));
    }

    /// Reads the events of a run from a sequence number on, until the reader has enough (`false`).
    public void entries(Path flowFolder, String run, long fromSeq, Predicate<Entry> reader) {
        flows.existing(flowFolder).ifPresent(store -> store.journal().read(run, fromSeq, reader));
    }

    /// All events of a run from a sequence number on.
    public List<Entry> entries(Path flowFolder, String run, long fromSeq) {
        List<Entry> entries = new ArrayList<>();
        entries(flowFolder, run, fromSeq, entries::add);
        return entries;
    }

    /// Reads what functions printed in a run, from a line's index on, until the reader has enough.
    public void logs(
            Path flowFolder,
            String run,
            LogFilter wanted,
            long fromIndex,
            RunLogs.LineReader reader)
            throws IOException {
        Optional<RunStore> store = flows.existing(flowFolder);
        if (store.isPresent()) {
            store.get().logs().read(run, wanted, fromIndex, reader);
        }
    }

    /// Removes a run with its log.
    ///
    /// @throws dev.sluice.engine.journal.JournalException where the run goes on
    public void delete(Path flowFolder, String run) throws RefusedException, IOException {
        RunStore store = known(flowFolder, run);
        if (store.remove(List.of(run)).isEmpty()) {
            store.journal().delete(run); // says why not
        }
    }

    /// Removes, behind what goes on, the flow's runs that the settings do not keep any longer; so
    /// does the end of each run. For whoever works with a flow for long and opens it now.
    public void removeOldRuns(Path flowFolder) {
        flows.existing(flowFolder).ifPresent(oldRuns::look);
    }

    private void printedBetweenCalls(Path flowFolder, String function, String stream, String text) {
        runner.printedBetweenCalls(flowFolder, function, stream, text);
    }

    /// Interrupts what goes on, to be resumed later, and leaves nothing behind.
    @Override
    public void close() {
        try {
            debugRuns.close();
            callbackDoor.close();
            runner.close();
            oldRuns.close();
        } finally {
            try {
                runtime.close();
            } finally {
                flows.close();
            }
        }
    }
}
