package dev.sluice.engine.machine.decide;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Box;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the fields of a map come to for one attempt. They are computed from what does not change
/// while the map is open, so a run that is taken up in mid-map computes the same again.
///
/// @param atOnce how many items may go on at a time
/// @param failures how many may fail; `null` where the map tolerates none
record MapFields(List<?> items, int atOnce, @Nullable Integer failures) {
    /// The engine's own limit, which is also that of the clouds' inline maps.
    static final int MOST_AT_ONCE = 40;

    private static final double ALL = 100;

    static MapFields of(Kind.Items kind, Turn turn, Token token) throws EvaluationException {
        Sight sight = Sight.ofOpening(turn, token);
        List<?> items = items(kind, turn, token);
        double atOnce = number("maxConcurrency", kind.concurrency(), sight);
        double count = number("toleratedFailureCount", kind.tolerance().count(), sight);
        double share = percentage(kind.tolerance().percentage(), sight);
        return new MapFields(
                items,
                atOnce == 0 ? MOST_AT_ONCE : (int) Math.min(atOnce, MOST_AT_ONCE),
                tolerated(kind, count, share, items.size()));
    }

    private static @Nullable Integer tolerated(
            Kind.Items kind, double count, double share, int items) {
        if (count == 0 && share == 0) {
            return null;
        }
        double byCount = kind.tolerance().count() == null ? items : count;
        double byShare =
                kind.tolerance().percentage() == null ? items : Math.floor(share * items / ALL);
        return (int) Math.min(byCount, byShare);
    }

    /// The items; kept in the box once they are known.
    static List<?> items(Kind.Items kind, Turn turn, Token token) throws EvaluationException {
        Box box = token.box();
        List<?> known = box == null ? null : box.items();
        if (known != null) {
            return known;
        }
        CompiledTemplate template = kind.items();
        Object value =
                template == null ? token.value() : template.evaluate(Sight.ofOpening(turn, token));
        if (!(value instanceof List<?> list)) {
            throw new EvaluationException("items must be an array; it is " + Values.brief(value));
        }
        if (box != null) {
            box.remember(list);
        }
        return list;
    }

    boolean mayStart(@Nullable Box box) {
        int started = box == null ? 0 : box.started();
        int open = box == null ? 0 : box.open();
        return started < items.size() && open < atOnce;
    }

    boolean isDone(@Nullable Box box) {
        return (box == null ? 0 : box.ended()) == items.size();
    }

    /// The map's error once an item failed; `null` where that is still tolerated.
    @Nullable Failure failure(@Nullable Box box, Failure last) {
        if (failures == null) {
            return last;
        }
        int failed = box == null ? 0 : box.failed();
        return failed <= failures
                ? null
                : new Failure(
                        ErrorNames.TOLERANCE,
                        "Items that failed: "
                                + failed
                                + ", tolerated: "
                                + failures
                                + "; the last one with "
                                + last.error()
                                + ": "
                                + last.cause());
    }

    private static double number(String field, @Nullable CompiledTemplate template, Bindings sight)
            throws EvaluationException {
        Object value = template == null ? 0 : template.evaluate(sight);
        if (value instanceof Number given) {
            double number = given.doubleValue();
            if (number >= 0 && number == Math.rint(number)) {
                return number;
            }
        }
        throw new EvaluationException(
                field + " must be a whole number, 0 or more; it is " + Values.brief(value));
    }

    private static double percentage(@Nullable CompiledTemplate template, Bindings sight)
            throws EvaluationException {
        Object value = template == null ? 0 : template.evaluate(sight);
        if (value instanceof Number given) {
            double number = given.doubleValue();
            if (number >= 0 && number <= ALL) {
                return number;
            }
        }
        throw new EvaluationException(
                "toleratedFailurePercentage must be a number from 0 to 100; it is "
                        + Values.brief(value));
    }
}
