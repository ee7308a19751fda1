package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Calls a function and hands on what it returns.
record CallDecider(Kind.Call kind) implements Decider {
    private static final int OK = 200;

    @Override
    public void begin(Turn turn, Token token) {
        Object arguments;
        long limit;
        try {
            arguments = turn.arguments(token);
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        turn.call(token, arguments);
        turn.limit(token, limit);
    }

    @Override
    public void answered(
            Turn turn, Token token, @Nullable Object result, @Nullable CallReport report) {
        turn.progress().succeed(token, kind.envelope() ? wrapped(result) : result, report);
    }

    private static Object wrapped(@Nullable Object payload) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ExecutedVersion", "$LATEST");
        answer.put("Payload", payload);
        answer.put("StatusCode", OK);
        return answer;
    }
}
