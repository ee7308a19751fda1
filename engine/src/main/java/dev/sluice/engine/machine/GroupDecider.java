package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Runs the steps inside as one. Each attempt begins with the input of the first.
record GroupDecider(List<Node> start, @Nullable CompiledTemplate timeout) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Object input;
        long limit = 0;
        try {
            CompiledTemplate template = token.node().input;
            if (token.box != null) {
                input = token.box.input;
            } else {
                input = template == null ? token.value : turn.evaluate(template, token);
            }
            if (timeout != null) {
                limit = Seconds.of("timeoutSeconds", timeout, 1, turn, token);
            }
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
            return;
        }
        int index = token.attempt - 1;
        turn.tell(new RunEvent.ItemStarted(token.place(), token.visit, index, input));
        if (limit > 0) {
            turn.setTimer(token, RunEvent.TimerKind.TIMEOUT, turn.now().plusSeconds(limit));
        }
        Token inside = token.box == null ? null : token.box.active.get(index);
        if (inside != null) {
            turn.follow(inside);
        }
    }
}
