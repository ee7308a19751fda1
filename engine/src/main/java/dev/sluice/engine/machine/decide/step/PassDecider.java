package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.ErrorNames;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.state.Token;

/// Computes an output of the input and nothing else: transform, succeed, and a join whose branches
/// have all come.
record PassDecider() implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        if (token.node().isJoin() && !token.isJoined()) {
            String why =
                    "A token came to the join " + token.path() + " that is no branch of a fork";
            turn.failures().fail(token, new Failure(ErrorNames.RUNTIME, why), null);
        } else {
            turn.progress().pass(token, token.node().transfer());
        }
    }
}
