package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Transfer;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What follows where something fails: retries, catches, and errors that rise and cancel what goes
/// on beside them.
public final class Failures {
    private final Turn turn;

    Failures(Turn turn) {
        this.turn = turn;
    }

    /// A step's own work failed: tries again, hands the error to a catcher, or lets it rise.
    public void fail(Token token, Failure failure, @Nullable CallReport report) {
        cancelInside(token);
        int retrier = Retries.match(token, failure);
        if (retrier >= 0) {
            retry(token, failure, retrier, report);
            return;
        }
        var catchers = token.node().step().handling().catchers();
        for (int i = 0; i < catchers.size(); i++) {
            if (ErrorNames.match(catchers.get(i).errors(), failure.error(), token)) {
                handOver(token, failure, i, report);
                return;
            }
        }
        giveUp(token, failure, report);
    }

    /// An expression of the step's own failed.
    public void fail(Token token, EvaluationException e) {
        fail(token, ErrorNames.query(e, token), null);
    }

    private void retry(Token token, Failure failure, int retrier, @Nullable CallReport report) {
        double delay = Retries.delaySeconds(token, retrier, turn::random);
        turn.tell(
                new RunEvent.StepRetried(
                        token.path(),
                        token.visit(),
                        token.attempt(),
                        failure,
                        retrier,
                        delay,
                        report));
        turn.setTimer(token, TimerKind.RETRY, turn.now().plusNanos((long) (delay * 1e9)));
    }

    private void handOver(Token token, Failure failure, int catcher, @Nullable CallReport report) {
        Object error = failure.asValue();
        Sight sight = Sight.ofError(turn, token, error);
        Transfer transfer = token.node().catches().get(catcher).transfer();
        Object output;
        List<RunEvent> assigned;
        try {
            output = transfer.output() == null ? error : Values.of(transfer.output(), sight);
            assigned = Progress.assign(token, transfer, sight);
        } catch (EvaluationException e) {
            giveUp(token, ErrorNames.query(e, token), report);
            return;
        }
        assigned.forEach(turn::tell);
        turn.tell(
                new RunEvent.StepCaught(
                        token.path(), token.visit(), failure, catcher, output, report));
        turn.progress().follow(token);
    }

    private void giveUp(Token token, Failure failure, @Nullable CallReport report) {
        turn.tell(
                new RunEvent.StepFailed(
                        token.path(), token.visit(), token.attempt(), failure, report));
        rise(token, failure);
    }

    /// An error leaves its scope: what goes on beside it is cancelled, and the box around it, or
    /// the run, fails.
    void rise(Token token, Failure failure) {
        Token inside = token;
        Token around = token.parent();
        while (around != null && around.box() == null) {
            inside = around;
            around = around.parent();
        }
        if (around == null) {
            failRun(failure, token.hasBegun() ? token.path() : null);
        } else {
            turn.decider(around).failed(turn, around, inside, failure);
        }
    }

    /// Ends the run in an error.
    ///
    /// @param origin the step it rose from, if from one
    public void failRun(Failure failure, @Nullable StepPath origin) {
        cancelAll();
        turn.tell(new RunEvent.RunFailed(failure, origin));
    }

    public void cancelAll() {
        Token root = turn.state().root();
        if (root != null) {
            cancel(root);
        }
    }

    private void cancelInside(Token token) {
        if (token.box() != null) {
            token.box().active().forEach(this::cancel);
        }
    }

    /// Cancels all that a token and its branches are doing.
    public void cancel(Token token) {
        if (token.fork() != null) {
            token.fork().branches().forEach(this::cancel);
        }
        cancelInside(token);
        if (token.phase().isBusy()) {
            turn.tell(new RunEvent.StepCancelled(token.path(), token.visit(), token.call()));
        }
    }
}
