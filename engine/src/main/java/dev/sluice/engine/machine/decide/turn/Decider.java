package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

/// Decides what a step does, one class per kind. A decider reads the token and tells events to the
/// turn; it changes nothing itself, and is the same for all runs.
public interface Decider {
    /// The token's step was scheduled, or its next attempt is due.
    void begin(Turn turn, Token token);

    /// The timer the step was waiting for fired.
    default void due(Turn turn, Token token) {
        begin(turn, token);
    }

    /// The step's call was answered.
    default void answered(
            Turn turn, Token token, @Nullable Object result, @Nullable CallReport report) {
        turn.progress().succeed(token, result, report);
    }

    /// Somebody gave the step's callback token back.
    default void calledBack(Turn turn, Token token, CallbackAnswer answer) {
        throw new IllegalStateException(token.path() + " waits for no callback");
    }

    /// The token inside the step's box came to its end.
    default void ended(Turn turn, Token token, Token inside) {
        turn.progress().succeed(token, inside.value(), null);
    }

    /// An error rose from a token inside the step's box.
    default void failed(Turn turn, Token token, Token inside, Failure failure) {
        turn.failures().fail(token, failure, null);
    }
}
