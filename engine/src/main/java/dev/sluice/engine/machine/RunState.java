package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a run stands: what its events so far come to. Only the machine changes it; it is for one
/// thread at a time.
public final class RunState {
    /// How a run stands as a whole.
    public enum Status {
        NOT_STARTED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /// A step that is being worked at.
    ///
    /// @param attempt counted from 1; the coming one while the step waits for a retry
    public record Busy(StepPath step, int visit, int attempt, Instant since) {}

    final String run;
    final Map<String, Token> tokens = new HashMap<>();
    final Map<StepPath, List<Token>> busy = new HashMap<>();
    final Map<String, Token> calls = new LinkedHashMap<>();
    final Map<String, Token.OpenTimer> timers = new LinkedHashMap<>();
    final ArrayDeque<Token> ready = new ArrayDeque<>();

    Status status = Status.NOT_STARTED;
    long seq;
    @Nullable Instant started;
    String trigger = "";
    @Nullable Object input;
    long seed;

    /// The run's own token; `null` before the start and after the end.
    @Nullable Token root;

    /// How many steps, tokens, forks, calls and timers there have been.
    long steps;

    long tokensMade;
    long forksMade;
    long callsMade;
    long timersMade;

    /// A run that has no events yet.
    public RunState(String run) {
        this.run = run;
    }

    /// The run's id.
    public String run() {
        return run;
    }

    public Status status() {
        return status;
    }

    /// Whether no event can follow.
    public boolean isOver() {
        return switch (status) {
            case NOT_STARTED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }

    /// The sequence number of the last event; 0 before the first.
    public long seq() {
        return seq;
    }

    /// When the run began, once it has.
    public @Nullable Instant started() {
        return started;
    }

    /// How many steps have been scheduled.
    public long steps() {
        return steps;
    }

    /// The steps that are scheduled and have not ended, in no particular order.
    public List<Busy> busy() {
        List<Busy> list = new ArrayList<>();
        for (List<Token> there : busy.values()) {
            for (Token token : there) {
                list.add(new Busy(token.place(), token.visit, token.attempt, token.since()));
            }
        }
        return list;
    }

    /// All of it as plain nested values, for comparison.
    Map<String, @Nullable Object> description() {
        return Description.of(this);
    }

    /// How many calls have no outcome.
    public int openCalls() {
        return calls.size();
    }

    /// Whether the machine has steps to go on with by itself.
    public boolean isGoingOn() {
        return !ready.isEmpty();
    }

    /// All that has been asked of the world and not been answered: what to do after a crash.
    public List<Command> outstanding() {
        List<Command> commands = new ArrayList<>();
        calls.values().forEach(token -> commands.add(Commands.call(token)));
        timers.values().forEach(t -> commands.add(new Command.StartTimer(t.timer(), t.due())));
        if (isGoingOn()) {
            commands.add(new Command.GoOn());
        }
        return commands;
    }
}
