package dev.sluice.engine.run.items;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The fields of an `itemReader` or of an object in it.
record Fields(Map<?, ?> written) {
    boolean isEmpty() {
        return written.isEmpty();
    }

    @Nullable String text(String name) throws ReaderException {
        Object value = written.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new ReaderException(
                "\"" + name + "\" of itemReader must be a text; it is " + Json.write(value) + ".");
    }

    String needed(String name) throws ReaderException {
        String text = text(name);
        if (text == null) {
            throw new ReaderException("\"" + name + "\" of itemReader is missing.");
        }
        return text;
    }

    @Nullable List<String> texts(String name) throws ReaderException {
        Object value = written.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            throw new ReaderException("\"" + name + "\" of itemReader must be a list of texts.");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(String.valueOf(element)));
        return texts;
    }

    /// A whole number from 0 on; without it there is no limit.
    long number(String name) throws ReaderException {
        Object value = written.get(name);
        if (value == null) {
            return Long.MAX_VALUE;
        }
        if (value instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() == Math.rint(number.doubleValue())) {
            return number.longValue();
        }
        throw new ReaderException(
                "\""
                        + name
                        + "\" of itemReader must be a whole number; it is "
                        + Json.write(value)
                        + ".");
    }

    Fields object(String name) {
        return new Fields(written.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }
}
