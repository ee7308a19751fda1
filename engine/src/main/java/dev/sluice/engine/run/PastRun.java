package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunSettings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A run as far as its journal tells, with the flow it began with.
///
/// @param calls all that were made and all tokens that were handed out, in order; none where no
///   mock answers any
/// @param last the time of its last event
record PastRun(
        Program program,
        RunSettings settings,
        RunState state,
        RunEvent.RunStarted started,
        List<RunEvent> calls,
        Instant last) {
    /// Reads a run's events and makes its state of them.
    static PastRun read(Journal journal, String id, Runner.FlowReader flows)
            throws RefusedException {
        Program program = flows.program(started(journal, id).flow());
        RunHead head = journal.head(id).orElseThrow(() -> damaged(id));
        var fold = new Fold(program, RunSettings.read(head.settings(), program.flow()), id);
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
        throw damaged(id);
    }

    private static RefusedException damaged(String id) {
        return RefusedException.of(
                "run.damaged",
                "",
                "The beginning of run " + id + " cannot be read.",
                "Start a new run.");
    }

    /// The state in the making.
    private static final class Fold {
        private final Program program;
        private final RunSettings settings;
        private final Machine machine;
        private final RunState state;
        private final List<RunEvent> calls = new ArrayList<>();
        private RunEvent.@Nullable RunStarted started;
        private Instant last = Instant.EPOCH;

        Fold(Program program, RunSettings settings, String id) {
            this.program = program;
            this.settings = settings;
            machine = new Machine(program);
            state = new RunState(id);
        }

        boolean take(Entry entry) {
            machine.evolve(state, entry);
            last = entry.time();
            if (entry.event() instanceof RunEvent.RunStarted event) {
                started = event;
            } else if (!settings.mocks().isEmpty() && isCall(entry.event())) {
                calls.add(entry.event());
            }
            return true;
        }

        private static boolean isCall(RunEvent event) {
            return event instanceof RunEvent.StepStarted
                    || event instanceof RunEvent.ItemsAsked
                    || event instanceof RunEvent.CallbackWaiting;
        }

        PastRun result() {
            if (started == null) {
                throw new IllegalStateException("The run has lost its beginning");
            }
            return new PastRun(program, settings, state, started, calls, last);
        }
    }
}
