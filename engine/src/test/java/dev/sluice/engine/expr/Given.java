package dev.sluice.engine.expr;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Bindings for tests: `$states.input` and variables, a fixed time, a seeded sequence.
public final class Given implements Bindings {
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final SplittableRandom random;

    private Given(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Given input(String json) {
        return seeded(1).and("states", "{'input': " + json + "}");
    }

    public static Given seeded(long seed) {
        return new Given(seed);
    }

    public Given and(String name, String json) {
        variables.put(name, json(json));
        return this;
    }

    /// With a value as it is; JSON text would lose an apostrophe of it.
    public Given andValue(String name, @Nullable Object value) {
        variables.put(name, value);
        return this;
    }

    /// The value of a JSON text, which may have apostrophes for quotation marks.
    public static @Nullable Object json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public @Nullable Object get(String name) {
        return variables.get(name);
    }

    @Override
    public @Nullable Object variable(String name) {
        return variables.containsKey(name) ? variables.get(name) : UNDEFINED;
    }

    @Override
    public Instant now() {
        return Instant.parse("2030-01-02T03:04:05.006Z");
    }

    @Override
    public long random() {
        return random.nextLong();
    }
}
