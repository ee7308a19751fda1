package dev.sluice.engine.machine.decide;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.state.Token;

/// Fails. Flows with such steps are refused before they are run; this is for the one that was not.
record NotYetDecider() implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        String why = "The step " + token.path() + " is of a kind that cannot run yet";
        turn.failures().fail(token, new Failure(ErrorNames.RUNTIME, why), null);
    }
}
