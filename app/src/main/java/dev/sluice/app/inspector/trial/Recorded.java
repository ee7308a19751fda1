package dev.sluice.app.inspector.trial;

import dev.sluice.engine.expr.Bindings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What is known of the data of one step: from a run, or from a sample event.
///
/// @param states the members of `$states`, as far as they are known
/// @param variables by name, without the `$`
public record Recorded(
        Map<String, @Nullable Object> states, Map<String, @Nullable Object> variables) {
    public static final Recorded NOTHING = new Recorded(Map.of(), Map.of());

    public boolean isEmpty() {
        return states.isEmpty();
    }

    public Recorded with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(states);
        all.put(member, value);
        return new Recorded(all, variables);
    }

    public Recorded withVariables(Map<String, @Nullable Object> seen) {
        return new Recorded(states, seen);
    }

    /// What an expression that is tried may read.
    Bindings bindings() {
        return new Known(this);
    }

    private record Known(Recorded recorded) implements Bindings {
        @Override
        public @Nullable Object variable(String name) {
            if (name.equals("states")) {
                return recorded.states();
            }
            return recorded.variables().containsKey(name)
                    ? recorded.variables().get(name)
                    : UNDEFINED;
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long random() {
            return RandomGenerator.getDefault().nextLong();
        }
    }
}
