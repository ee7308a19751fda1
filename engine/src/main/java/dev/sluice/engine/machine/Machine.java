package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.model.Flow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Runs a program, purely: an input and a state give events, events give the next state and
/// commands. It has no clock, no thread and does nothing in the world. Safe for use from many
/// threads, each with its own states.
public final class Machine {
    /// How many steps one input may set going before others get a turn.
    private static final int MOST_STEPS_A_TURN = 512;

    private final Program program;

    public Machine(Program program) {
        this.program = program;
    }

    public Program program() {
        return program;
    }

    /// Decides what an input means. The events are applied to the state already; they are to be
    /// made durable before any command is carried out.
    ///
    /// @param now the time of the input, which its events and expressions get
    /// @throws IllegalArgumentException for a start with a trigger the flow does not have
    public Decision decide(RunState state, Input input, Instant now) {
        if (state.isOver() || (input instanceof Input.Start) != (state.seq() == 0)) {
            return Decision.NONE;
        }
        long seed = input instanceof Input.Start start ? start.seed() : state.seed;
        var turn = new Turn(program, state, now, seed);
        switch (input) {
            case Input.Start start -> start(turn, start);
            case Input.CallSucceeded answer -> {
                Token token = state.calls.get(answer.call());
                if (token != null && token.node().decider instanceof FunctionDecider function) {
                    turn.succeed(token, function.result(answer.result()), answer.report());
                }
            }
            case Input.CallFailed answer -> {
                Token token = state.calls.get(answer.call());
                if (token != null) {
                    turn.fail(token, answer.failure(), answer.report());
                }
            }
            case Input.TimerDue due -> fire(turn, due.timer());
            case Input.Continue _ -> {}
            case Input.Cancel cancel -> {
                turn.cancelAll();
                turn.tell(new RunEvent.RunCancelled(cancel.reason()));
            }
            case Input.Resume resume -> turn.tell(new RunEvent.RunResumed(resume.owner()));
        }
        goOn(turn);
        return turn.decision();
    }

    /// Applies one event of the journal.
    public void evolve(RunState state, Entry entry) {
        new Evolution(program, state, _ -> {}).apply(entry.event(), entry.time());
    }

    private void start(Turn turn, Input.Start start) {
        Object input = start.event();
        CompiledTemplate template = program.input(start.trigger());
        Failure failure = null;
        if (template != null) {
            try {
                input = template.evaluate(turn.beforeStart(start));
            } catch (EvaluationException e) {
                failure = new Failure(ErrorNames.QUERY, String.valueOf(e.getMessage()));
            }
        }
        program.first(start.trigger());
        turn.tell(
                new RunEvent.RunStarted(
                        start.trigger(), input, start.seed(), start.flow(), start.code()));
        if (failure != null) {
            turn.failRun(failure, null);
            return;
        }
        Integer limit = program.flow().timeoutSeconds();
        if (limit != null) {
            turn.setRunTimer(turn.now().plusSeconds(limit));
        }
        Token root = turn.state().root;
        if (root != null) {
            turn.follow(root);
        }
    }

    private static void fire(Turn turn, String name) {
        Token.OpenTimer timer = turn.state().timers.get(name);
        if (timer == null) {
            return;
        }
        Token token = timer.token();
        turn.tell(new RunEvent.TimerFired(token == null ? null : token.path, name));
        if (token == null || timer.kind() == TimerKind.RUN_TIMEOUT) {
            turn.failRun(
                    new Failure(
                            ErrorNames.TIMEOUT,
                            "The run took longer than the flow's timeoutSeconds allows"),
                    null);
            return;
        }
        switch (timer.kind()) {
            case WAIT -> token.node().decider.due(turn, token);
            case RETRY -> token.node().decider.begin(turn, token);
            case TIMEOUT, HEARTBEAT ->
                    turn.fail(
                            token,
                            new Failure(
                                    ErrorNames.TIMEOUT,
                                    "Attempt "
                                            + token.attempt
                                            + " of "
                                            + token.place()
                                            + " took longer than its timeoutSeconds allows"),
                            null);
            case RUN_TIMEOUT -> {}
        }
    }

    private void goOn(Turn turn) {
        RunState state = turn.state();
        for (int i = 0; i < MOST_STEPS_A_TURN; i++) {
            Token token = state.ready.peekFirst();
            if (token == null) {
                return;
            }
            if (state.steps >= mostSteps()) {
                turn.failRun(
                        new Failure(
                                ErrorNames.RUNTIME,
                                "The run took "
                                        + state.steps
                                        + " steps, the most it may; is there an endless loop?"),
                        null);
                return;
            }
            turn.schedule(token);
        }
    }

    private int mostSteps() {
        @Nullable Integer most = program.flow().maxSteps();
        return most == null ? Flow.DEFAULT_MAX_STEPS : most;
    }
}
