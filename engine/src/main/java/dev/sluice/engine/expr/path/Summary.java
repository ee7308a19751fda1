package dev.sluice.engine.expr.path;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A function at the end of a path, such as `$.items.length()`.
public enum Summary {
    LENGTH("length"),
    KEYS("keys"),
    FIRST("first"),
    LAST("last"),
    MIN("min"),
    MAX("max"),
    SUM("sum"),
    AVG("avg");

    private final String word;

    Summary(String word) {
        this.word = word;
    }

    /// The one of that name; `null` where there is none.
    static @Nullable Summary named(String word) {
        for (Summary each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }

    @Nullable Object of(@Nullable Object value) throws MissingException {
        return switch (this) {
            case LENGTH ->
                    switch (value) {
                        case List<?> list -> list.size();
                        case Map<?, ?> map -> map.size();
                        case String text -> text.length();
                        case null, default -> throw not("an array, object or text");
                    };
            case KEYS -> {
                if (value instanceof Map<?, ?> map) {
                    yield new ArrayList<Object>(map.keySet());
                }
                throw not("an object");
            }
            case FIRST -> elements(value).getFirst();
            case LAST -> elements(value).getLast();
            case MIN ->
                    numbers(value).stream()
                            .reduce(BigDecimal::min)
                            .map(Summary::number)
                            .orElse(null);
            case MAX ->
                    numbers(value).stream()
                            .reduce(BigDecimal::max)
                            .map(Summary::number)
                            .orElse(null);
            case SUM -> number(sum(value));
            case AVG ->
                    number(
                            sum(value)
                                    .divide(
                                            new BigDecimal(elements(value).size()),
                                            MathContext.DECIMAL64));
        };
    }

    private BigDecimal sum(@Nullable Object value) throws MissingException {
        return numbers(value).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Number number(BigDecimal value) {
        return Json.number(value.stripTrailingZeros().toPlainString());
    }

    private List<?> elements(@Nullable Object value) throws MissingException {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw not("an array with elements");
    }

    private List<BigDecimal> numbers(@Nullable Object value) throws MissingException {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Object each : elements(value)) {
            if (!(each instanceof Number number)) {
                throw not("an array of numbers");
            }
            numbers.add(Equality.exact(number));
        }
        return numbers;
    }

    private MissingException not(String wanted) {
        return new MissingException(word + "() wants " + wanted);
    }
}
