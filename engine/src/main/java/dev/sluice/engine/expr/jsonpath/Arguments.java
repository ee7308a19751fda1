package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.Equality;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/// The values an intrinsic function is called with, each as the kind the function wants.
record Arguments(Intrinsic function, List<@Nullable Object> values) {
    private static final List<String> ORDINALS = List.of("first", "second", "third");
    private static final int SHOWN = 80;

    int size() {
        return values.size();
    }

    @Nullable Object at(int index) {
        return values.get(index);
    }

    List<?> array(int index) throws EvaluationException {
        if (values.get(index) instanceof List<?> list) {
            return list;
        }
        throw not(index, "an array");
    }

    Map<?, ?> object(int index) throws EvaluationException {
        if (values.get(index) instanceof Map<?, ?> map) {
            return map;
        }
        throw not(index, "an object");
    }

    boolean truth(int index) throws EvaluationException {
        if (values.get(index) instanceof Boolean truth) {
            return truth;
        }
        throw not(index, "true or false");
    }

    String text(int index) throws EvaluationException {
        if (values.get(index) instanceof String text) {
            return text;
        }
        throw not(index, "a text");
    }

    /// A text of at most so many characters.
    String text(int index, int most) throws EvaluationException {
        String text = text(index);
        if (text.length() > most) {
            throw not(index, "a text of at most " + most + " characters");
        }
        return text;
    }

    /// A whole number; one with a fraction is rounded, as the cloud service does.
    int integer(int index) throws EvaluationException {
        if (values.get(index) instanceof Number number) {
            try {
                return number instanceof Integer whole
                        ? whole
                        : Equality.exact(number).setScale(0, RoundingMode.HALF_UP).intValueExact();
            } catch (ArithmeticException _) {
                // Told below.
            }
        }
        throw not(index, "a whole number of at most 32 bits");
    }

    private EvaluationException not(int index, String wanted) {
        String text = Json.write(values.get(index));
        return failed(
                "its "
                        + ORDINALS.get(Math.min(index, ORDINALS.size() - 1))
                        + " argument must be "
                        + wanted
                        + "; it is "
                        + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text));
    }

    /// The function's failure.
    EvaluationException failed(String why) {
        return new EvaluationException(
                Fault.INTRINSIC, "The function " + function.word() + " failed: " + why);
    }
}
