package dev.sluice.engine.machine;

import java.util.List;

/// Decides what a step does, one class per kind. A decider reads the token and tells events to the
/// turn; it changes nothing itself, and is the same for all runs.
interface Decider {
    /// For kinds that cannot run yet.
    Decider NOT_YET =
            (turn, token) ->
                    turn.fail(
                            token,
                            new Failure(
                                    ErrorNames.RUNTIME,
                                    "Steps of type "
                                            + token.node().step.type()
                                            + " cannot run yet"),
                            null);

    /// The token's step was scheduled, or its next attempt is due.
    void begin(Turn turn, Token token);

    /// The timer the step was waiting for fired.
    default void due(Turn turn, Token token) {
        begin(turn, token);
    }

    /// The token inside the step's box came to its end.
    default void ended(Turn turn, Token token, Token inside) {
        turn.succeed(token, inside.value, null);
    }

    /// An error rose from a token inside the step's box.
    default void failed(Turn turn, Token token, Token inside, Failure failure) {
        turn.fail(token, failure, null);
    }

    /// Where a token goes that ends the step well.
    ///
    /// @param rule the rule a choice took
    default List<Node> next(Node node, int rule) {
        return node.next;
    }

    /// The first steps inside a box.
    default List<Node> start() {
        return List.of();
    }
}
