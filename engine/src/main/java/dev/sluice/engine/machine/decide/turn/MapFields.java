package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Box;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What the fields of a map come to for one attempt. They are computed from what does not change
/// while the map is open, so a run that is taken up in mid-map computes the same again.
///
/// @param items all of them; `null` where they are read bit by bit
/// @param atOnce how many may go on at a time
public record MapFields(@Nullable List<?> items, int atOnce, Tolerated tolerated) {
    /// The engine's own limit, which is also that of the clouds' inline maps.
    public static final int MOST_AT_ONCE = 40;

    /// How many may be asked for where the items are read.
    static final int MOST_AT_ONCE_READ = 1_000;

    private static final double ALL = 100;

    public static MapFields of(Kind.Items kind, Turn turn, Token token) throws EvaluationException {
        Sight sight = Sight.ofOpening(turn, token);
        List<?> items = kind.reader() == null ? items(kind, turn, token) : null;
        double atOnce = number("maxConcurrency", kind.concurrency(), sight);
        double count = number("toleratedFailureCount", kind.tolerance().count(), sight);
        double share = percentage(kind.tolerance().percentage(), sight);
        int most = items == null ? MOST_AT_ONCE_READ : MOST_AT_ONCE;
        return new MapFields(
                items,
                atOnce == 0 ? MOST_AT_ONCE : (int) Math.min(atOnce, most),
                new Tolerated(
                        kind.tolerance().count() == null ? null : count,
                        kind.tolerance().percentage() == null ? null : share));
    }

    /// How many items may fail.
    ///
    /// @param share of a hundred
    record Tolerated(@Nullable Double count, @Nullable Double share) {
        boolean isNone() {
            return count == null && share == null;
        }

        /// The most that may fail of so many items; of how many is not known while they are read.
        /// Where one of the two says 0, the other alone holds.
        int most(@Nullable Integer items) {
            boolean isCounted = count != null && (count > 0 || share == null || share == 0);
            boolean isShared = share != null && (share > 0 || count == null);
            double byCount = isCounted && count != null ? count : Integer.MAX_VALUE;
            double byShare =
                    isShared && share != null && items != null
                            ? Math.floor(share * items / ALL)
                            : Integer.MAX_VALUE;
            return (int) Math.min(byCount, byShare);
        }
    }

    /// The items of a map that has them all, in batches where it puts them together; kept in the
    /// box once they are known.
    static List<?> items(Kind.Items kind, Turn turn, Token token) throws EvaluationException {
        Box box = token.box();
        List<?> known = box == null ? null : box.items();
        if (known != null) {
            return known;
        }
        CompiledTemplate template = kind.items();
        Object value =
                template == null
                        ? token.value()
                        : Values.of(template, Sight.ofOpening(turn, token));
        List<?> each =
                switch (value) {
                    case List<?> list -> list;
                    case Map<?, ?> map -> KeyedItem.all(map);
                    case null, default ->
                            throw new EvaluationException(
                                    "items must be an array or object; it is "
                                            + Values.brief(value));
                };
        List<?> all = Batches.of(kind, turn, token).of(each, 0);
        if (box != null) {
            box.remember(all);
        }
        return all;
    }

    /// One of the items, while it goes on.
    public static @Nullable Object item(Kind.Items kind, Turn turn, Token token, int index)
            throws EvaluationException {
        Box box = token.box();
        return kind.reader() == null || box == null
                ? items(kind, turn, token).get(index)
                : box.item(index);
    }

    public boolean mayStart(@Nullable Box box) {
        int started = box == null ? 0 : box.started();
        int open = box == null ? 0 : box.open();
        return started < available(box) && open < atOnce;
    }

    /// How many items are there to be started.
    private int available(@Nullable Box box) {
        return items != null ? items.size() : box == null ? 0 : box.available();
    }

    /// How many items there are; `null` while they are still read.
    private @Nullable Integer total(@Nullable Box box) {
        boolean isKnown = items != null || (box != null && box.isRead());
        return isKnown ? (Integer) available(box) : null;
    }

    /// Whether more items are to be read, so that those that are there last while they come.
    public boolean mayRead(@Nullable Box box) {
        return items == null
                && (box == null
                        || (!box.isRead() && box.available() - box.started() <= 2 * atOnce));
    }

    public boolean isDone(@Nullable Box box) {
        Integer total = total(box);
        return total != null && (box == null ? 0 : box.ended()) == total;
    }

    /// The map's error once an item failed; `null` where that is still tolerated.
    public @Nullable Failure failure(@Nullable Box box, Failure last) {
        if (tolerated.isNone()) {
            return last;
        }
        String why = "; the last one with " + last.error() + ": " + last.cause();
        return isTolerated(box) ? null : exceeded(box, why);
    }

    /// The map's error where too many items had failed when it became known how many there are.
    public @Nullable Failure failure(@Nullable Box box) {
        return tolerated.isNone() || isTolerated(box) ? null : exceeded(box, "");
    }

    private boolean isTolerated(@Nullable Box box) {
        return box == null || box.failed() <= tolerated.most(total(box));
    }

    private Failure exceeded(@Nullable Box box, String why) {
        return new Failure(
                ErrorNames.TOLERANCE,
                "The specified tolerated failure threshold was exceeded. Items that failed: "
                        + (box == null ? 0 : box.failed())
                        + ", tolerated: "
                        + tolerated.most(total(box))
                        + why);
    }

    private static double number(String field, @Nullable CompiledTemplate template, Bindings sight)
            throws EvaluationException {
        Object value = template == null ? 0 : Values.of(template, sight);
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
        Object value = template == null ? 0 : Values.of(template, sight);
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
