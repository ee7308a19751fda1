package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Lets time pass.
record WaitDecider(Kind.Wait kind) implements Decider {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

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
            long seconds = Seconds.of("seconds", kind.seconds(), 0, turn, token);
            return within(turn.now().plusSeconds(seconds), seconds);
        }
        Object value = kind.timestamp() == null ? null : turn.evaluate(kind.timestamp(), token);
        if (value instanceof String text) {
            try {
                return within(OffsetDateTime.parse(text).toInstant(), text);
            } catch (DateTimeException _) {
                // Told below, together with values that are no text.
            }
        }
        throw new EvaluationException(
                "timestamp must be a time such as 2030-01-31T12:00:00Z; it is "
                        + Values.brief(value));
    }

    private static Instant within(Instant due, Object written) throws EvaluationException {
        if (due.isBefore(FIRST) || due.isAfter(LAST)) {
            throw new EvaluationException(
                    "the wait leads to "
                            + due
                            + ", which is no time of the years 0 to 9999: "
                            + Values.brief(written));
        }
        return due;
    }

    @Override
    public void due(Turn turn, Token token) {
        turn.progress().pass(token, token.node().transfer());
    }
}
