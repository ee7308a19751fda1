package dev.sluice.engine.machine;

import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Takes the first rule whose condition holds.
///
/// @param otherwise where no rule holds; `null` where the step names none
record ChoiceDecider(List<Way> rules, @Nullable Way otherwise) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        int rule;
        try {
            rule = first(turn, token);
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
            return;
        }
        Way way = way(rule);
        if (way == null) {
            turn.fail(
                    token,
                    new Failure(
                            ErrorNames.NO_CHOICE,
                            "No rule of " + token.place() + " holds and it has no otherwise"),
                    null);
            return;
        }
        turn.tell(new RunEvent.ChoiceTaken(token.place(), token.visit, rule));
        turn.pass(token, way.transfer());
    }

    private int first(Turn turn, Token token) throws EvaluationException {
        Sight sight = turn.sight(token, "", null);
        for (int i = 0; i < rules.size(); i++) {
            var when = rules.get(i).when();
            Object holds = when == null ? false : when.evaluate(sight);
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

    private @Nullable Way way(int rule) {
        return rule < 0 ? otherwise : rules.get(rule);
    }

    @Override
    public List<Node> next(Node node, int rule) {
        Way way = way(rule);
        return way == null ? List.of() : way.next();
    }
}
