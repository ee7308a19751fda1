package dev.sluice.engine.machine.decide;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Decision;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.step.Deciders;
import dev.sluice.engine.machine.decide.turn.Chance;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.ErrorNames;
import dev.sluice.engine.machine.decide.turn.Sight;
import dev.sluice.engine.machine.decide.turn.TokenSource;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.program.Node;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.Evolution;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.machine.state.Token;
import dev.sluice.engine.model.Flow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;

/// Runs a program, purely: an input and a state give events, events give the next state and
/// commands. It has no clock, no thread and does nothing in the world. Safe for use from many
/// threads, each with its own states.
public final class Machine {
    /// How many steps one input may set going before others get a turn.
    private static final int MOST_STEPS_A_TURN = 512;

    /// Callback tokens that follow from a run's seed.
    public static final TokenSource REPEATABLE = Chance::callbackToken;

    private final Program program;
    private final Function<Node, Decider> deciders;
    private final TokenSource tokens;
    private final Breakpoints breakpoints;

    /// With callback tokens that follow from the run's seed, so that a run repeats to the last bit.
    public Machine(Program program) {
        this(program, REPEATABLE);
    }

    public Machine(Program program, TokenSource tokens) {
        this(program, tokens, Breakpoints.NONE);
    }

    public Machine(Program program, TokenSource tokens, Breakpoints breakpoints) {
        this.program = program;
        this.deciders = new Deciders(program)::of;
        this.tokens = tokens;
        this.breakpoints = breakpoints;
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
        long seed = input instanceof Input.Start start ? start.seed() : state.seed();
        var turn = new Turn(program, deciders, tokens, state, now, seed);
        switch (input) {
            case Input.Start start -> start(turn, start);
            case Input.CallSucceeded answer -> {
                Token token = state.calling(answer.call());
                if (token != null) {
                    turn.decider(token).answered(turn, token, answer.result(), answer.report());
                }
            }
            case Input.CallFailed answer -> {
                Token token = state.calling(answer.call());
                if (token != null) {
                    turn.failures().fail(token, answer.failure(), answer.report());
                }
            }
            case Input.FlowStarted(var call, var run) -> {
                Token token = state.calling(call);
                if (token != null && token.node().kind() instanceof Kind.SubFlow kind) {
                    turn.tell(
                            new RunEvent.FlowStarted(
                                    token.path(), token.visit(), call, kind.flow(), run));
                }
            }
            case Input.CallbackAnswered(var callback, var answer) -> {
                Token token = state.awaiting(callback);
                if (token != null) {
                    turn.tell(new RunEvent.CallbackReceived(token.path(), callback, answer.word()));
                    turn.decider(token).calledBack(turn, token, answer);
                }
            }
            case Input.PauseOver(var step, var visit, var value) -> {
                Token token = state.paused(step, visit);
                if (token != null) {
                    turn.schedule(token, value);
                }
            }
            case Input.TimerDue due -> fire(turn, state.timer(due.timer()));
            case Input.Continue _ -> {}
            case Input.Cancel cancel -> {
                turn.failures().cancelAll();
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
        program.first(start.trigger());
        CompiledTemplate template = program.input(start.trigger());
        Object input = start.event();
        Failure failure = null;
        if (template != null) {
            try {
                input = Values.of(template, Sight.ofEvent(turn, start));
            } catch (EvaluationException e) {
                failure = ErrorNames.query(e);
            }
        }
        turn.tell(
                new RunEvent.RunStarted(
                        start.trigger(), input, start.seed(), start.flow(), start.code()));
        if (failure != null) {
            turn.failures().failRun(failure, null);
            return;
        }
        Integer limit = program.flow().timeoutSeconds();
        if (limit != null) {
            turn.setRunTimer(turn.now().plusSeconds(limit));
        }
        Token root = turn.state().root();
        if (root != null) {
            turn.progress().follow(root);
        }
    }

    private static void fire(Turn turn, Token.@Nullable OpenTimer timer) {
        if (timer == null) {
            return;
        }
        Token token = timer.token();
        turn.tell(new RunEvent.TimerFired(token == null ? null : token.path(), timer.timer()));
        if (token == null) {
            String why = "The run took longer than the flow's timeoutSeconds allows";
            turn.failures().failRun(new Failure(ErrorNames.TIMEOUT, why), null);
            return;
        }
        switch (timer.kind()) {
            case WAIT -> turn.decider(token).due(turn, token);
            case RETRY -> turn.decider(token).begin(turn, token);
            case HEARTBEAT -> {
                String why =
                        "Attempt "
                                + token.attempt()
                                + " of "
                                + token.path()
                                + " gave no sign of life within its heartbeatSeconds";
                turn.failures().fail(token, new Failure(ErrorNames.HEARTBEAT, why), null);
            }
            case TIMEOUT, RUN_TIMEOUT -> {
                String why =
                        "Attempt "
                                + token.attempt()
                                + " of "
                                + token.path()
                                + " took longer than its timeoutSeconds allows";
                turn.failures().fail(token, new Failure(ErrorNames.TIMEOUT, why), null);
            }
        }
    }

    private void goOn(Turn turn) {
        RunState state = turn.state();
        for (int i = 0; i < MOST_STEPS_A_TURN; i++) {
            Token token = state.next();
            if (token == null) {
                return;
            }
            if (state.steps() >= mostSteps()) {
                String why =
                        "The run took "
                                + state.steps()
                                + " steps, the most it may; is there an endless loop?";
                turn.failures().failRun(new Failure(ErrorNames.RUNTIME, why), null);
                return;
            }
            if (breakpoints.stopAt(token.node().step().id())) {
                turn.pause(token);
            } else {
                turn.schedule(token, token.value());
            }
        }
    }

    private int mostSteps() {
        Integer most = program.flow().maxSteps();
        return most == null ? Flow.DEFAULT_MAX_STEPS : most;
    }
}
