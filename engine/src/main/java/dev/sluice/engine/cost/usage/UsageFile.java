package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.usage.GivenUsage.Field;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a usage file, YAML or JSON:
///
/// ```yaml
/// usage: 1
/// runsPerMonth: 100000
/// defaults: { durationMs: 150, initMs: 250, initRate: 0.02 }
/// steps:
///   validate: { durationMs: 40, retries: 0.01 }
///   each: { items: 250 }
///   resize: { durationMs: null }   # not known: shown as missing, never taken for 0
/// ```
public final class UsageFile {
    private static final Set<String> KEYS = Set.of("usage", "runsPerMonth", "defaults", "steps");

    private UsageFile() {}

    /// Says what is wrong with a usage file, and where.
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }
    }

    /// What the text says.
    ///
    /// @param steps the ids that the flow has
    /// @throws FormatException where it says nothing that can be used, with what was expected
    public static GivenUsage parse(String text, Set<String> steps) throws FormatException {
        Map<?, ?> file = object("the file", tree(text));
        known("the file", file, KEYS);
        if (!(file.get("usage") instanceof Number version) || version.intValue() != 1) {
            throw new FormatException("usage: 1 was expected in the first line");
        }
        Map<String, Map<Field, @Nullable BigDecimal>> each = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : optional(file, "steps").entrySet()) {
            String id = String.valueOf(entry.getKey());
            if (!steps.contains(id)) {
                throw new FormatException(
                        "steps: the flow has no step \"" + id + "\"; it has " + sorted(steps));
            }
            each.put(id, fields("steps." + id, object("steps." + id, entry.getValue())));
        }
        return new GivenUsage(
                number("runsPerMonth", file.get("runsPerMonth"), null),
                fields("defaults", optional(file, "defaults")),
                each);
    }

    private static @Nullable Object tree(String text) throws FormatException {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readValue(text, Object.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new FormatException(
                    "not YAML or JSON"
                            + (at == null ? "" : ", line " + at.getLineNr())
                            + ": "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }

    private static Map<Field, @Nullable BigDecimal> fields(String place, Map<?, ?> map)
            throws FormatException {
        Map<String, Field> names =
                Arrays.stream(Field.values()).collect(Collectors.toMap(Field::key, f -> f));
        known(place, map, names.keySet());
        Map<Field, @Nullable BigDecimal> fields = new EnumMap<>(Field.class);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Field field = names.get(String.valueOf(entry.getKey()));
            if (field != null) {
                fields.put(field, number(place + "." + field.key(), entry.getValue(), field));
            }
        }
        return fields;
    }

    private static @Nullable BigDecimal number(
            String place, @Nullable Object value, @Nullable Field field) throws FormatException {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number)) {
            throw new FormatException(
                    place
                            + ": a number was expected"
                            + (field == null ? "" : ": " + field.meaning())
                            + "; it is "
                            + value);
        }
        BigDecimal number = new BigDecimal(value.toString());
        if (number.signum() < 0) {
            throw new FormatException(place + ": a number from 0 up was expected; it is " + value);
        }
        if (field == Field.INIT_RATE && number.compareTo(BigDecimal.ONE) > 0) {
            throw new FormatException(place + ": a share from 0 to 1 was expected; it is " + value);
        }
        return number;
    }

    private static Map<?, ?> optional(Map<?, ?> file, String name) throws FormatException {
        Object value = file.get(name);
        return value == null ? Map.of() : object(name, value);
    }

    private static Map<?, ?> object(String place, @Nullable Object value) throws FormatException {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new FormatException(place + ": names with values were expected");
    }

    private static void known(String place, Map<?, ?> map, Set<String> keys)
            throws FormatException {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw new FormatException(
                        place + ": \"" + key + "\" is unknown; known are " + sorted(keys));
            }
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
