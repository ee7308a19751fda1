package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

/// A length of time as the States Language writes it: whole seconds, a little over three years at
/// most.
public final class Seconds {
    public static final long MOST = 99_999_999;

    private Seconds() {}

    /// The limit of an attempt; 0 where the step has none.
    public static long limit(@Nullable CompiledTemplate timeout, Turn turn, Token token)
            throws EvaluationException {
        return timeout == null ? 0 : of("timeoutSeconds", timeout, 1, turn, token);
    }

    /// How long the other side may be silent; 0 where the step does not say.
    public static long silence(@Nullable CompiledTemplate heartbeat, Turn turn, Token token)
            throws EvaluationException {
        return heartbeat == null ? 0 : of("heartbeatSeconds", heartbeat, 1, turn, token);
    }

    public static long of(
            String field, CompiledTemplate template, long least, Turn turn, Token token)
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
