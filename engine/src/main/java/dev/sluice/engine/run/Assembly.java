package dev.sluice.engine.run;

import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.decide.turn.TokenSource;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.run.call.Callers;
import dev.sluice.engine.run.call.Calls;
import dev.sluice.engine.run.call.Environments;
import dev.sluice.engine.run.call.FunctionCaller;
import dev.sluice.engine.run.call.LogTaker;
import dev.sluice.engine.run.call.RuntimeSource;
import dev.sluice.engine.run.http.Connections;
import dev.sluice.engine.run.http.HttpCaller;
import dev.sluice.engine.run.http.HttpLimits;
import dev.sluice.engine.run.items.ItemReaders;
import dev.sluice.engine.run.request.MockAnswers;
import dev.sluice.engine.run.request.RunSettings;
import dev.sluice.engine.run.request.StepIds;
import dev.sluice.engine.run.time.Agenda;
import dev.sluice.engine.run.time.RealAgenda;
import dev.sluice.engine.run.time.VirtualAgenda;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The parts of one run, put together.
///
/// @param mocks are told of the calls made before a resume
record Assembly(
        LiveRun run, RunLoop loop, Calls calls, MockAnswers mocks, LogTaker log, Effects effects) {
    private static final int TOKEN_BYTES = 20;

    /// What a run is made of.
    ///
    /// @param code the versions of functions' code that it calls; empty: the present ones
    record Plan(
            RunStore store,
            Program program,
            RunSettings settings,
            Map<String, String> code,
            Environments environments) {}

    /// What all runs of a process have in common.
    ///
    /// @param random what cannot be guessed is made of
    record Shared(
            Runner runner,
            RuntimeSource runtimes,
            InstantSource clock,
            RandomGenerator random,
            Callbacks callbacks,
            Connections connections,
            FlowSource flows) {
        /// A callback's token that nobody can guess.
        String token() {
            byte[] bytes = new byte[TOKEN_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    /// @param state where the run stands
    /// @param last the time of its last event, or of its begin
    static Assembly of(
            Plan plan, RunState state, Instant last, RunListener listener, Shared shared) {
        var guarded = new GuardedListener(listener);
        RunStore store = plan.store();
        Agenda agenda =
                plan.settings().virtualClock()
                        ? new VirtualAgenda(last)
                        : new RealAgenda(shared.clock(), last);
        var log =
                new LogTaker(
                        state.run(),
                        plan.program().flow().functions().keySet(),
                        plan.environments().redactor(),
                        line -> {
                            store.logs().open(line.run(), guarded::told).add(line);
                            guarded.logged(line);
                        },
                        shared.clock());
        var functions =
                new FunctionCaller(
                        shared.runtimes(),
                        store.flowFolder(),
                        plan.program().flow().functions(),
                        plan.code(),
                        plan.environments(),
                        log);
        var run = new LiveRun(state.run(), agenda);
        var callers =
                new Callers(
                        functions,
                        new HttpCaller(
                                shared.connections(),
                                plan.environments().redactor(),
                                HttpLimits.DEFAULT),
                        new NestedFlows(
                                shared.runner(),
                                shared.flows(),
                                new NestedFlows.Around(
                                        state.run(), store.flowFolder(), plan.settings()),
                                guarded),
                        new ItemReaders(
                                store.flowFolder(),
                                StateFolder.of(store.flowFolder()).buckets(),
                                plan.environments().redactor()));
        var calls = new Calls(callers, agenda, run::interrupt);
        Flow flow = plan.program().flow();
        var mocks = new MockAnswers(plan.settings().mocks(), new StepIds(flow), flow);
        var effects =
                new Effects(
                        calls,
                        mocks,
                        agenda,
                        shared.callbacks(),
                        new Pauses(guarded, agenda, plan.environments().redactor()),
                        plan.environments().redactor());
        var loop =
                new RunLoop(
                        machine(plan, guarded, shared),
                        state,
                        agenda,
                        effects,
                        store.journal(),
                        guarded);
        return new Assembly(run, loop, calls, mocks, log, effects);
    }

    /// In virtual time a run repeats, the tokens of its callbacks included; else nobody can guess
    /// them.
    private static Machine machine(Plan plan, RunListener listener, Shared shared) {
        TokenSource tokens =
                plan.settings().virtualClock() ? Machine.REPEATABLE : (_, _, _) -> shared.token();
        return new Machine(plan.program(), tokens, listener::stopAt);
    }
}
