package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

/// Hands a token out and waits until somebody gives it back.
record CallbackDecider(Kind.Callback kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        turn.await(token);
        long limit;
        long silence;
        try {
            limit = Seconds.limit(kind.timeout(), turn, token);
            silence = Seconds.silence(kind.heartbeat(), turn, token);
            switch (kind.handOut()) {
                case Kind.HandOut.ToFunction _ -> turn.call(token, turn.arguments(token));
                case Kind.HandOut.ToAddress(var request) ->
                        turn.call(token, Requests.of(request, turn, token));
                case Kind.HandOut.ToService(var request) ->
                        turn.call(token, turn.evaluate(request, token));
                case null -> {}
            }
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        turn.limit(token, limit);
        turn.limitSilence(token, silence);
    }

    /// What was started with the token has come back; the step goes on waiting.
    @Override
    public void answered(
            Turn turn, Token token, @Nullable Object result, @Nullable CallReport report) {
        String call = token.call();
        if (call != null) {
            turn.tell(new RunEvent.CallbackSent(token.path(), token.visit(), call, report));
        }
    }

    @Override
    public void calledBack(Turn turn, Token token, CallbackAnswer answer) {
        switch (answer) {
            case CallbackAnswer.Success(var output) -> turn.progress().succeed(token, output, null);
            case CallbackAnswer.Failed(var failure) -> turn.failures().fail(token, failure, null);
            case CallbackAnswer.Heartbeat _ -> {
                try {
                    turn.limitSilence(token, Seconds.silence(kind.heartbeat(), turn, token));
                } catch (EvaluationException e) {
                    turn.failures().fail(token, e);
                }
            }
        }
    }
}
