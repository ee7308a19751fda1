package dev.sluice.engine.expr;

import com.dashjoin.jsonata.JException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the interpreter gives, as plain JSON. Only what it built is copied.
final class Plain {
    private Plain() {}

    /// @throws JException where the value is no JSON, such as a function
    static @Nullable Object of(Object value) {
        if (com.dashjoin.jsonata.Jsonata.NULL_VALUE.equals(value)) {
            return null;
        }
        return switch (value) {
            case View view -> view.seen();
            case String text -> text;
            case Boolean truth -> truth;
            case Double number when number.isNaN() || number.isInfinite() ->
                    throw new JException("it gives a number out of range", -1);
            case Number number -> number;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((name, member) -> copy.put(String.valueOf(name), ofNullable(member)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(ofNullable(element)));
                yield copy;
            }
            default -> throw new JException("it gives a function, which is no JSON value", -1);
        };
    }

    private static @Nullable Object ofNullable(@Nullable Object value) {
        return value == null ? null : of(value);
    }
}
