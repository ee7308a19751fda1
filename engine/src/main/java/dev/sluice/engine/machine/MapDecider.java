package dev.sluice.engine.machine;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Runs the steps inside once for each item, several at a time.
///
/// @param items what gives the array; absent: the input
/// @param selector the input of each iteration; absent: the item
/// @param concurrency how many at a time; absent or 0: [#MOST_AT_ONCE]
record MapDecider(
        List<Node> start,
        @Nullable CompiledTemplate timeout,
        @Nullable CompiledTemplate items,
        @Nullable CompiledTemplate selector,
        @Nullable CompiledTemplate concurrency,
        Tolerance tolerance)
        implements Decider {
    /// The engine's own limit, which is also that of the clouds' inline maps.
    static final int MOST_AT_ONCE = 40;

    @Override
    public void begin(Turn turn, Token token) {
        List<?> all;
        long limit = 0;
        try {
            all = items(turn, token);
            atOnce(turn, token);
            tolerance.isExceeded(0, all.size(), turn.opening(token));
            if (timeout != null) {
                limit = Seconds.of("timeoutSeconds", timeout, 1, turn, token);
            }
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
            return;
        }
        if (all.isEmpty()) {
            turn.succeed(token, List.of(), null);
            return;
        }
        if (limit > 0) {
            turn.setTimer(token, RunEvent.TimerKind.TIMEOUT, turn.now().plusSeconds(limit));
        }
        fill(turn, token);
    }

    /// Starts as many further items as may go on.
    private void fill(Turn turn, Token token) {
        if (!turn.enter(token)) {
            return;
        }
        try {
            List<?> all = items(turn, token);
            int most = atOnce(turn, token);
            int attempt = token.attempt;
            while (goesOn(token, attempt) && started(token) < all.size() && open(token) < most) {
                startNext(turn, token, all);
            }
            if (goesOn(token, attempt) && token.box != null && token.box.ended() == all.size()) {
                turn.succeed(token, token.box.outputs(), null);
            }
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
        } finally {
            turn.exit(token);
        }
    }

    private void startNext(Turn turn, Token token, List<?> all) throws EvaluationException {
        int index = started(token);
        Object item = all.get(index);
        Object input =
                selector == null ? item : selector.evaluate(turn.selecting(token, index, item));
        turn.tell(new RunEvent.ItemStarted(token.place(), token.visit, index, input));
        Token inside = token.box == null ? null : token.box.active.get(index);
        if (inside != null) {
            turn.follow(inside);
        }
    }

    /// Whether this attempt at the map has not come to an end meanwhile.
    private static boolean goesOn(Token token, int attempt) {
        return token.attempt == attempt
                && (token.phase == Phase.WORKING || token.phase == Phase.INSIDE);
    }

    private static int started(Token token) {
        return token.box == null ? 0 : token.box.started();
    }

    private static int open(Token token) {
        return token.box == null ? 0 : token.box.active.size();
    }

    @Override
    public void ended(Turn turn, Token token, Token inside) {
        turn.tell(
                new RunEvent.ItemEnded(
                        token.place(), token.visit, inside.slot, inside.value, null));
        fill(turn, token);
    }

    @Override
    public void failed(Turn turn, Token token, Token inside, Failure failure) {
        turn.cancel(inside);
        turn.tell(new RunEvent.ItemEnded(token.place(), token.visit, inside.slot, null, failure));
        int failures = token.box == null ? 0 : token.box.failed();
        try {
            Bindings sight = turn.opening(token);
            if (!tolerance.isExceeded(failures, items(turn, token).size(), sight)) {
                fill(turn, token);
                return;
            }
            turn.fail(token, tolerance.isNone(sight) ? failure : tooMany(failures, failure), null);
        } catch (EvaluationException e) {
            turn.failQuery(token, e);
        }
    }

    private static Failure tooMany(int failures, Failure last) {
        return new Failure(
                ErrorNames.TOLERANCE,
                failures
                        + " items failed, more than are tolerated; the last one with "
                        + last.error()
                        + ": "
                        + last.cause());
    }

    /// The items. They are computed once, and again where a run is taken up in mid-map; nothing
    /// they depend on changes meanwhile.
    List<?> items(Turn turn, Token token) throws EvaluationException {
        List<?> known = token.box == null ? null : token.box.items();
        if (known != null) {
            return known;
        }
        Object value = items == null ? token.value : items.evaluate(turn.opening(token));
        if (!(value instanceof List<?> list)) {
            throw new EvaluationException("items must be an array; it is " + Values.brief(value));
        }
        if (token.box != null) {
            token.box.remember(list);
        }
        return list;
    }

    private int atOnce(Turn turn, Token token) throws EvaluationException {
        if (concurrency == null) {
            return MOST_AT_ONCE;
        }
        double most = Tolerance.number("maxConcurrency", concurrency, turn.opening(token));
        return most == 0 ? MOST_AT_ONCE : (int) Math.min(most, MOST_AT_ONCE);
    }
}
