package dev.sluice.engine.run;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.run.call.Environments;
import dev.sluice.engine.run.call.LogTaker;
import dev.sluice.engine.run.call.RuntimeSource;
import dev.sluice.engine.run.http.Connections;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.run.request.RunSettings;
import dev.sluice.engine.run.request.UnmockedSteps;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Carries runs out: all runs of a process. Safe for use from many threads.
public final class Runner implements AutoCloseable {
    /// Where the clock of every virtual run begins, so that such runs repeat to the time.
    static final Instant VIRTUAL_BEGIN = Instant.parse("2000-01-01T00:00:00Z");

    private static final long VIRTUAL_SEED = 1;

    private final InstantSource clock;
    private final Host host;
    private final RandomGenerator random = new SecureRandom();
    private final Callbacks callbacks;
    private final Connections connections = new Connections();
    private final Assembly.Shared shared;
    private final CodeHashes code = new CodeHashes();
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final CancelWatch cancelWatch;

    /// A run that goes on, and where it is kept.
    private record Live(LiveRun run, RunStore store, LogTaker log) {}

    /// What whoever has the runner is told of its runs.
    public interface Host {
        /// A run waits for a callback's token that [#answer] takes.
        void answerable();

        /// A run has ended, or was interrupted.
        default void ended(RunStore store) {}
    }

    /// @param flows finds the flows that steps run
    public Runner(RuntimeSource runtimes, InstantSource clock, FlowSource flows, Host host) {
        this.clock = clock;
        this.host = host;
        callbacks = new Callbacks(host::answerable);
        shared = new Assembly.Shared(this, runtimes, clock, random, callbacks, connections, flows);
        cancelWatch =
                new CancelWatch(
                        () -> live.values().stream().map(one -> one.store().journal()).toList(),
                        this::cancelLive);
        cancelWatch.start();
    }

    /// Makes the program of the flow text that a run was begun with.
    public interface FlowReader {
        Program program(String flowText) throws RefusedException;
    }

    /// What a run comes of that is nested in another.
    ///
    /// @param depth how many runs it is nested in
    /// @param of the run it comes of, if one
    record Origin(String id, int depth, @Nullable RunOrigin of) {}

    /// Begins a run. It is durable when this returns.
    ///
    /// @param flowText the text of `flow.json`, which the program was made of
    /// @throws RefusedException where code is missing
    /// @throws RuntimeUnavailableException where a secret is missing
    public Run start(
            RunStore store,
            Program program,
            String flowText,
            RunRequest request,
            RunListener listener)
            throws RefusedException, RuntimeUnavailableException {
        var origin = new Origin(RunIds.next(now(), random), 0, null);
        return start(store, program, flowText, request, origin, listener);
    }

    Run start(
            RunStore store,
            Program program,
            String flowText,
            RunRequest request,
            Origin origin,
            RunListener listener)
            throws RefusedException, RuntimeUnavailableException {
        Flow flow = program.flow();
        UnmockedSteps.refuse(flow, request.mocks());
        Environments environments = Environments.read(store.flowFolder(), store.secrets());
        List<FunctionSpec> functions = called(flow, request.mocks());
        for (FunctionSpec function : functions) {
            environments.of(function);
        }
        Map<String, String> hashes = code.of(store.flowFolder(), functions);
        Instant now = now();
        String id = origin.id();
        var settings = new RunSettings(request.virtualClock(), request.mocks(), origin.depth());
        Instant begin = request.virtualClock() ? VIRTUAL_BEGIN : now;
        var plan = new Assembly.Plan(store, program, settings, Map.of(), environments);
        var assembly = Assembly.of(plan, new RunState(id), begin, listener, shared);
        store.journal()
                .begin(
                        new RunHead(
                                id,
                                flow.name(),
                                request.trigger(),
                                settings.json(),
                                now,
                                origin.of()));
        boolean isKept = false;
        try {
            Object event = environments.redactor().value(request.event());
            assembly.loop()
                    .begin(
                            new Input.Start(
                                    request.trigger(), event, seed(request), flowText, hashes),
                            begin);
            isKept = true;
            return go(assembly, store);
        } finally {
            if (!isKept) {
                store.journal().release(id);
            }
        }
    }

    /// Begins a run that goes through an earlier one up to a step, with the inputs and outcomes
    /// that were recorded, and on from there with the flow and the code of today; under the clock
    /// of the earlier run. It is durable when this returns.
    ///
    /// @throws RefusedException where there is no such run, it never came to the step, or the flow
    ///   of today cannot have gone that way
    /// @throws RuntimeUnavailableException where a secret is missing
    public Run replay(
            RunStore store,
            Program program,
            String flowText,
            ReplayRequest request,
            RunListener listener)
            throws RefusedException, RuntimeUnavailableException {
        Flow flow = program.flow();
        String id = request.run();
        String from = request.from();
        RunHead head = head(store.journal(), id);
        RunSettings settings =
                RunSettings.read(head.settings(), flow).answering(request.mocks(), flow);
        UnmockedSteps.refuse(flow, settings.mocks());
        Environments environments = Environments.read(store.flowFolder(), store.secrets());
        List<FunctionSpec> functions = called(flow, settings.mocks());
        for (FunctionSpec function : functions) {
            environments.of(function);
        }
        var wanted =
                new Replay.Wanted(
                        id, from, program, flowText, code.of(store.flowFolder(), functions));
        Instant now = now();
        String to = RunIds.next(now, random);
        Instant last = settings.virtualClock() ? null : now;
        Replay replay = Replay.of(store.journal(), wanted, to, last, shared::token);
        var plan = new Assembly.Plan(store, program, settings, Map.of(), environments);
        Instant begin = replay.entries().getLast().time();
        var assembly = Assembly.of(plan, replay.state(), begin, listener, shared);
        replay.entries().forEach(entry -> assembly.mocks().replay(entry.event()));
        var origin = new RunOrigin.ReplayOf(id, from);
        String trigger = replay.state().trigger();
        store.journal().begin(new RunHead(to, flow.name(), trigger, settings.json(), now, origin));
        boolean isKept = false;
        try {
            assembly.loop().take(replay.entries());
            if (replay.over() != null) {
                assembly.effects().agenda().give(replay.over());
            }
            isKept = true;
            return go(assembly, store);
        } finally {
            if (!isKept) {
                store.journal().release(to);
            }
        }
    }

    private long seed(RunRequest request) {
        Long seed = request.seed();
        return seed != null ? seed : request.virtualClock() ? VIRTUAL_SEED : random.nextLong();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// The functions that will be called for real, each once.
    public List<FunctionSpec> called(Flow flow, Map<String, ?> mocks) {
        return flow.stepsById().values().stream()
                .filter(step -> !mocks.containsKey(step.id()))
                .map(Step::function)
                .filter(Objects::nonNull)
                .distinct()
                .map(flow.functions()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Gives back the token of a callback that a run of this process waits for; returns once the
    /// answer is durable.
    ///
    /// @return whether the token was good
    public boolean answer(String token, CallbackAnswer answer) throws InterruptedException {
        return callbacks.answer(token, answer);
    }

    /// Tells the runs that go on and have such a function what it printed while none of its calls
    /// was under way.
    public void printedBetweenCalls(Path flowFolder, String function, String stream, String text) {
        live.values().stream()
                .filter(one -> one.store().flowFolder().equals(flowFolder))
                .forEach(one -> one.log().between(function, stream, text));
    }

    private Run go(Assembly assembly, RunStore store) {
        LiveRun run = assembly.run();
        live.put(run.id(), new Live(run, store, assembly.log()));
        run.start(
                assembly.loop(),
                () -> {
                    assembly.effects().end();
                    assembly.calls().close();
                    live.remove(run.id());
                    store.logs().close(run.id());
                    store.journal().release(run.id());
                    host.ended(store);
                });
        return run;
    }

    /// Goes on with an interrupted run, with the flow and the code it began with: what has ended is
    /// not done again; calls without an outcome are made again, under the same keys.
    ///
    /// @throws RefusedException where there is no such run, it has ended, or goes on already
    /// @throws RuntimeUnavailableException where the secrets cannot be read
    public Run resume(RunStore store, FlowReader flows, String id, RunListener listener)
            throws RefusedException, RuntimeUnavailableException {
        claim(store.journal(), id, "Only an interrupted run can be resumed.");
        boolean goesOn = false;
        try {
            PastRun past = PastRun.read(store.journal(), id, flows);
            RunSettings settings = past.settings();
            var plan =
                    new Assembly.Plan(
                            store,
                            past.program(),
                            settings,
                            past.started().code(),
                            Environments.read(store.flowFolder(), store.secrets()));
            var assembly = Assembly.of(plan, past.state(), past.last(), listener, shared);
            past.calls().forEach(assembly.mocks()::replay);
            boolean keepsTime = settings.virtualClock() || now().isBefore(past.last());
            assembly.loop()
                    .resume(
                            new Input.Resume(store.journal().owner().id()),
                            keepsTime ? past.last() : now());
            goesOn = true;
            return go(assembly, store);
        } finally {
            if (!goesOn) {
                store.journal().release(id);
            }
        }
    }

    /// @param rule what is told where the run is none to be claimed
    private static void claim(Journal journal, String id, String rule) throws RefusedException {
        RunSummary.Status status =
                journal.find(id).map(RunSummary::status).orElseThrow(() -> unknown(id));
        if (status != RunSummary.Status.INTERRUPTED || !journal.claim(id)) {
            throw RefusedException.of(
                    "run.not-interrupted",
                    "",
                    status == RunSummary.Status.RUNNING
                            ? "Run " + id + " goes on already."
                            : "Run "
                                    + id
                                    + " is over: "
                                    + status.name().toLowerCase(Locale.ROOT)
                                    + ".",
                    rule);
        }
    }

    private static RunHead head(Journal journal, String id) throws RefusedException {
        return journal.head(id).orElseThrow(() -> unknown(id));
    }

    private static RefusedException unknown(String id) {
        return RefusedException.of(
                "run.unknown", "", "There is no run " + id + ".", "See: sluice runs FLOW list");
    }

    /// Cancels a run wherever it is: one of ours at once, another process's within a second or two,
    /// an interrupted one without going on with it.
    ///
    /// @throws RefusedException where there is no such run, or it has ended
    public void cancel(RunStore store, FlowReader flows, String id, String reason)
            throws RefusedException {
        Live ours = live.get(id);
        if (ours != null) {
            ours.run().cancel(reason);
            return;
        }
        Journal journal = store.journal();
        boolean isElsewhere =
                journal.find(id)
                        .filter(run -> run.status() == RunSummary.Status.RUNNING)
                        .isPresent();
        if (isElsewhere) {
            journal.requestCancel(id, reason);
            return;
        }
        claim(journal, id, "Only a run that goes on or was interrupted can be cancelled.");
        try {
            PastRun past = PastRun.read(journal, id, flows);
            Instant time = now().isBefore(past.last()) ? past.last() : now();
            journal.append(
                    new Machine(past.program())
                            .decide(past.state(), new Input.Cancel(reason), time)
                            .entries());
        } finally {
            journal.release(id);
        }
    }

    private void cancelLive(String id, String reason) {
        Live ours = live.get(id);
        if (ours != null) {
            ours.run().cancel(reason);
        }
    }

    /// The run where it goes on in this process.
    public Optional<Run> live(String id) {
        return Optional.ofNullable(live.get(id)).map(Live::run);
    }

    /// Stops all runs where they stand, to be resumed later.
    @Override
    public void close() {
        cancelWatch.close();
        List<Live> left = List.copyOf(live.values());
        left.forEach(
                one ->
                        one.run()
                                .interrupt(
                                        "Sluice was closed while the run went on.",
                                        "Resume it: sluice runs "
                                                + one.store().flowFolder()
                                                + " resume "
                                                + one.run().id()));
        for (Live one : left) {
            one.run().awaitEnd();
        }
        connections.close();
    }
}
