package dev.sluice.engine.run;

import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.run.call.Calls;
import dev.sluice.engine.run.call.Environments;
import dev.sluice.engine.run.call.FunctionCaller;
import dev.sluice.engine.run.call.LogTaker;
import dev.sluice.engine.run.call.RuntimeSource;
import dev.sluice.engine.run.time.Agenda;
import dev.sluice.engine.run.time.RealAgenda;
import dev.sluice.engine.run.time.VirtualAgenda;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// The parts of one run, put together.
///
/// @param mocks are told of the calls made before a resume
record Assembly(LiveRun run, RunLoop loop, Calls calls, MockAnswers mocks, LogTaker log) {
    /// What a run is made of.
    ///
    /// @param code the versions of functions' code that it calls; empty: the present ones
    record Plan(
            RunStore store,
            Program program,
            RunSettings settings,
            Map<String, String> code,
            Environments environments) {}

    /// @param state where the run stands
    /// @param last the time of its last event, or of its begin
    static Assembly of(
            Plan plan,
            RunState state,
            Instant last,
            RunListener listener,
            RuntimeSource runtimes,
            InstantSource clock) {
        var guarded = new GuardedListener(listener);
        RunStore store = plan.store();
        Agenda agenda =
                plan.settings().virtualClock()
                        ? new VirtualAgenda(last)
                        : new RealAgenda(clock, last);
        var log =
                new LogTaker(
                        state.run(),
                        plan.program().flow().functions().keySet(),
                        plan.environments().redactor(),
                        line -> {
                            store.logs().open(line.run(), guarded::told).add(line);
                            guarded.logged(line);
                        },
                        clock);
        var caller =
                new FunctionCaller(
                        runtimes,
                        store.flowFolder(),
                        plan.program().flow().functions(),
                        plan.code(),
                        plan.environments(),
                        log);
        var run = new LiveRun(state.run(), agenda);
        var calls = new Calls(caller, agenda, run::interrupt);
        var mocks = new MockAnswers(plan.settings().mocks(), new StepIds(plan.program().flow()));
        var loop =
                new RunLoop(
                        new Machine(plan.program()),
                        state,
                        agenda,
                        new Effects(calls, mocks, agenda),
                        store.journal(),
                        guarded);
        return new Assembly(run, loop, calls, mocks, log);
    }
}
