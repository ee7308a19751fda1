package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Lets time pass.
record WaitDecider(@Nullable CompiledTemplate seconds, @Nullable CompiledTemplate timestamp)
        implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Instant due;
        try {
            due = until(turn, token);
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
            return;
        }
        if (due.isAfter(turn.now())) {
            turn.setTimer(token, RunEvent.TimerKind.WAIT, due);
        } else {
            due(turn, token);
        }
    }

    private Instant until(Turn turn, Token token) throws EvaluationException {
        if (seconds != null) {
            return turn.now().plusSeconds(Seconds.of("seconds", seconds, 0, turn, token));
        }
        Object value = timestamp == null ? null : turn.evaluate(timestamp, token);
        if (value instanceof String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                // Told below, together with values that are no text.
            }
        }
        throw new EvaluationException(
                "timestamp must be a time such as 2030-01-31T12:00:00Z; it is "
                        + Values.brief(value));
    }

    @Override
    public void due(Turn turn, Token token) {
        turn.pass(token, token.node().transfer);
    }
}
