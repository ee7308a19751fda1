package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.Command;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.ItemEnded;
import dev.sluice.engine.machine.RunEvent.ItemStarted;
import dev.sluice.engine.machine.RunEvent.RunStarted;
import dev.sluice.engine.machine.RunEvent.StepRetried;
import dev.sluice.engine.machine.RunEvent.StepScheduled;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.program.Node;
import dev.sluice.engine.machine.program.Program;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Applies events to a state: the only writer of it, the same while a run goes on and when it is
/// read from its journal. What an event asks of the world is told to `commands`.
public final class Evolution {
    private final Program program;
    private final RunState state;
    private final Tokens tokens;
    private final OpenWork work;
    private final Consumer<Command> commands;

    public Evolution(Program program, RunState state, Consumer<Command> commands) {
        this.program = program;
        this.state = state;
        this.tokens = state.tokens;
        this.work = state.work;
        this.commands = commands;
    }

    /// Applies an event and gives it its place in the run.
    public Entry apply(RunEvent event, Instant time) {
        state.seq++;
        switch (event) {
            case RunStarted e -> start(e, time);
            case StepScheduled e -> schedule(e, time);
            case RunEvent.StepPaused e -> pause(e, time);
            case RunEvent.StepStarted e -> work.call(tokens.busy(e.step(), e.visit()), e, commands);
            case RunEvent.StepSucceeded e -> {
                Token token = tokens.busy(e.step(), e.visit());
                leave(token, token.node().next(token.visited().rule), e.output());
            }
            case RunEvent.StepCaught e -> {
                Token token = tokens.busy(e.step(), e.visit());
                leave(token, token.node().catches().get(e.catcher()).next(), e.output());
            }
            case StepRetried e -> retry(e);
            case RunEvent.StepFailed e -> stop(tokens.busy(e.step(), e.visit()), Phase.FAILED);
            case RunEvent.StepCancelled e -> cancel(tokens.busy(e.step(), e.visit()));
            case RunEvent.TokenForked e -> tokens.fork(tokens.get(e.token()), e.scope());
            case RunEvent.TokenEnded e -> tokens.end(tokens.get(e.token()), e.output());
            case RunEvent.TokensJoined e ->
                    tokens.join(tokens.get(e.token()), e.step(), e.inputs());
            case RunEvent.ChoiceTaken e ->
                    tokens.busy(e.step(), e.visit()).visited().rule = e.rule();
            case RunEvent.VariableAssigned e -> tokens.get(e.scope()).assign(e.name(), e.value());
            case RunEvent.ItemsAsked e -> work.read(tokens.busy(e.step(), e.visit()), e, commands);
            case RunEvent.ItemsRead e -> read(e);
            case ItemStarted e -> enter(e);
            case ItemEnded e -> leaveItem(e);
            case RunEvent.TimerSet e ->
                    work.set(
                            e.step() == null ? null : tokens.busy(e.step(), e.visit()),
                            e,
                            commands);
            case RunEvent.TimerFired e -> work.fired(e.timer(), commands);
            case RunEvent.RunSucceeded _ -> close(RunState.Status.SUCCEEDED);
            case RunEvent.RunFailed _ -> close(RunState.Status.FAILED);
            case RunEvent.RunCancelled _ -> close(RunState.Status.CANCELLED);
            case RunEvent.CallbackWaiting e ->
                    work.await(tokens.busy(e.step(), e.visit()), e.token(), commands);
            case RunEvent.CallbackSent e -> work.answered(tokens.busy(e.step(), e.visit()));
            case RunEvent.RunResumed _, RunEvent.FlowStarted _, RunEvent.CallbackReceived _ -> {}
        }
        return new Entry(state.run, state.seq, time, event);
    }

    private void start(RunStarted e, Instant time) {
        state.status = RunState.Status.RUNNING;
        state.started = time;
        state.trigger = e.trigger();
        state.input = e.input();
        state.seed = e.seed();
        Token root = tokens.begin(Places.ofRun(program));
        tokens.move(root, program.first(e.trigger()), e.input());
    }

    private void schedule(StepScheduled e, Instant time) {
        Token token = tokens.get(e.token());
        state.steps++;
        token.value = e.input();
        if (token.phase() == Phase.PAUSED) {
            work.endPause(token, commands);
        }
        tokens.begin(token, new Visit(e.step(), e.visit(), time, state.seq));
    }

    private void pause(RunEvent.StepPaused e, Instant time) {
        Token token = tokens.get(e.token());
        token.value = e.input();
        tokens.pause(token, new Visit(e.step(), e.visit(), time, state.seq));
        work.pause(token, commands);
    }

    /// A step ended well, or its error was caught.
    private void leave(Token token, List<Node> targets, @Nullable Object output) {
        rest(token);
        tokens.leave(token);
        tokens.move(token, targets, output);
    }

    private void stop(Token token, Phase phase) {
        rest(token);
        tokens.leave(token);
        token.to(phase);
    }

    private void cancel(Token token) {
        work.kill(token, commands);
        stop(token, Phase.CANCELLED);
    }

    /// Ends what one attempt holds.
    private void rest(Token token) {
        work.endPause(token, commands);
        work.leave(token, commands);
        work.endCallback(token, commands);
        work.answered(token);
        work.stop(token, commands);
        if (token.box != null) {
            token.box.active().forEach(this::discard);
            token.box = null;
        }
    }

    private void retry(StepRetried e) {
        Token token = tokens.busy(e.step(), e.visit());
        Box last = token.box;
        rest(token);
        if (last != null) {
            token.box = new Box(last.input(), token.places().inside(token.node()));
        }
        token.to(Phase.RETRYING);
        int retriers = token.node().step().handling().retry().size();
        token.visited().retry(e.attempt(), e.retrier(), retriers);
    }

    private void read(RunEvent.ItemsRead e) {
        Token token = tokens.busy(e.step(), e.visit());
        work.answered(token);
        opened(token, null).read(e.from(), e.items(), e.atEnd());
    }

    /// @param input what the first token inside begins with
    private static Box opened(Token token, @Nullable Object input) {
        if (token.phase() != Phase.INSIDE) {
            token.to(Phase.INSIDE);
        }
        Box box = token.box;
        if (box == null) {
            box = new Box(input, token.places().inside(token.node()));
            token.box = box;
        }
        return box;
    }

    private void enter(ItemStarted e) {
        Token token = tokens.busy(e.step(), e.visit());
        Box box = opened(token, e.input());
        Places places =
                token.node().kind() instanceof Kind.Items
                        ? Places.ofItem(token, e.index(), box.visits())
                        : token.places();
        Token inside = tokens.make(token, e.index(), places);
        if (token.node().kind() instanceof Kind.Items items && items.isDistributed()) {
            inside.given = e.input();
        }
        box.start(e.index(), inside);
        tokens.move(inside, token.node().start(), e.input());
    }

    private void leaveItem(ItemEnded e) {
        Box box = tokens.busy(e.step(), e.visit()).box;
        Token inside = box == null ? null : box.remove(e.index());
        if (box == null || inside == null) {
            throw new IllegalStateException(
                    "Item " + e.index() + " of " + e.step() + " does not go on");
        }
        discard(inside);
        Failure failure = e.failure();
        box.end(e.index(), failure == null ? e.output() : failure.asValue(), failure != null);
    }

    private void close(RunState.Status status) {
        Token root = tokens.root();
        if (root != null) {
            discard(root);
            tokens.end();
        }
        work.stopAll(commands);
        state.status = status;
    }

    /// Forgets a token and all that came of it.
    private void discard(Token token) {
        work.kill(token, commands);
        rest(token);
        if (token.fork != null) {
            token.fork.branches().forEach(this::discard);
            token.fork = null;
        }
        tokens.forget(token);
    }
}
