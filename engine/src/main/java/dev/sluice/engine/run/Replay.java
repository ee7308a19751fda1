package dev.sluice.engine.run;

import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.StepIds;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Another run in the making that has gone through the first part of an earlier one: with the
/// inputs and outcomes that were recorded, up to a step, from which on it is for the flow and the
/// code of today.
///
/// @param entries its events so far
/// @param state where they lead
/// @param over how it went on from the step's breakpoint, if the earlier run waited there
record Replay(List<Entry> entries, RunState state, Input.@Nullable PauseOver over) {
    /// What is to be gone through again.
    ///
    /// @param run the earlier run
    /// @param step the id or the path of the step before which to stop; `null`: the first
    /// @param code the hash of each function's code of today
    record Wanted(
            String run,
            @Nullable String step,
            Program program,
            String flowText,
            Map<String, String> code) {}

    /// Goes through the earlier run.
    ///
    /// @param to the id of the new run
    /// @param now the time of its last event; `null`: the same as in the earlier run
    /// @param tokens makes callback tokens
    /// @throws RefusedException where the run never came to the step, or the flow of today cannot
    ///   have gone that way
    static Replay of(
            Journal journal,
            Wanted wanted,
            String to,
            @Nullable Instant now,
            Supplier<String> tokens)
            throws RefusedException {
        List<Entry> recorded = upTo(journal, wanted);
        var scheduled = (RunEvent.StepScheduled) recorded.removeLast().event();
        var started = (RunEvent.RunStarted) recorded.getFirst().event();
        var begin =
                new RunEvent.RunStarted(
                        started.trigger(),
                        started.input(),
                        started.seed(),
                        wanted.flowText(),
                        wanted.code());
        Duration later =
                now == null ? Duration.ZERO : Duration.between(recorded.getLast().time(), now);
        var prefix = new Prefix(wanted.run(), to, later, begin, tokens);
        List<Entry> entries = prefix.of(recorded);
        RunState state = fold(entries, wanted, to);
        Input.PauseOver over =
                state.paused(scheduled.step(), scheduled.visit()) == null
                        ? null
                        : new Input.PauseOver(
                                scheduled.step(), scheduled.visit(), scheduled.input());
        return new Replay(entries, state, over);
    }

    /// The events up to that which schedules the step.
    private static List<Entry> upTo(Journal journal, Wanted wanted) throws RefusedException {
        var ids = new StepIds(wanted.program().flow());
        List<Entry> entries = new ArrayList<>();
        Set<String> came = new LinkedHashSet<>();
        var isThere = new boolean[1];
        journal.read(
                wanted.run(),
                1,
                entry -> {
                    if (entry.event() instanceof RunEvent.StepScheduled scheduled) {
                        String id = ids.of(scheduled.step());
                        came.add(id);
                        isThere[0] =
                                wanted.step() == null
                                        || wanted.step().equals(id)
                                        || wanted.step().equals(scheduled.step().text());
                    }
                    entries.add(entry);
                    return !isThere[0];
                });
        if (!isThere[0] || entries.size() < 2) {
            throw RefusedException.of(
                    "replay.never-there",
                    "",
                    "Run " + wanted.run() + " never came to step \"" + wanted.step() + "\".",
                    came.isEmpty()
                            ? "It came to no step."
                            : "It came to: " + String.join(", ", came));
        }
        return entries;
    }

    private static RunState fold(List<Entry> entries, Wanted wanted, String to)
            throws RefusedException {
        var machine = new Machine(wanted.program());
        var state = new RunState(to);
        for (Entry entry : entries) {
            if (entry.event() instanceof RunEvent.StepScheduled scheduled) {
                StepPath ahead = state.ahead(scheduled.token());
                if (!scheduled.step().equals(ahead)) {
                    throw changed(wanted, "the run went on at " + scheduled.step(), null);
                }
            }
            try {
                machine.evolve(state, entry);
            } catch (IllegalStateException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException e) {
                throw changed(wanted, String.valueOf(e.getMessage()), e);
            }
        }
        return state;
    }

    private static RefusedException changed(Wanted wanted, String why, @Nullable Exception cause) {
        RefusedException refused =
                RefusedException.of(
                        "replay.flow-changed",
                        "",
                        "The flow has changed before step \""
                                + wanted.step()
                                + "\" since run "
                                + wanted.run()
                                + ": "
                                + why
                                + ".",
                        "Replay from an earlier step, or start a new run.");
        refused.initCause(cause);
        return refused;
    }
}
