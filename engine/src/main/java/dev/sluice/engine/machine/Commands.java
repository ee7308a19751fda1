package dev.sluice.engine.machine;

import dev.sluice.engine.model.Step;

/// The commands that a token's open work stands for.
final class Commands {
    private Commands() {}

    static Command call(Token token) {
        Token.OpenCall call = token.call;
        if (call == null || !(token.node().step instanceof Step.Function step)) {
            throw new IllegalStateException("Token " + token.id + " has no call of a function");
        }
        return new Command.CallFunction(
                call.call(),
                call.key(),
                token.place(),
                step.id(),
                token.visit,
                token.attempt,
                step.function(),
                call.arguments());
    }
}
