package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Transfer;
import dev.sluice.engine.machine.state.Fork;
import dev.sluice.engine.machine.state.Phase;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What follows where a step ends well: its output and variables, then forks, joins, and the ends
/// of scopes and of the run.
public final class Progress {
    private static final Failure DIFFERENT_JOINS =
            new Failure(ErrorNames.RUNTIME, "The branches of one fork came to different joins");

    private final Turn turn;

    Progress(Turn turn) {
        this.turn = turn;
    }

    /// Ends a step that has no result of its own: its input passes through.
    public void pass(Token token, Transfer transfer) {
        finish(token, transfer, Sight.of(turn, token), token.value(), null);
    }

    /// Ends a step with its result.
    public void succeed(Token token, @Nullable Object result, @Nullable CallReport report) {
        if (Values.isTooMuch(result)) {
            turn.failures().fail(token, Values.tooMuch("The result"), report);
            return;
        }
        Sight sight = Sight.ofResult(turn, token, result);
        finish(token, token.node().transfer(), sight, result, report);
    }

    private void finish(
            Token token,
            Transfer transfer,
            Sight sight,
            @Nullable Object plain,
            @Nullable CallReport report) {
        Object output;
        List<RunEvent> assigned;
        try {
            output = transfer.output() == null ? plain : Values.of(transfer.output(), sight);
            assigned = assign(token, transfer, sight);
        } catch (EvaluationException e) {
            turn.failures().fail(token, ErrorNames.query(e, token), report);
            return;
        }
        assigned.forEach(turn::tell);
        turn.tell(
                new RunEvent.StepSucceeded(
                        token.path(), token.visit(), output, report, kept(token, plain, output)));
        follow(token);
    }

    /// The result, where neither the step's input nor its output tells it.
    private static RunEvent.@Nullable Result kept(
            Token token, @Nullable Object result, @Nullable Object output) {
        return result == output || result == token.value() ? null : RunEvent.Result.ifSmall(result);
    }

    /// The events that set a step's variables, all computed before any is set.
    static List<RunEvent> assign(Token token, Transfer transfer, Sight sight)
            throws EvaluationException {
        if (transfer.names().isEmpty()) {
            return List.of();
        }
        List<RunEvent> events = new ArrayList<>();
        for (int i = 0; i < transfer.names().size(); i++) {
            String name = transfer.names().get(i);
            refuseOuter(token, name);
            Object value = Values.of(transfer.values().get(i), sight);
            events.add(new RunEvent.VariableAssigned(token.path(), token.id(), name, value));
        }
        return events;
    }

    private static void refuseOuter(Token token, String name) throws EvaluationException {
        for (Token outer = token.parent(); outer != null; outer = outer.parent()) {
            if (outer.variables().containsKey(name)) {
                throw new EvaluationException(
                        "The variable $"
                                + name
                                + " belongs to an outer scope, which a branch or box can read but"
                                + " not assign; give it another name");
            }
        }
    }

    /// Sees to what a token's last event leads to at once: it may have become several, have ended,
    /// or have been the last one a join waited for.
    public void follow(Token token) {
        if (token.phase() == Phase.AT_JOIN) {
            ended(token);
        } else if (token.phase() == Phase.LEFT && token.targets().isEmpty()) {
            end(token, token.value());
        } else if (token.phase() == Phase.LEFT) {
            var branches = turn.state().nextTokens(token.targets().size());
            String scope = turn.state().nextFork();
            turn.tell(new RunEvent.TokenForked(last(token), scope, token.id(), branches));
            gather(token);
        }
    }

    private void end(Token token, @Nullable Object output) {
        turn.tell(new RunEvent.TokenEnded(last(token), token.id(), output));
        ended(token);
    }

    /// A token came to its end or its join: is its scope complete?
    private void ended(Token token) {
        Token parent = token.parent();
        if (parent == null) {
            turn.tell(new RunEvent.RunSucceeded(token.value()));
        } else if (parent.fork() != null) {
            gather(parent);
        } else {
            turn.decider(parent).ended(turn, parent, token);
        }
    }

    private void gather(Token token) {
        Fork fork = token.fork();
        if (fork == null || !fork.isDone()) {
            return;
        }
        List<@Nullable Object> outputs = fork.outputs();
        if (fork.isSplit()) {
            turn.failures().rise(token, DIFFERENT_JOINS);
        } else if (Values.isTooMuch(outputs)) {
            turn.failures().rise(token, Values.tooMuch("What the branches hand on together"));
        } else if (fork.join() == null) {
            end(token, outputs);
        } else {
            turn.tell(
                    new RunEvent.TokensJoined(
                            token.pathTo(fork.join()), fork.scope(), token.id(), outputs));
        }
    }

    private static @Nullable StepPath last(Token token) {
        return token.hasBegun() ? token.path() : null;
    }
}
