package dev.sluice.engine.flowtest;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Compares a value with one that says only a part of it: of an object, some members; of an array,
/// every element, each in part. Numbers are compared by value.
final class PartialMatch {
    private PartialMatch() {}

    static void differences(
            String place,
            @Nullable Object expected,
            @Nullable Object actual,
            List<String> differences) {
        switch (expected) {
            case Map<?, ?> members when actual instanceof Map<?, ?> map ->
                    members.forEach(
                            (name, member) -> {
                                String inside = place + "." + name;
                                if (map.containsKey(name)) {
                                    differences(inside, member, map.get(name), differences);
                                } else {
                                    differences.add(
                                            inside
                                                    + ": expected "
                                                    + Json.write(member)
                                                    + ", is missing");
                                }
                            });
            case List<?> elements
                    when actual instanceof List<?> list && list.size() == elements.size() -> {
                for (int i = 0; i < elements.size(); i++) {
                    differences(place + "[" + i + "]", elements.get(i), list.get(i), differences);
                }
            }
            case Number number when actual instanceof Number other -> {
                if (decimal(number).compareTo(decimal(other)) != 0) {
                    add(place, expected, actual, differences);
                }
            }
            case null, default -> {
                if (!Objects.equals(expected, actual)) {
                    add(place, expected, actual, differences);
                }
            }
        }
    }

    private static void add(
            String place,
            @Nullable Object expected,
            @Nullable Object actual,
            List<String> differences) {
        differences.add(
                place + ": expected " + Json.write(expected) + ", was " + Json.write(actual));
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(Json.write(number));
    }
}
