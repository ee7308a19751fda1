package dev.sluice.engine.machine;

import dev.sluice.engine.machine.RunEvent.ChoiceTaken;
import dev.sluice.engine.machine.RunEvent.ItemEnded;
import dev.sluice.engine.machine.RunEvent.ItemStarted;
import dev.sluice.engine.machine.RunEvent.RunStarted;
import dev.sluice.engine.machine.RunEvent.StepCancelled;
import dev.sluice.engine.machine.RunEvent.StepCaught;
import dev.sluice.engine.machine.RunEvent.StepFailed;
import dev.sluice.engine.machine.RunEvent.StepRetried;
import dev.sluice.engine.machine.RunEvent.StepScheduled;
import dev.sluice.engine.machine.RunEvent.StepStarted;
import dev.sluice.engine.machine.RunEvent.StepSucceeded;
import dev.sluice.engine.machine.RunEvent.TimerFired;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.RunEvent.TimerSet;
import dev.sluice.engine.machine.RunEvent.TokenEnded;
import dev.sluice.engine.machine.RunEvent.TokenForked;
import dev.sluice.engine.machine.RunEvent.TokensJoined;
import dev.sluice.engine.machine.RunEvent.VariableAssigned;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Applies events to a state: the only writer of it, the same while a run goes on and when it is
/// read from its journal. What an event asks of the world is told to `commands`.
final class Evolution {
    private final Program program;
    private final RunState state;
    private final Consumer<Command> commands;

    Evolution(Program program, RunState state, Consumer<Command> commands) {
        this.program = program;
        this.state = state;
        this.commands = commands;
    }

    void apply(RunEvent event, Instant time) {
        state.seq++;
        switch (event) {
            case RunStarted e -> start(e, time);
            case StepScheduled e -> schedule(e, time);
            case StepStarted e -> call(e);
            case StepSucceeded e -> {
                Token token = busy(e.step(), e.visit());
                leave(token, token.node().decider.next(token.node(), token.rule), e.output());
            }
            case StepCaught e -> {
                Token token = busy(e.step(), e.visit());
                leave(token, token.node().catches.get(e.catcher()).next(), e.output());
            }
            case StepRetried e -> retry(e);
            case StepFailed e -> stop(busy(e.step(), e.visit()), Phase.FAILED);
            case StepCancelled e -> stop(busy(e.step(), e.visit()), Phase.CANCELLED);
            case TokenForked e -> fork(e);
            case TokenEnded e -> end(e);
            case TokensJoined e -> join(e);
            case ChoiceTaken e -> busy(e.step(), e.visit()).rule = e.rule();
            case VariableAssigned e -> token(e.scope()).assign(e.name(), e.value());
            case ItemStarted e -> enter(e);
            case ItemEnded e -> leaveItem(e);
            case TimerSet e -> setTimer(e);
            case TimerFired e -> fire(e);
            case RunEvent.RunSucceeded _ -> close(RunState.Status.SUCCEEDED);
            case RunEvent.RunFailed _ -> close(RunState.Status.FAILED);
            case RunEvent.RunCancelled _ -> close(RunState.Status.CANCELLED);
            case RunEvent.RunResumed _,
                    RunEvent.StepPaused _,
                    RunEvent.CallbackWaiting _,
                    RunEvent.CallbackReceived _ -> {}
        }
    }

    private void start(RunStarted e, Instant time) {
        state.status = RunState.Status.RUNNING;
        state.started = time;
        state.trigger = e.trigger();
        state.input = e.input();
        state.seed = e.seed();
        Token root = made(null, 0, Places.ofRun(program));
        state.root = root;
        move(root, program.first(e.trigger()), e.input());
    }

    private void schedule(StepScheduled e, Instant time) {
        Token token = token(e.token());
        state.steps++;
        unready(token);
        token.to(Phase.WORKING);
        token.path = e.step();
        token.visit = e.visit();
        token.value = e.input();
        token.entered = time;
        token.scheduled = state.seq;
        token.attempt = 1;
        token.tries = null;
        token.rule = -1;
        token.places.visited(token.node(), e.visit());
        state.busy.computeIfAbsent(e.step(), _ -> new ArrayList<>(1)).add(token);
    }

    private void call(StepStarted e) {
        Token token = busy(e.step(), e.visit());
        token.to(Phase.CALLING);
        token.call = new Token.OpenCall(e.call(), e.key(), e.arguments());
        state.callsMade++;
        state.calls.put(e.call(), token);
        commands.accept(Commands.call(token));
    }

    /// A step ended well, or its error was caught.
    private void leave(Token token, List<Node> targets, @Nullable Object output) {
        finish(token);
        move(token, targets, output);
    }

    private void stop(Token token, Phase phase) {
        if (phase == Phase.CANCELLED) {
            killCall(token);
        }
        finish(token);
        token.to(phase);
    }

    /// Ends all that a scheduled step holds.
    private void finish(Token token) {
        rest(token);
        List<Token> there = state.busy.get(token.place());
        if (there == null || !there.remove(token)) {
            throw new IllegalStateException("No step goes on at " + token.path);
        }
        if (there.isEmpty()) {
            state.busy.remove(token.place());
        }
        token.joined = false;
    }

    /// Ends what one attempt holds.
    private void rest(Token token) {
        if (token.call != null) {
            state.calls.remove(token.call.call());
            token.call = null;
        }
        stopTimer(token.timer);
        stopTimer(token.limit);
        token.timer = null;
        token.limit = null;
        if (token.box != null) {
            token.box.active.values().forEach(this::discard);
            token.box = null;
        }
    }

    private void retry(StepRetried e) {
        Token token = busy(e.step(), e.visit());
        Object input = token.box == null ? null : token.box.input;
        boolean isBox = token.box != null;
        rest(token);
        if (isBox) {
            token.box = new Box(input, token.places.inside(token.node()));
        }
        token.to(Phase.RETRYING);
        token.attempt = e.attempt() + 1;
        if (token.tries == null) {
            token.tries = new int[token.node().step.handling().retry().size()];
        }
        token.tries[e.retrier()]++;
    }

    private void fork(TokenForked e) {
        Token token = token(e.token());
        List<Node> targets = token.targets;
        token.to(Phase.FORKED);
        token.targets = List.of();
        state.forksMade++;
        var fork = new Fork(e.scope(), targets.size());
        token.fork = fork;
        for (int i = 0; i < targets.size(); i++) {
            Token branch = made(token, i, token.places);
            fork.branches[i] = branch;
            move(branch, List.of(targets.get(i)), token.value);
        }
    }

    private void end(TokenEnded e) {
        Token token = token(e.token());
        token.to(Phase.ENDED);
        token.value = e.output();
        gather(token);
        Token parent = token.parent;
        if (parent != null && parent.fork != null) {
            parent.fork.arrived(token.slot, e.output(), null);
        }
    }

    private void join(TokensJoined e) {
        Token token = token(e.token());
        Node join = token.fork == null ? null : token.fork.join;
        if (join == null) {
            throw new IllegalStateException("Nothing came to the join " + e.step());
        }
        gather(token);
        token.to(Phase.READY);
        token.at = join;
        token.value = e.inputs();
        token.joined = true;
        state.ready.add(token);
    }

    /// Forgets the branches of a fork.
    private void gather(Token token) {
        if (token.fork != null) {
            for (Token branch : token.fork.branches) {
                state.tokens.remove(branch.id);
            }
            token.fork = null;
        }
    }

    private void enter(ItemStarted e) {
        Token token = busy(e.step(), e.visit());
        if (token.phase != Phase.INSIDE) {
            token.to(Phase.INSIDE);
        }
        if (token.box == null) {
            token.box = new Box(e.input(), token.places.inside(token.node()));
        }
        boolean isItem = token.node().step instanceof Step.Map;
        Places places = isItem ? Places.ofItem(token, e.index(), token.box.visits) : token.places;
        Token inside = made(token, e.index(), places);
        token.box.start(e.index(), inside);
        move(inside, token.node().decider.start(), e.input());
    }

    private void leaveItem(ItemEnded e) {
        Box box = busy(e.step(), e.visit()).box;
        Token inside = box == null ? null : box.active.remove(e.index());
        if (box == null || inside == null) {
            throw new IllegalStateException(
                    "Item " + e.index() + " of " + e.step() + " is not open");
        }
        discard(inside);
        Failure failure = e.failure();
        box.end(e.index(), failure == null ? e.output() : failure.asValue(), failure != null);
    }

    private void setTimer(TimerSet e) {
        state.timersMade++;
        Token token = e.step() == null ? null : busy(e.step(), e.visit());
        var timer = new Token.OpenTimer(e.timer(), e.kind(), e.due(), token);
        state.timers.put(e.timer(), timer);
        commands.accept(new Command.StartTimer(e.timer(), e.due()));
        if (token == null) {
            return;
        }
        switch (e.kind()) {
            case WAIT -> {
                token.to(Phase.WAITING);
                token.timer = timer;
            }
            case RETRY -> token.timer = timer;
            case TIMEOUT, HEARTBEAT -> token.limit = timer;
            case RUN_TIMEOUT -> {}
        }
    }

    private void fire(TimerFired e) {
        Token.OpenTimer timer = state.timers.remove(e.timer());
        if (timer == null) {
            throw new IllegalStateException("No timer " + e.timer() + " is set");
        }
        Token token = timer.token();
        if (token == null) {
            return;
        }
        if (timer.kind() == TimerKind.TIMEOUT || timer.kind() == TimerKind.HEARTBEAT) {
            token.limit = null;
            killCall(token);
        } else {
            token.timer = null;
            token.to(Phase.WORKING);
        }
    }

    private void killCall(Token token) {
        if (token.call != null) {
            state.calls.remove(token.call.call());
            commands.accept(new Command.KillCall(token.call.call()));
            token.call = null;
        }
    }

    private void stopTimer(Token.@Nullable OpenTimer timer) {
        if (timer != null && state.timers.remove(timer.timer()) != null) {
            commands.accept(new Command.StopTimer(timer.timer()));
        }
    }

    private void close(RunState.Status status) {
        if (state.root != null) {
            discard(state.root);
            state.root = null;
        }
        List.copyOf(state.timers.values()).forEach(this::stopTimer);
        state.status = status;
    }

    /// Forgets a token and all that came of it.
    private void discard(Token token) {
        killCall(token);
        rest(token);
        if (token.fork != null) {
            for (Token branch : token.fork.branches) {
                discard(branch);
            }
            token.fork = null;
        }
        unready(token);
        state.tokens.remove(token.id);
        if (token.parent != null && token.parent.places != token.places) {
            token.parent.places.absorb(token.places);
        }
        if (token.phase != Phase.CANCELLED) {
            token.to(Phase.CANCELLED);
        }
    }

    private void unready(Token token) {
        if (state.ready.peekFirst() == token) {
            state.ready.pollFirst();
        } else if (token.phase == Phase.READY) {
            state.ready.remove(token);
        }
    }

    /// Sends a token on, with what it carries.
    private void move(Token token, List<Node> targets, @Nullable Object value) {
        token.value = value;
        if (targets.size() != 1) {
            token.targets = targets;
            token.to(Phase.LEFT);
            return;
        }
        Node target = targets.getFirst();
        Token parent = token.parent;
        if (target.isJoin() && parent != null && parent.fork != null) {
            token.to(Phase.AT_JOIN);
            parent.fork.arrived(token.slot, value, target);
            return;
        }
        token.at = target;
        if (token.phase != Phase.READY) {
            token.to(Phase.READY);
        }
        state.ready.add(token);
    }

    private Token made(@Nullable Token parent, int slot, Places places) {
        var token = new Token("t" + ++state.tokensMade, parent, slot, places);
        state.tokens.put(token.id, token);
        return token;
    }

    private Token token(String id) {
        Token token = state.tokens.get(id);
        if (token == null) {
            throw new IllegalStateException("The run has no token " + id);
        }
        return token;
    }

    private Token busy(StepPath step, int visit) {
        List<Token> there = state.busy.get(step);
        if (there != null) {
            for (Token token : there) {
                if (token.visit == visit) {
                    return token;
                }
            }
        }
        throw new IllegalStateException("Visit " + visit + " of " + step + " does not go on");
    }
}
