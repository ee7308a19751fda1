package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.ErrorNames;
import dev.sluice.engine.machine.decide.turn.Sight;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.program.Way;
import dev.sluice.engine.machine.state.Token;

/// Takes the first rule whose condition holds.
record ChoiceDecider(Kind.Choice kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        int rule;
        try {
            rule = first(turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        Way way = kind.way(rule);
        if (way == null) {
            String why = "No rule of " + token.path() + " holds and it has no otherwise";
            turn.failures().fail(token, new Failure(ErrorNames.NO_CHOICE, why), null);
            return;
        }
        turn.tell(new RunEvent.ChoiceTaken(token.path(), token.visit(), rule));
        turn.progress().pass(token, way.transfer());
    }

    private int first(Turn turn, Token token) throws EvaluationException {
        Sight sight = Sight.of(turn, token);
        for (int i = 0; i < kind.rules().size(); i++) {
            CompiledTemplate when = kind.rules().get(i).when();
            Object holds = when == null ? false : Values.of(when, sight);
            if (!(holds instanceof Boolean isTaken)) {
                throw new EvaluationException(
                        "The condition of rule "
                                + (i + 1)
                                + " must give true or false; it gives "
                                + Values.brief(holds));
            }
            if (isTaken) {
                return i;
            }
        }
        return -1;
    }
}
