package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

/// Raises an error.
record FailDecider(@Nullable CompiledTemplate error, @Nullable CompiledTemplate cause)
        implements Decider {
    /// The error of a step that names none.
    private static final String UNNAMED = "Failed";

    @Override
    public void begin(Turn turn, Token token) {
        Failure failure;
        try {
            failure =
                    new Failure(
                            text("error", error, UNNAMED, turn, token),
                            text("cause", cause, "", turn, token));
        } catch (EvaluationException e) {
            failure = new Failure(ErrorNames.QUERY, String.valueOf(e.getMessage()));
        }
        turn.fail(token, failure, null);
    }

    private static String text(
            String field,
            @Nullable CompiledTemplate template,
            String absent,
            Turn turn,
            Token token)
            throws EvaluationException {
        if (template == null) {
            return absent;
        }
        Object value = turn.evaluate(template, token);
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationException(field + " must be a text; it is " + Values.brief(value));
    }
}
