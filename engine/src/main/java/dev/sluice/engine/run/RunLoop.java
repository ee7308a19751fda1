package dev.sluice.engine.run;

import dev.sluice.engine.journal.Commit;
import dev.sluice.engine.journal.Journal;
import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Decision;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.Machine;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.run.time.Agenda;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// One run from input to input: decide, make durable, tell, carry out. In real time it may decide
/// on inputs that wait already while the disk still works on the last ones; nothing is told or
/// carried out before it is durable, and all in order. For the run's thread alone.
final class RunLoop {
    /// How many decisions may be on their way to the disk.
    private static final int AHEAD = 16;

    private final Machine machine;
    private final RunState state;
    private final Agenda agenda;
    private final Effects effects;
    private final Journal journal;
    private final RunListener listener;
    private final Deque<OnItsWay> onTheirWay = new ArrayDeque<>();
    private @Nullable RunEvent last;

    private record OnItsWay(List<Entry> entries, List<Command> commands, Commit commit) {}

    RunLoop(
            Machine machine,
            RunState state,
            Agenda agenda,
            Effects effects,
            Journal journal,
            RunListener listener) {
        this.machine = machine;
        this.state = state;
        this.agenda = agenda;
        this.effects = effects;
        this.journal = journal;
        this.listener = listener;
    }

    /// Decides on the input that begins the run; returns when it is durable.
    void begin(Input.Start start, Instant now) {
        Decision decision = machine.decide(state, start, now);
        write(decision.entries(), decision.commands());
        onTheirWay.element().commit().await();
    }

    /// Goes on with a run whose events the state has; returns when that is durable.
    void resume(Input.Resume resume, Instant now) {
        Decision decision = machine.decide(state, resume, now);
        write(decision.entries(), state.outstanding());
        onTheirWay.element().commit().await();
    }

    /// Goes on with a run whose first events were made of another's, and which the state has;
    /// returns when they are durable.
    void take(List<Entry> entries) {
        write(entries, state.outstanding());
        onTheirWay.element().commit().await();
    }

    /// Runs to the end; `null` where the run was halted before.
    Run.@Nullable Result run() throws InterruptedException {
        while (!state.isOver()) {
            settle(agenda.mayRunAhead() ? AHEAD : 0);
            Agenda.Due due = onTheirWay.isEmpty() ? agenda.next() : agenda.poll();
            if (due != null) {
                Decision decision = machine.decide(state, due.input(), due.time());
                if (!decision.entries().isEmpty()) {
                    write(decision.entries(), decision.commands());
                }
            } else if (onTheirWay.isEmpty()) {
                return null;
            } else {
                settleFirst();
            }
        }
        settle(0);
        return result();
    }

    private void write(List<Entry> entries, List<Command> commands) {
        Commit commit = journal.write(entries);
        List<Command> later = new ArrayList<>(commands);
        if (agenda.mayRunAhead() && later.removeIf(Command.GoOn.class::isInstance)) {
            effects.carryOut(new Command.GoOn()); // touches nothing but the run itself
        }
        onTheirWay.add(new OnItsWay(entries, later, commit));
        last = entries.getLast().event();
    }

    /// Carries out what is durable, and waits until no more than so many are not.
    private void settle(int most) {
        while (onTheirWay.size() > most
                || (!onTheirWay.isEmpty() && onTheirWay.element().commit().isDone())) {
            settleFirst();
        }
    }

    private void settleFirst() {
        OnItsWay first = onTheirWay.remove();
        first.commit().await();
        first.entries().forEach(effects::kept);
        first.entries().forEach(listener::entered);
        first.commands().forEach(effects::carryOut);
    }

    private Run.Result result() {
        return switch (last) {
            case RunEvent.RunSucceeded(var output) -> new Run.Result.Succeeded(output);
            case RunEvent.RunFailed(var failure, _) -> new Run.Result.Failed(failure);
            case RunEvent.RunCancelled(var reason) -> new Run.Result.Cancelled(reason);
            case null, default ->
                    throw new IllegalStateException("The run is over, but ended with " + last);
        };
    }
}
