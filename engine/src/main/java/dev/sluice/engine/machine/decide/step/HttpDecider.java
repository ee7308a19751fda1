package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Calls a web address and hands on the answer.
record HttpDecider(Kind.Http kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Map<String, @Nullable Object> request;
        long limit;
        try {
            request = Requests.of(kind.request(), turn, token);
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        if (limit > 0) {
            request.put("timeoutSeconds", limit);
        }
        turn.call(token, request);
        turn.limit(token, limit);
    }
}
