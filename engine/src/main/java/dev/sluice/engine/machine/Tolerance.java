package dev.sluice.engine.machine;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

/// How many items of a map may fail without failing it.
record Tolerance(@Nullable CompiledTemplate count, @Nullable CompiledTemplate percentage) {
    private static final int ALL = 100;

    /// Whether no failure is tolerated at all.
    boolean isNone(Bindings sight) throws EvaluationException {
        return (count == null || number("toleratedFailureCount", count, sight) == 0)
                && (percentage == null || share(percentage, sight) == 0);
    }

    boolean isExceeded(int failures, int items, Bindings sight) throws EvaluationException {
        boolean isTooMany =
                count != null && failures > number("toleratedFailureCount", count, sight);
        boolean isTooGreatAShare =
                percentage != null && (double) failures * ALL > share(percentage, sight) * items;
        return isTooMany
                || isTooGreatAShare
                || (count == null && percentage == null && failures > 0);
    }

    /// A whole number, 0 or more.
    static double number(String field, CompiledTemplate template, Bindings sight)
            throws EvaluationException {
        Object value = template.evaluate(sight);
        if (value instanceof Number given) {
            double number = given.doubleValue();
            if (number >= 0 && number == Math.rint(number)) {
                return number;
            }
        }
        throw new EvaluationException(
                field + " must be a whole number, 0 or more; it is " + Values.brief(value));
    }

    private static double share(CompiledTemplate template, Bindings sight)
            throws EvaluationException {
        Object value = template.evaluate(sight);
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
