package dev.sluice.engine.run;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.call.NestedRun;
import dev.sluice.engine.run.call.NestedRuns;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.run.request.RunSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Runs the flows that the steps of one run name. Such a run is kept with its own flow; its id is
/// that of the run around it and a part of the call's, so that each is found from the other, and a
/// call that is made again after a crash finds the run it began before.
final class NestedFlows implements NestedRuns {
    /// How many runs may be nested in each other.
    static final int DEEPEST = 16;

    private static final String RUNTIME = "States.Runtime";
    private static final int OF_CALL = 12;

    private final Runner runner;
    private final FlowSource flows;
    private final Around around;
    private final RunListener listener;
    private final Map<Path, FlowSource.Found> found = new ConcurrentHashMap<>();

    /// The run around the nested ones.
    record Around(String run, Path flowFolder, RunSettings settings) {}

    NestedFlows(Runner runner, FlowSource flows, Around around, RunListener listener) {
        this.runner = runner;
        this.flows = flows;
        this.around = around;
        this.listener = listener;
    }

    @Override
    public Nesting begin(Command.RunFlow call) throws RuntimeUnavailableException {
        if (around.settings().depth() >= DEEPEST) {
            return refused(
                    "Runs may be nested %d deep; %s would be one more. Do flows run each other in a"
                                    .formatted(DEEPEST, call.step())
                            + " circle?");
        }
        try {
            Path folder = inside(call.flow());
            FlowSource.Found flow = found.get(folder);
            if (flow == null) {
                flow = flows.find(folder);
                found.put(folder, flow);
            }
            return new Nesting.Begun(run(flow, call));
        } catch (RefusedException e) {
            String why =
                    e.problems().stream()
                            .map(problem -> problem.message() + " " + problem.hint())
                            .collect(Collectors.joining("\n"));
            return refused("The flow " + call.flow() + " cannot be run: " + why);
        }
    }

    private static Nesting refused(String cause) {
        return new Nesting.Refused(new Failure(RUNTIME, cause));
    }

    /// A flow may run those that lie beside it or deeper, no others.
    private Path inside(String flow) throws RefusedException {
        try {
            Path own = around.flowFolder().toRealPath();
            Path folder = own.resolve(flow).toRealPath();
            Path beside = own.getParent();
            if (beside != null && folder.startsWith(beside)) {
                return folder;
            }
        } catch (InvalidPathException | IOException e) {
            throw RefusedException.of(
                    "flow.missing", "", "There is no such folder.", "Name one with a flow.json.");
        }
        throw RefusedException.of(
                "flow.outside",
                "",
                "It does not lie beside this flow.",
                "Put both into one folder.");
    }

    private NestedRun run(FlowSource.Found flow, Command.RunFlow call)
            throws RefusedException, RuntimeUnavailableException {
        String id = around.run() + "-" + call.call().replace("-", "").substring(0, OF_CALL);
        Journal journal = flow.store().journal();
        var heard = new NestedListener(listener);
        RunSummary before = journal.find(id).orElse(null);
        if (before == null) {
            var request =
                    new RunRequest(
                            trigger(flow),
                            call.arguments(),
                            Map.of(),
                            around.settings().virtualClock(),
                            null);
            var origin =
                    new Runner.Origin(
                            id,
                            around.settings().depth() + 1,
                            new RunOrigin.NestedIn(around.run(), around.flowFolder().toString()));
            Run run =
                    runner.start(flow.store(), flow.program(), flow.text(), request, origin, heard);
            return new LiveNestedRun(run, heard);
        }
        return switch (before.status()) {
            case SUCCEEDED, FAILED, CANCELLED -> ended(journal, id);
            case RUNNING, INTERRUPTED -> {
                Run ours = runner.live(id).orElse(null);
                if (ours == null) {
                    Path folder = flow.store().flowFolder();
                    ours = runner.resume(flow.store(), flows.reader(folder), id, heard);
                }
                yield new LiveNestedRun(ours, heard);
            }
        };
    }

    private static String trigger(FlowSource.Found flow) throws RefusedException {
        Collection<Trigger> all = flow.program().flow().triggers().values();
        List<Trigger> manual = all.stream().filter(Trigger.Manual.class::isInstance).toList();
        List<Trigger> choice = manual.isEmpty() ? List.copyOf(all) : manual;
        if (choice.size() == 1) {
            return choice.getFirst().id();
        }
        throw new RefusedException(
                List.of(
                        Problem.error(
                                "flow.trigger",
                                "",
                                null,
                                "It has " + choice.size() + " triggers that could begin the run.",
                                "Give it one manual trigger.")));
    }

    private static NestedRun ended(Journal journal, String id) {
        var last = new RunEvent[1];
        journal.read(
                id,
                1,
                entry -> {
                    last[0] = entry.event();
                    return true;
                });
        return new EndedNestedRun(id, LiveNestedRun.ended(id, result(id, last[0])));
    }

    private static Run.Result result(String id, RunEvent last) {
        return switch (last) {
            case RunEvent.RunSucceeded(var output) -> new Run.Result.Succeeded(output);
            case RunEvent.RunFailed(var failure, _) -> new Run.Result.Failed(failure);
            case RunEvent.RunCancelled(var reason) -> new Run.Result.Cancelled(reason);
            case RunEvent _ -> throw new IllegalStateException("Run " + id + " has not ended");
        };
    }

    /// Passes on what is no event of the nested run, and takes its time.
    static final class NestedListener implements RunListener {
        private final RunListener listener;
        private volatile @Nullable Instant begin;
        private volatile @Nullable Instant end;

        NestedListener(RunListener listener) {
            this.listener = listener;
        }

        Duration took() {
            return begin == null || end == null ? Duration.ZERO : Duration.between(begin, end);
        }

        @Override
        public void entered(Entry entry) {
            if (begin == null) {
                begin = entry.time();
            }
            end = entry.time();
        }

        @Override
        public void logged(LogLine line) {
            listener.logged(line);
        }

        @Override
        public void told(String message) {
            listener.told(message);
        }
    }
}
