package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Asks a queue, topic or bucket for something and hands on the answer.
record ServiceDecider(Kind.Service kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>(kind.names());
        long limit;
        try {
            if (kind.key() != null) {
                request.put("key", turn.evaluate(kind.key(), token));
            }
            if (kind.carried() != null) {
                request.put(kind.carried(), turn.arguments(token));
            }
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        turn.call(token, request);
        turn.limit(token, limit);
    }
}
