package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

/// A length of time as the States Language writes it: whole seconds, a little over three years at
/// most.
final class Seconds {
    static final long MOST = 99_999_999;

    private Seconds() {}

    static long of(String field, CompiledTemplate template, long least, Turn turn, Token token)
            throws EvaluationException {
        Object value = turn.evaluate(template, token);
        if (value instanceof Number number) {
            double seconds = number.doubleValue();
            if (seconds == Math.rint(seconds) && seconds >= least && seconds <= MOST) {
                return (long) seconds;
            }
        }
        throw new EvaluationException(
                field
                        + " must be a whole number of seconds from "
                        + least
                        + " to "
                        + MOST
                        + "; it is "
                        + Values.brief(value));
    }
}
