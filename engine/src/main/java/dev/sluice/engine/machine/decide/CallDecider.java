package dev.sluice.engine.machine.decide;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.RunState;
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
            CompiledTemplate input = token.node().input();
            arguments = input == null ? token.value() : turn.evaluate(input, token);
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        RunState state = turn.state();
        String call = Chance.callId(state.run(), state.nextCall());
        int visit = token.visit();
        int attempt = token.attempt();
        String key = state.run() + "/" + token.path() + "#" + visit + "." + attempt;
        turn.tell(new RunEvent.StepStarted(token.path(), visit, attempt, call, key, arguments));
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
