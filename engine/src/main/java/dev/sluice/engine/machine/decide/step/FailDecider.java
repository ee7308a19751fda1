package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Sight;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

/// Raises an error.
record FailDecider(Kind.Fail kind) implements Decider {
    /// The error of a step that names none.
    private static final String UNNAMED = "Failed";

    @Override
    public void begin(Turn turn, Token token) {
        try {
            String error = text("error", kind.error(), UNNAMED, Sight.of(turn, token));
            String cause = text("cause", kind.cause(), "", Sight.of(turn, token));
            turn.failures().fail(token, new Failure(error, cause), null);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
        }
    }

    private static String text(
            String field, @Nullable CompiledTemplate template, String absent, Sight sight)
            throws EvaluationException {
        if (template == null) {
            return absent;
        }
        Object value = Values.of(template, sight);
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationException(field + " must be a text; it is " + Values.brief(value));
    }
}
