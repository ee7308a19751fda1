package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// An error as the States Language names it, with its cause in words or as JSON text.
public record Failure(String error, String cause) {
    /// The specification's error output.
    public Map<String, @Nullable Object> asValue() {
        Map<String, @Nullable Object> value = LinkedHashMap.newLinkedHashMap(2);
        value.put("Error", error);
        value.put("Cause", cause);
        return value;
    }
}
