package dev.sluice.shim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;

/// The types that are one text, number or boolean in JSON.
final class Scalars {
    private Scalars() {}

    static boolean isScalar(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || Number.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == Character.class
                || type == UUID.class
                || type == Date.class
                || type.getName().startsWith("java.time.")
                || type.getName().startsWith("org.joda.time.");
    }

    static Object read(Object plain, Class<?> type) {
        try {
            if (plain instanceof Number number && isNumeric(type)) {
                return number(number, type);
            }
            if (plain instanceof String || plain instanceof Number || plain instanceof Boolean) {
                return text(plain, String.valueOf(plain), type);
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Reading.mismatch(plain, type);
        }
        throw Reading.mismatch(plain, type);
    }

    private static boolean isNumeric(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type.isPrimitive() && type != boolean.class && type != char.class;
    }

    private static Object number(Number n, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return whole(n).intValueExact();
        } else if (type == long.class || type == Long.class) {
            return whole(n).longValueExact();
        } else if (type == double.class || type == Double.class) {
            return n.doubleValue();
        } else if (type == float.class || type == Float.class) {
            return n.floatValue();
        } else if (type == short.class || type == Short.class) {
            return whole(n).shortValueExact();
        } else if (type == byte.class || type == Byte.class) {
            return whole(n).byteValueExact();
        } else if (type == BigDecimal.class) {
            return new BigDecimal(n.toString());
        } else if (type == BigInteger.class) {
            return whole(n);
        }
        return n;
    }

    private static BigInteger whole(Number n) {
        try {
            return new BigDecimal(n.toString()).toBigInteger();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object text(Object plain, String text, Class<?> type) {
        if (type.isAssignableFrom(String.class)) {
            return text;
        } else if (isNumeric(type)) {
            return number(new BigDecimal(text.strip()), type);
        } else if (type == boolean.class || type == Boolean.class) {
            return bool(text);
        } else if (type == char.class || type == Character.class) {
            return text.charAt(0);
        } else if (type.isEnum()) {
            return Enum.valueOf((Class) type, text);
        } else if (type == UUID.class) {
            return UUID.fromString(text);
        }
        return time(plain, text, type);
    }

    private static boolean bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return word.equals("true");
    }

    private static Object time(Object plain, String text, Class<?> type) {
        if (type == Date.class) {
            return plain instanceof Number ms
                    ? new Date(ms.longValue())
                    : Date.from(Instant.parse(text));
        } else if (type == Instant.class) {
            return plain instanceof Number ms
                    ? Instant.ofEpochMilli(ms.longValue())
                    : Instant.parse(text);
        } else if (type == LocalDate.class) {
            return LocalDate.parse(text);
        } else if (type == LocalDateTime.class) {
            return LocalDateTime.parse(text);
        } else if (type == LocalTime.class) {
            return LocalTime.parse(text);
        } else if (type == OffsetDateTime.class) {
            return OffsetDateTime.parse(text);
        } else if (type == ZonedDateTime.class) {
            return ZonedDateTime.parse(text);
        } else if (type == Duration.class) {
            return Duration.parse(text);
        }
        return parsed(text, type);
    }

    /// Types of libraries that the user's code brings, such as Joda's: they have a `parse` of their
    /// own.
    private static Object parsed(String text, Class<?> type) {
        try {
            return type.getMethod("parse", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
