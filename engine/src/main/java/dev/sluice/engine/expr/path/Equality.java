package dev.sluice.engine.expr.path;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON values as they are compared: numbers by what they are worth, exactly, however they are
/// written; objects by their members in any order.
public final class Equality {
    private Equality() {}

    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return order(x, y) == 0;
        }
        boolean isNested = a instanceof List<?> || a instanceof Map<?, ?>;
        return isNested
                ? normal(a).equals(b == null ? null : normal(b))
                : java.util.Objects.equals(a, b);
    }

    /// Below 0, 0 or above 0.
    public static int order(Number a, Number b) {
        if (a instanceof Integer x && b instanceof Integer y) {
            return Integer.compare(x, y);
        }
        return exact(a).compareTo(exact(b));
    }

    public static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }

    /// A value that equals another exactly where the two are the same.
    public static Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> List.of("null");
            case Number number -> exact(number).stripTrailingZeros();
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(each -> copy.add(normal(each)));
                yield List.of("list", copy);
            }
            case Map<?, ?> map -> {
                Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((name, each) -> copy.put(String.valueOf(name), normal(each)));
                yield copy;
            }
            default -> value;
        };
    }
}
