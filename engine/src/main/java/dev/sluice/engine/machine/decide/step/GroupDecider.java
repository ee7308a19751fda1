package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Box;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

/// Runs the steps inside as one. Each attempt begins with the input of the first.
record GroupDecider(Kind.Group kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Object input;
        long limit;
        try {
            input = input(turn, token);
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        int index = token.attempt() - 1;
        turn.tell(new RunEvent.ItemStarted(token.path(), token.visit(), index, input));
        turn.limit(token, limit);
        Box box = token.box();
        Token inside = box == null ? null : box.active(index);
        if (inside != null) {
            turn.progress().follow(inside);
        }
    }

    private static @Nullable Object input(Turn turn, Token token) throws EvaluationException {
        Box box = token.box();
        if (box != null) {
            return box.input();
        }
        CompiledTemplate template = token.node().input();
        return template == null ? token.value() : turn.evaluate(template, token);
    }
}
