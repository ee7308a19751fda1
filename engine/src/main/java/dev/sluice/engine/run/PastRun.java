package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A run as far as its journal tells, with the flow it began with.
///
/// @param calls all that were made and all tokens that were handed out, in order, where they are
///   wanted
/// @param last the time of its last event
record PastRun(
        Program program,
        RunState state,
        RunEvent.RunStarted started,
        List<RunEvent> calls,
        Instant last) {
    /// Reads a run's events and makes its state of them.
    static PastRun read(Journal journal, String id, Runner.FlowReader flows)
            throws RefusedException {
        Program program = flows.program(started(journal, id).flow());
        var fold = new Fold(program, id);
        journal.read(id, 1, fold::take);
        return fold.result();
    }

    private static RunEvent.RunStarted started(Journal journal, String id) throws RefusedException {
        List<Entry> first = new ArrayList<>();
        journal.read(
                id,
                1,
                entry -> {
                    first.add(entry);
                    return false;
                });
        if (!first.isEmpty() && first.getFirst().event() instanceof RunEvent.RunStarted started) {
            return started;
        }
        throw RefusedException.of(
                "run.damaged",
                "",
                "The beginning of run " + id + " cannot be read.",
                "Start a new run.");
    }

    /// The state in the making.
    private static final class Fold {
        private final Program program;
        private final Machine machine;
        private final RunState state;
        private final List<RunEvent> calls = new ArrayList<>();
        private RunEvent.@Nullable RunStarted started;
        private Instant last = Instant.EPOCH;

        Fold(Program program, String id) {
            this.program = program;
            machine = new Machine(program);
            state = new RunState(id);
        }

        boolean take(Entry entry) {
            machine.evolve(state, entry);
            last = entry.time();
            switch (entry.event()) {
                case RunEvent.RunStarted event -> started = event;
                case RunEvent.StepStarted event -> calls.add(event);
                case RunEvent.ItemsAsked event -> calls.add(event);
                case RunEvent.CallbackWaiting event -> calls.add(event);
                case RunEvent _ -> {}
            }
            return true;
        }

        PastRun result() {
            if (started == null) {
                throw new IllegalStateException("The run has lost its beginning");
            }
            return new PastRun(program, state, started, calls, last);
        }
    }
}
