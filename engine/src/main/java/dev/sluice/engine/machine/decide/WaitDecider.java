package dev.sluice.engine.machine.decide;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Lets time pass.
record WaitDecider(Kind.Wait kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Instant due;
        try {
            due = until(turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        if (due.isAfter(turn.now())) {
            turn.setTimer(token, TimerKind.WAIT, due);
        } else {
            due(turn, token);
        }
    }

    private Instant until(Turn turn, Token token) throws EvaluationException {
        if (kind.seconds() != null) {
            return turn.now().plusSeconds(Seconds.of("seconds", kind.seconds(), 0, turn, token));
        }
        Object value = kind.timestamp() == null ? null : turn.evaluate(kind.timestamp(), token);
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
        turn.progress().pass(token, token.node().transfer());
    }
}
