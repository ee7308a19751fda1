package dev.sluice.engine.callback;

import dev.sluice.engine.machine.CallbackAnswer;

/// Takes answers for callbacks.
@FunctionalInterface
public interface AnswerTaker {
    /// Returns once the answer is durable.
    ///
    /// @return whether the token was good
    boolean answer(String token, CallbackAnswer answer) throws InterruptedException;
}
