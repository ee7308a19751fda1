package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.decide.turn.Batches;
import dev.sluice.engine.machine.decide.turn.Decider;
import dev.sluice.engine.machine.decide.turn.ErrorNames;
import dev.sluice.engine.machine.decide.turn.KeyedItem;
import dev.sluice.engine.machine.decide.turn.MapFields;
import dev.sluice.engine.machine.decide.turn.Seconds;
import dev.sluice.engine.machine.decide.turn.Sight;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Box;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the steps inside once for each item, several at a time.
record MapDecider(Kind.Items kind) implements Decider {
    /// The most a step may hand on.
    private static final long LARGEST_RESULT = 64L << 20;

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

    /// Some items were read.
    @Override
    public void answered(
            Turn turn, Token token, @Nullable Object result, @Nullable CallReport report) {
        if (!(result instanceof Map<?, ?> page && page.get("items") instanceof List<?> items)) {
            String why = "What was read for " + token.path() + " is " + Values.brief(result);
            turn.failures().fail(token, new Failure(ErrorNames.READER, why), null);
            return;
        }
        Box before = token.box();
        int from = before == null ? 0 : before.available();
        boolean isLast = !Boolean.FALSE.equals(page.get("last"));
        try {
            List<?> all = Batches.of(kind, turn, token).of(items, from);
            turn.tell(
                    new RunEvent.ItemsRead(
                            token.path(), token.visit(), from, new ArrayList<>(all), isLast));
            MapFields fields = MapFields.of(kind, turn, token);
            Failure tooMany = fields.failure(token.box());
            if (tooMany == null) {
                fill(turn, token, fields);
            } else {
                turn.failures().fail(token, tooMany, null);
            }
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
        }
    }

    @Override
    public void ended(Turn turn, Token token, Token inside) {
        turn.tell(
                new RunEvent.ItemEnded(
                        token.path(), token.visit(), inside.slot(), inside.value(), null));
        Box box = token.box();
        if (box != null && box.outputBytes() > LARGEST_RESULT) {
            String why = "The outputs of the items of " + token.path() + " are too large together";
            turn.failures().fail(token, new Failure(ErrorNames.DATA_LIMIT, why), null);
            return;
        }
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
                startNext(turn, token);
            }
            if (isOpen(token) && token.call() == null && fields.mayRead(token.box())) {
                ask(turn, token);
            }
        } catch (EvaluationException e) {
            turn.failures().fail(token, e);
        } finally {
            turn.filling().remove(token);
        }
        if (isOpen(token) && fields.isDone(token.box())) {
            end(turn, token);
        }
    }

    private void end(Turn turn, Token token) {
        Box box = token.box();
        List<?> outputs = box == null ? List.of() : box.outputs();
        try {
            turn.progress().succeed(token, Results.of(kind, turn, token, outputs), null);
        } catch (EvaluationException e) {
            turn.failures()
                    .fail(
                            token,
                            new Failure(ErrorNames.WRITER, String.valueOf(e.getMessage())),
                            null);
        }
    }

    private void ask(Turn turn, Token token) throws EvaluationException {
        CompiledTemplate reader = kind.reader();
        if (reader != null) {
            turn.askForItems(token, Values.of(reader, Sight.ofOpening(turn, token)));
        }
    }

    private void startNext(Turn turn, Token token) throws EvaluationException {
        int index = token.box() == null ? 0 : token.box().started();
        Object item = MapFields.item(kind, turn, token, index);
        Object input =
                kind.selector() == null || kind.batcher() != null
                        ? KeyedItem.plain(item)
                        : Values.of(kind.selector(), Sight.ofItem(turn, token, index, item));
        turn.tell(new RunEvent.ItemStarted(token.path(), token.visit(), index, input));
        Box box = token.box();
        Token inside = box == null ? null : box.active(index);
        if (inside != null) {
            turn.progress().follow(inside);
        }
    }

    /// Whether the map's attempt still goes on.
    private static boolean isOpen(Token token) {
        return switch (token.phase()) {
            case WORKING, CALLING, INSIDE -> true;
            case READY,
                    PAUSED,
                    AWAITING,
                    WAITING,
                    RETRYING,
                    LEFT,
                    FORKED,
                    AT_JOIN,
                    ENDED,
                    FAILED,
                    CANCELLED ->
                    false;
        };
    }
}
