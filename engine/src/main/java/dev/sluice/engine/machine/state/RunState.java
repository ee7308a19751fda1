package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where a run stands: what its events so far come to. Only events change it; it is for one thread
/// at a time.
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
    final Tokens tokens = new Tokens();
    final OpenWork work = new OpenWork();

    Status status = Status.NOT_STARTED;
    long seq;
    @Nullable Instant started;
    String trigger = "";
    @Nullable Object input;
    long seed;
    long steps;

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

    /// The trigger that was played.
    public String trigger() {
        return trigger;
    }

    /// What the run began with.
    public @Nullable Object input() {
        return input;
    }

    /// What random values are drawn from.
    public long seed() {
        return seed;
    }

    /// How many steps have been scheduled.
    public long steps() {
        return steps;
    }

    /// The steps that are scheduled and have not ended, in no particular order.
    public List<Busy> busy() {
        List<Busy> list = new ArrayList<>();
        for (Token token : tokens.busy()) {
            list.add(new Busy(token.path(), token.visit(), token.attempt(), token.since()));
        }
        return list;
    }

    /// How many calls have no outcome.
    public int openCalls() {
        return work.calls().size();
    }

    /// Whether the machine has steps to go on with by itself.
    public boolean isGoingOn() {
        return tokens.next() != null;
    }

    /// All that has been asked of the world and not been answered: what to do after a crash.
    public List<Command> outstanding() {
        List<Command> commands = work.outstanding();
        if (isGoingOn()) {
            commands.add(new Command.GoOn());
        }
        return commands;
    }

    /// The run's own token; `null` before the start and after the end.
    public @Nullable Token root() {
        return tokens.root();
    }

    /// Where a token is to begin a step next; `null` where it is at none, or is not known.
    public @Nullable StepPath ahead(String token) {
        Token known = tokens.find(token);
        return known == null || (known.phase() != Phase.READY && known.phase() != Phase.PAUSED)
                ? null
                : known.pathTo(known.node());
    }

    /// The token whose step is the next to be scheduled.
    public @Nullable Token next() {
        return tokens.next();
    }

    /// The token that waits for the answer of a call.
    public @Nullable Token calling(String call) {
        return work.calls().get(call);
    }

    /// The token of the run that waits for this callback's token to be given back.
    public @Nullable Token awaiting(String callback) {
        return work.callbacks().get(callback);
    }

    /// The token that waits at a breakpoint before this visit of a step.
    public @Nullable Token paused(StepPath step, int visit) {
        return work.paused().stream()
                .filter(token -> token.path().equals(step) && token.visit() == visit)
                .findFirst()
                .orElse(null);
    }

    /// A timer that has not fired.
    public Token.@Nullable OpenTimer timer(String timer) {
        return work.timer(timer);
    }

    /// The names of the next tokens.
    public List<String> nextTokens(int count) {
        return tokens.nextNames(count);
    }

    /// The name of the next fork.
    public String nextFork() {
        return tokens.nextFork();
    }

    /// The number of the next call.
    public long nextCall() {
        return work.nextCall();
    }

    /// The name of the next timer.
    public String nextTimer() {
        return work.nextTimer();
    }

    /// All of it as plain nested values, so that two states can be compared.
    public Map<String, @Nullable Object> description() {
        return Description.of(this);
    }
}
