package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.Equality;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringTokenizer;
import java.util.UUID;

/// The intrinsic functions of the States Language, with its limits. Chance comes from the
/// [Bindings], so that it repeats when a run is played again.
enum Intrinsic {
    FORMAT("Format", 1, Integer.MAX_VALUE) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            String written = in.text(0);
            List<String> values = new ArrayList<>();
            for (int i = 1; i < in.size(); i++) {
                values.add(natural(in, i));
            }
            int holes = Texts.holes(written);
            if (holes != values.size()) {
                throw in.failed("it has " + holes + " {} for " + values.size() + " values");
            }
            return Texts.filled(written, values);
        }

        private static String natural(Arguments in, int index) throws EvaluationException {
            Object value = in.at(index);
            if (value instanceof List<?> || value instanceof Map<?, ?>) {
                throw in.failed(
                        "an array or object cannot stand for {}; States.JsonToString helps");
            }
            return value instanceof String text ? text : Json.write(value);
        }
    },
    STRING_TO_JSON("StringToJson", 1, 1) {
        @Override
        @Nullable Object of(Arguments in, Bindings bindings) throws EvaluationException {
            try {
                return Json.parse(in.text(0));
            } catch (JsonSyntaxException e) {
                throw in.failed("the text is no JSON: " + e.getMessage());
            }
        }
    },
    JSON_TO_STRING("JsonToString", 1, 1) {
        @Override
        Object of(Arguments in, Bindings bindings) {
            return Json.write(in.at(0));
        }
    },
    ARRAY("Array", 0, Integer.MAX_VALUE) {
        @Override
        Object of(Arguments in, Bindings bindings) {
            return in.values();
        }
    },
    ARRAY_PARTITION("ArrayPartition", 2, 2) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            List<?> array = in.array(0);
            int size = in.integer(1);
            if (size < 1) {
                throw in.failed("the size of a chunk must be above 0; it is " + size);
            }
            List<Object> chunks = new ArrayList<>();
            for (int from = 0; from < array.size(); from += size) {
                chunks.add(array.subList(from, (int) Math.min((long) from + size, array.size())));
            }
            return chunks;
        }
    },
    ARRAY_CONTAINS("ArrayContains", 2, 2) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            Object wanted = in.at(1);
            return in.array(0).stream().anyMatch(each -> Equality.same(each, wanted));
        }
    },
    ARRAY_RANGE("ArrayRange", 3, 3) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            long first = in.integer(0);
            long last = in.integer(1);
            long step = in.integer(2);
            if (step == 0) {
                throw in.failed("the step must not be 0");
            }
            if ((last - first) / step >= MOST_ELEMENTS) {
                throw in.failed("the array would have more than " + MOST_ELEMENTS + " elements");
            }
            List<Object> range = new ArrayList<>();
            for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
                range.add((int) n);
            }
            return range;
        }
    },
    ARRAY_GET_ITEM("ArrayGetItem", 2, 2) {
        @Override
        @Nullable Object of(Arguments in, Bindings bindings) throws EvaluationException {
            List<?> array = in.array(0);
            int index = in.integer(1);
            if (index < 0 || index >= array.size()) {
                throw in.failed("there is no element " + index + " in an array of " + array.size());
            }
            return array.get(index);
        }
    },
    ARRAY_LENGTH("ArrayLength", 1, 1) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            return in.array(0).size();
        }
    },
    ARRAY_UNIQUE("ArrayUnique", 1, 1) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            Set<Object> seen = new HashSet<>();
            List<@Nullable Object> unique = new ArrayList<>();
            for (Object each : in.array(0)) {
                if (seen.add(Equality.normal(each))) {
                    unique.add(each);
                }
            }
            return unique;
        }
    },
    BASE64_ENCODE("Base64Encode", 1, 1) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            byte[] bytes = in.text(0, MOST_CHARACTERS).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(bytes);
        }
    },
    BASE64_DECODE("Base64Decode", 1, 1) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            try {
                byte[] bytes = Base64.getDecoder().decode(in.text(0, MOST_CHARACTERS));
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw in.failed("the text is not Base64");
            }
        }
    },
    HASH("Hash", 2, 2) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            String algorithm = in.text(1);
            if (!ALGORITHMS.contains(algorithm)) {
                throw in.failed("it knows " + ALGORITHMS + ", not " + algorithm);
            }
            String text = in.at(0) instanceof String given ? given : Json.write(in.at(0));
            if (text.length() > MOST_CHARACTERS) {
                throw in.failed("the data has more than " + MOST_CHARACTERS + " characters");
            }
            try {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw in.failed("this Java has no " + algorithm);
            }
        }
    },
    JSON_MERGE("JsonMerge", 3, 3) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            return merged(in.object(0), in.object(1), in.truth(2));
        }

        private static Map<String, @Nullable Object> merged(
                Map<?, ?> first, Map<?, ?> second, boolean isDeep) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>();
            first.forEach((name, value) -> merged.put(String.valueOf(name), value));
            second.forEach(
                    (name, value) ->
                            merged.put(
                                    String.valueOf(name),
                                    isDeep
                                                    && first.get(name) instanceof Map<?, ?> a
                                                    && value instanceof Map<?, ?> b
                                            ? merged(a, b, true)
                                            : value));
            return merged;
        }
    },
    MATH_RANDOM("MathRandom", 2, 3) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            long from = in.integer(0);
            long to = in.integer(1);
            if (from >= to) {
                throw in.failed("the first number must be below the second");
            }
            long bits =
                    in.size() > 2
                            ? new SplittableRandom(in.integer(2)).nextLong()
                            : bindings.random();
            return (int) (from + Math.floorMod(bits, to - from));
        }
    },
    MATH_ADD("MathAdd", 2, 2) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            return Json.number(Long.toString((long) in.integer(0) + in.integer(1)));
        }
    },
    STRING_SPLIT("StringSplit", 2, 2) {
        @Override
        Object of(Arguments in, Bindings bindings) throws EvaluationException {
            List<Object> parts = new ArrayList<>();
            new StringTokenizer(in.text(0), in.text(1)).asIterator().forEachRemaining(parts::add);
            return parts;
        }
    },
    RANDOM_ID("UUID", 0, 0) {
        @Override
        Object of(Arguments in, Bindings bindings) {
            long high = (bindings.random() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
            long low = (bindings.random() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        }
    };

    private static final List<String> ALGORITHMS =
            List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final int MOST_CHARACTERS = 10_000;
    private static final int MOST_ELEMENTS = 1_000;

    private final String name;
    private final int least;
    private final int most;

    Intrinsic(String name, int least, int most) {
        this.name = name;
        this.least = least;
        this.most = most;
    }

    /// What the function gives.
    abstract @Nullable Object of(Arguments in, Bindings bindings) throws EvaluationException;

    /// As it is written: `States.Format`.
    String word() {
        return "States." + name;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /// How many arguments it takes, in words.
    String arity() {
        String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        String number = least == most ? Integer.toString(least) : range;
        return number + (number.equals("1") ? " argument" : " arguments");
    }

    /// The one written so; `null` where there is none.
    static @Nullable Intrinsic named(String word) {
        for (Intrinsic each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }
}
