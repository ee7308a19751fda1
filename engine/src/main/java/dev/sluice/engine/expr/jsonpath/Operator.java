package dev.sluice.engine.expr.jsonpath;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A comparison operator of choice rules. Values of another type than the operator's do not match;
/// that is no error.
sealed interface Operator {
    List<String> RELATIONS =
            List.of("Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals");
    Pattern RELATIVE =
            Pattern.compile(
                    "(String|Numeric|Timestamp|Boolean)("
                            + String.join("|", RELATIONS)
                            + ")(Path)?");

    boolean holds(@Nullable Object value, @Nullable Object operand);

    /// Whether a value can be the operand.
    boolean takes(@Nullable Object operand);

    /// The operator written so; `null` where there is none.
    static @Nullable Operator named(String word) {
        Matcher matcher = RELATIVE.matcher(word);
        if (matcher.matches()) {
            Type type = Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
            String relation = matcher.group(2);
            return type == Type.BOOLEAN && !relation.equals("Equals")
                    ? null
                    : new Relative(type, relation, matcher.group(3) != null);
        }
        return switch (word) {
            case "StringMatches" -> new Matches();
            case "IsPresent" -> new Presence();
            case "IsNull" -> new IsNull();
            case "IsString" -> new Is(Type.STRING);
            case "IsNumeric" -> new Is(Type.NUMERIC);
            case "IsBoolean" -> new Is(Type.BOOLEAN);
            case "IsTimestamp" -> new Is(Type.TIMESTAMP);
            default -> null;
        };
    }

    /// The names of all operators.
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("StringMatches"));
        for (String relation : RELATIONS) {
            for (String type : List.of("String", "Numeric", "Timestamp", "Boolean")) {
                names.add(type + relation);
                names.add(type + relation + "Path");
            }
        }
        for (String what :
                List.of("Present", "Null", "String", "Numeric", "Boolean", "Timestamp")) {
            names.add("Is" + what);
        }
        return names.stream().filter(name -> named(name) != null).toList();
    }

    /// What operators compare.
    enum Type {
        STRING,
        NUMERIC,
        BOOLEAN,
        TIMESTAMP;

        boolean has(@Nullable Object value) {
            return switch (this) {
                case STRING -> value instanceof String;
                case NUMERIC -> value instanceof Number;
                case BOOLEAN -> value instanceof Boolean;
                case TIMESTAMP -> instant(value) != null;
            };
        }

        /// Below 0, 0 or above 0; both are of this type.
        int order(@Nullable Object a, @Nullable Object b) {
            return switch (this) {
                case STRING -> String.valueOf(a).compareTo(String.valueOf(b));
                case NUMERIC -> decimal(a).compareTo(decimal(b));
                case BOOLEAN -> Boolean.compare(Boolean.TRUE.equals(a), Boolean.TRUE.equals(b));
                case TIMESTAMP -> moment(a).compareTo(moment(b));
            };
        }

        private static BigDecimal decimal(@Nullable Object value) {
            return new BigDecimal(String.valueOf(value));
        }

        private static Instant moment(@Nullable Object value) {
            Instant instant = instant(value);
            return instant == null ? Instant.MIN : instant;
        }

        private static @Nullable Instant instant(@Nullable Object value) {
            if (!(value instanceof String text)) {
                return null;
            }
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /// `NumericLessThan`, `StringEqualsPath` and their like.
    ///
    /// @param isPath whether the operand is a path
    record Relative(Type type, String relation, boolean isPath) implements Operator {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object operand) {
            if (!type.has(value) || !type.has(operand)) {
                return false;
            }
            int order = type.order(value, operand);
            return switch (relation) {
                case "LessThan" -> order < 0;
                case "LessThanEquals" -> order <= 0;
                case "GreaterThan" -> order > 0;
                case "GreaterThanEquals" -> order >= 0;
                default -> order == 0;
            };
        }

        @Override
        public boolean takes(@Nullable Object operand) {
            return isPath ? operand instanceof String : type.has(operand);
        }
    }

    /// `StringMatches`: `*` stands for any characters, `\*` for itself.
    record Matches() implements Operator {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object operand) {
            return value instanceof String text
                    && operand instanceof String pattern
                    && Wildcards.match(pattern, text);
        }

        @Override
        public boolean takes(@Nullable Object operand) {
            return operand instanceof String;
        }
    }

    /// `IsPresent`; asked of the path, not of a value.
    record Presence() implements Operator {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object operand) {
            return Boolean.TRUE.equals(operand);
        }

        @Override
        public boolean takes(@Nullable Object operand) {
            return operand instanceof Boolean;
        }
    }

    record IsNull() implements Operator {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object operand) {
            return Boolean.valueOf(value == null).equals(operand);
        }

        @Override
        public boolean takes(@Nullable Object operand) {
            return operand instanceof Boolean;
        }
    }

    /// `IsString` and its like.
    record Is(Type type) implements Operator {
        @Override
        public boolean holds(@Nullable Object value, @Nullable Object operand) {
            return Boolean.valueOf(type.has(value)).equals(operand);
        }

        @Override
        public boolean takes(@Nullable Object operand) {
            return operand instanceof Boolean;
        }
    }
}
