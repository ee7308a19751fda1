package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

/// Runs another flow and hands on its output.
record SubFlowDecider(Kind.SubFlow kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        Object input;
        long limit;
        try {
            input = turn.arguments(token);
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        turn.call(token, input);
        turn.limit(token, limit);
    }
}
