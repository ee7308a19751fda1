package dev.sluice.engine.machine.decide;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Box;
import dev.sluice.engine.machine.state.Phase;
import dev.sluice.engine.machine.state.Token;

import java.util.List;

/// Runs the steps inside once for each item, several at a time.
record MapDecider(Kind.Items kind) implements Decider {
    @Override
    public void begin(Turn turn, Token token) {
        MapFields fields;
        long limit;
        try {
            fields = MapFields.of(kind, turn, token);
            limit = Seconds.limit(kind.timeout(), turn, token);
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
            return;
        }
        turn.limit(token, limit);
        fill(turn, token, fields);
    }

    @Override
    public void ended(Turn turn, Token token, Token inside) {
        turn.tell(
                new RunEvent.ItemEnded(
                        token.path(), token.visit(), inside.slot(), inside.value(), null));
        try {
            fill(turn, token, MapFields.of(kind, turn, token));
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
        }
    }

    @Override
    public void failed(Turn turn, Token token, Token inside, Failure failure) {
        turn.failures().cancel(inside);
        turn.tell(
                new RunEvent.ItemEnded(token.path(), token.visit(), inside.slot(), null, failure));
        try {
            MapFields fields = MapFields.of(kind, turn, token);
            Failure own = fields.failure(token.box(), failure);
            if (own == null) {
                fill(turn, token, fields);
            } else {
                turn.failures().fail(token, own, null);
            }
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
        }
    }

    /// Starts as many further items as may go on, and ends the map after the last.
    private void fill(Turn turn, Token token, MapFields fields) {
        if (!turn.filling().add(token)) {
            return; // An item without steps ended as soon as it was started.
        }
        try {
            while (isOpen(token) && fields.mayStart(token.box())) {
                startNext(turn, token, fields);
            }
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
        } finally {
            turn.filling().remove(token);
        }
        if (isOpen(token) && fields.isDone(token.box())) {
            Box box = token.box();
            turn.progress().succeed(token, box == null ? List.of() : box.outputs(), null);
        }
    }

    private void startNext(Turn turn, Token token, MapFields fields) throws EvaluationException {
        int index = token.box() == null ? 0 : token.box().started();
        Object item = fields.items().get(index);
        Object input =
                kind.selector() == null
                        ? item
                        : kind.selector().evaluate(Sight.ofItem(turn, token, index, item));
        turn.tell(new RunEvent.ItemStarted(token.path(), token.visit(), index, input));
        Box box = token.box();
        Token inside = box == null ? null : box.active(index);
        if (inside != null) {
            turn.progress().follow(inside);
        }
    }

    /// Whether the map's attempt still goes on.
    private static boolean isOpen(Token token) {
        return token.phase() == Phase.WORKING || token.phase() == Phase.INSIDE;
    }
}
