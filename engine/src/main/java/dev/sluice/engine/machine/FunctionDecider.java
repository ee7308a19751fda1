package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Calls a function and hands on what it returns.
///
/// @param timeout how long an attempt may take
/// @param envelope whether the result is the whole answer of the service
record FunctionDecider(@Nullable CompiledTemplate timeout, boolean envelope) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Object arguments;
        long limit = 0;
        try {
            CompiledTemplate input = token.node().input;
            arguments = input == null ? token.value : turn.evaluate(input, token);
            if (timeout != null) {
                limit = Seconds.of("timeoutSeconds", timeout, 1, turn, token);
            }
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
            return;
        }
        RunState state = turn.state();
        String key = state.run + "/" + token.place() + "#" + token.visit + "." + token.attempt;
        turn.tell(
                new RunEvent.StepStarted(
                        token.place(),
                        token.visit,
                        token.attempt,
                        Chance.callId(state.run, state.callsMade + 1),
                        key,
                        arguments));
        if (limit > 0) {
            turn.setTimer(token, RunEvent.TimerKind.TIMEOUT, turn.now().plusSeconds(limit));
        }
    }

    /// What the step's result is, of what the function returned.
    @Nullable Object result(@Nullable Object returned) {
        if (!envelope) {
            return returned;
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("ExecutedVersion", "$LATEST");
        whole.put("Payload", returned);
        whole.put("StatusCode", 200);
        return whole;
    }
}
