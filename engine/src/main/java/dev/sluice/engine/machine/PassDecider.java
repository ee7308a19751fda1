package dev.sluice.engine.machine;

/// Computes an output of the input and nothing else: transform, succeed, and a join whose branches
/// have all come.
record PassDecider() implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        if (token.node().isJoin() && !token.joined) {
            turn.fail(
                    token,
                    new Failure(
                            ErrorNames.RUNTIME,
                            "A token came to the join "
                                    + token.place()
                                    + " that is no branch of a fork"),
                    null);
        } else {
            turn.pass(token, token.node().transfer);
        }
    }
}
