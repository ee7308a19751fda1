package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.value.Extent;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

/// What templates give, within limits; and values as error messages quote them.
public final class Values {
    private static final int MOST = 120;

    /// How many characters of JSON a value may take.
    private static final int LIMIT = 64 << 20;

    private static final String TOO_MUCH =
            " takes more than " + (LIMIT >> 20) + " MiB, or nests too deeply; hand on less";

    private Values() {}

    /// What a template gives.
    public static @Nullable Object of(CompiledTemplate template, Bindings sight)
            throws EvaluationException {
        Object value = template.evaluate(sight);
        if (isTooMuch(value)) {
            throw new EvaluationException(ErrorNames.DATA_LIMIT, "The computed value" + TOO_MUCH);
        }
        return value;
    }

    /// Whether no step may hand on a value of that size.
    static boolean isTooMuch(@Nullable Object value) {
        return !Extent.isWithin(value, LIMIT);
    }

    /// The error of a step or fork whose result is too much.
    static Failure tooMuch(String what) {
        return new Failure(ErrorNames.DATA_LIMIT, what + TOO_MUCH);
    }

    public static String brief(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
