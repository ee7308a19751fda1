package dev.sluice.engine.expr.path;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What a filter asks of each value.
sealed interface Condition {
    /// @param root what `$` is in the filter: the value that the whole path starts at
    boolean holds(@Nullable Object value, @Nullable Object root);

    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object root) {
            return conditions.stream().anyMatch(c -> c.holds(value, root));
        }
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object root) {
            return conditions.stream().allMatch(c -> c.holds(value, root));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object root) {
            return !condition.holds(value, root);
        }
    }

    /// Whether a path leads anywhere.
    record Exists(Operand.Path path) implements Condition {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object root) {
            return path.of(value, root) != Operand.NOTHING;
        }
    }

    record Compares(Operand left, String operator, Operand right) implements Condition {
        /// Longer ones first, so that the first that fits is the one.
        static final List<String> OPERATORS =
                List.of(
                        "==",
                        "!=",
                        "<=",
                        ">=",
                        "<",
                        ">",
                        "in ",
                        "nin ",
                        "contains ",
                        "size ",
                        "empty ");

        @Override
        public boolean holds(@Nullable Object value, @Nullable Object root) {
            Object a = left.of(value, root);
            Object b = right.of(value, root);
            return switch (operator) {
                case "==" -> same(a, b);
                case "!=" -> !same(a, b);
                case "<" -> isBefore(a, b);
                case "<=" -> isBefore(a, b) || (isOrdered(a) && same(a, b));
                case ">" -> isBefore(b, a);
                case ">=" -> isBefore(b, a) || (isOrdered(a) && same(a, b));
                case "in " -> b instanceof List<?> list && has(list, a);
                case "nin " -> !(b instanceof List<?> list && has(list, a));
                case "contains " -> contains(a, b);
                case "size " ->
                        b instanceof Number n
                                && !(a instanceof Map<?, ?>)
                                && size(a) == n.longValue();
                default -> b instanceof Boolean isEmpty && (size(a) == 0) == isEmpty;
            };
        }

        private static boolean same(@Nullable Object a, @Nullable Object b) {
            boolean isMissing = a == Operand.NOTHING || b == Operand.NOTHING;
            return !isMissing && Equality.same(a, b);
        }

        private static boolean isOrdered(@Nullable Object value) {
            return value instanceof Number || value instanceof String;
        }

        private static boolean isBefore(@Nullable Object a, @Nullable Object b) {
            if (a instanceof Number x && b instanceof Number y) {
                return Equality.order(x, y) < 0;
            }
            return a instanceof String x && b instanceof String y && x.compareTo(y) < 0;
        }

        private static boolean has(List<?> list, @Nullable Object value) {
            return list.stream().anyMatch(each -> same(each, value));
        }

        private static boolean contains(@Nullable Object a, @Nullable Object b) {
            return switch (a) {
                case List<?> list -> has(list, b);
                case String text -> b instanceof String part && text.contains(part);
                case null, default -> false;
            };
        }

        private static long size(@Nullable Object value) {
            return switch (value) {
                case List<?> list -> list.size();
                case Map<?, ?> map -> map.size();
                case String text -> text.length();
                case null, default -> -1;
            };
        }
    }
}
