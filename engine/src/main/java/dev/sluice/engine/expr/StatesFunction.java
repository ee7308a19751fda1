package dev.sluice.engine.expr;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// The functions that the States Language adds to JSONata, those whose answer depends on the time
/// or on chance, which come from the [Bindings] so that they repeat, and a few of JSONata's own
/// that the library does less exactly.
enum StatesFunction {
    PARSE("<s-:j>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            try {
                return View.of(Json.parse((String) arguments.getFirst()));
            } catch (JsonSyntaxException e) {
                throw new JException(
                        "$parse was given text that is no JSON: line "
                                + e.line()
                                + ", column "
                                + e.column()
                                + ": "
                                + e.getMessage(),
                        -1);
            }
        }
    },
    RANDOM_ID("<:s>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            long high = (bindings.random() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
            long low = (bindings.random() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        }
    },
    HASH("<s-s:s>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            String algorithm = (String) arguments.get(1);
            if (!HASHES.contains(algorithm)) {
                throw new JException("$hash knows " + HASHES + ", not " + algorithm, -1);
            }
            try {
                byte[] text = ((String) arguments.getFirst()).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
            } catch (NoSuchAlgorithmException e) {
                throw new JException("$hash: this Java has no " + algorithm, -1);
            }
        }
    },
    PARTITION("<an:a>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            List<?> array = (List<?>) arguments.getFirst();
            int size = ((Number) arguments.get(1)).intValue();
            if (size < 1) {
                throw new JException("$partition wants a chunk size of 1 or more, not " + size, -1);
            }
            List<Object> chunks = new ArrayList<>();
            for (int from = 0; from < array.size(); from += size) {
                chunks.add(
                        new ArrayList<>(array.subList(from, Math.min(from + size, array.size()))));
            }
            return chunks;
        }
    },
    RANGE("<nnn:a>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            double first = ((Number) arguments.getFirst()).doubleValue();
            double last = ((Number) arguments.get(1)).doubleValue();
            double step = ((Number) arguments.get(2)).doubleValue();
            if (step == 0) {
                throw new JException("$range wants a step other than 0", -1);
            }
            if ((last - first) / step > MOST_MADE) {
                throw new JException("$range would give more than " + MOST_MADE + " numbers", -1);
            }
            List<Object> numbers = new ArrayList<>();
            for (long i = 0; step > 0 ? first + i * step <= last : first + i * step >= last; i++) {
                numbers.add(number(first + i * step));
            }
            return numbers;
        }
    },
    RANDOM("<n?:n>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            Object seed = arguments.isEmpty() ? null : arguments.getFirst();
            long bits =
                    seed instanceof Number given
                            ? new SplittableRandom(given.longValue()).nextLong()
                            : bindings.random();
            return (bits >>> 11) * 0x1.0p-53;
        }
    },
    SHUFFLE("<a:a>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            if (!(arguments.getFirst() instanceof List<?> array)) {
                return null;
            }
            List<Object> shuffled = new ArrayList<>(array);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                int other = (int) Math.floorMod(bindings.random(), (long) i + 1);
                Object moved = shuffled.get(i);
                shuffled.set(i, shuffled.get(other));
                shuffled.set(other, moved);
            }
            return shuffled;
        }
    },
    SORT("<af?:a>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            if (!(arguments.getFirst() instanceof List<?> array)) {
                return null;
            }
            Object inOrder = arguments.size() < 2 ? null : arguments.get(1);
            return inOrder == null ? Sorting.natural(array) : Sorting.by(array, inOrder);
        }
    },
    LOOKUP("<x-s:x>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            return Functions.lookup(arguments.getFirst(), (String) arguments.get(1));
        }
    },
    PAD("<s-ns?:s>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            if (!(arguments.getFirst() instanceof String text)) {
                return null;
            }
            int width = ((Number) arguments.get(1)).intValue();
            String with = text(arguments, 2);
            int missing = Math.abs(width) - text.codePointCount(0, text.length());
            if (missing > MOST_MADE) {
                throw new JException("$pad would give more than " + MOST_MADE + " characters", -1);
            }
            String padding = padding(with == null || with.isEmpty() ? " " : with, missing);
            return width < 0 ? padding + text : text + padding;
        }
    },
    SUBSTRING("<s-nn?:s>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            if (!(arguments.getFirst() instanceof String text)) {
                return null;
            }
            int[] points = text.codePoints().toArray();
            long start = ((Number) arguments.get(1)).longValue();
            long from = Math.max(0, start < 0 ? points.length + start : start);
            boolean isBounded = arguments.size() > 2 && arguments.get(2) instanceof Number;
            long most = isBounded ? ((Number) arguments.get(2)).longValue() : points.length;
            long count = Math.min(most, points.length - from);
            return count <= 0 ? "" : new String(points, (int) from, (int) count);
        }
    },
    ENCODE_URL("<s-:s>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            return arguments.getFirst() instanceof String text ? WebAddress.encoded(text) : null;
        }
    },
    FORMAT_NUMBER("<n-so?:s>") {
        @Override
        @Nullable Object call(List<?> arguments, Bindings bindings) {
            if (!(arguments.getFirst() instanceof Number number)) {
                return null;
            }
            Map<?, ?> options = arguments.size() < 3 ? null : (Map<?, ?>) arguments.get(2);
            return Functions.formatNumber(
                    new BigDecimal(number.toString()), text(arguments, 1), options);
        }
    },
    NOW("<s?s?:s>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            return Functions.dateTimeFromMillis(
                    bindings.now().toEpochMilli(), text(arguments, 0), text(arguments, 1));
        }
    },
    MILLIS("<:n>") {
        @Override
        Object call(List<?> arguments, Bindings bindings) {
            return bindings.now().toEpochMilli();
        }
    };

    /// The functions by the names that expressions use.
    static final Map<String, StatesFunction> NAMED =
            Map.ofEntries(
                    Map.entry("parse", PARSE),
                    Map.entry("uuid", RANDOM_ID),
                    Map.entry("hash", HASH),
                    Map.entry("partition", PARTITION),
                    Map.entry("range", RANGE),
                    Map.entry("random", RANDOM),
                    Map.entry("shuffle", SHUFFLE),
                    Map.entry("sort", SORT),
                    Map.entry("lookup", LOOKUP),
                    Map.entry("pad", PAD),
                    Map.entry("substring", SUBSTRING),
                    Map.entry("encodeUrl", ENCODE_URL),
                    Map.entry("formatNumber", FORMAT_NUMBER),
                    Map.entry("now", NOW),
                    Map.entry("millis", MILLIS));

    private static final List<String> HASHES =
            List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final int MOST_MADE = 10_000_000;

    private final String signature;

    StatesFunction(String signature) {
        this.signature = signature;
    }

    /// The answer; arguments fit the signature.
    abstract @Nullable Object call(List<?> arguments, Bindings bindings);

    /// The function for one evaluation.
    JFunction over(Bindings bindings) {
        return new JFunction((_, arguments) -> call(arguments, bindings), signature);
    }

    private static String padding(String with, int length) {
        int[] points = with.codePoints().toArray();
        var padding = new StringBuilder();
        for (int i = 0; i < length; i++) {
            padding.appendCodePoint(points[i % points.length]);
        }
        return padding.toString();
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return index < arguments.size() ? (String) arguments.get(index) : null;
    }

    private static Number number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? com.dashjoin.jsonata.Utils.convertNumber(value)
                : (Number) value;
    }
}
