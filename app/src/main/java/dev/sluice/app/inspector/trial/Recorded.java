package dev.sluice.app.inspector.trial;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

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
}
