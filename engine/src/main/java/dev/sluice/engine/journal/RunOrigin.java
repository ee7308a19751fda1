package dev.sluice.engine.journal;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What run another run comes of.
public sealed interface RunOrigin {
    /// A step of that run called for this one.
    ///
    /// @param flow the folder of that run's flow
    record NestedIn(String run, String flow) implements RunOrigin {}

    /// This run goes another time through that one.
    ///
    /// @param from the step before which it is the same; `null`: it only begins with the same input
    record ReplayOf(String run, @Nullable String from) implements RunOrigin {}

    /// As it is kept and shown.
    default Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (this) {
            case NestedIn(var run, var flow) -> {
                json.put("nestedIn", run);
                json.put("flow", flow);
            }
            case ReplayOf(var run, var from) -> {
                json.put("replayOf", run);
                if (from != null) {
                    json.put("from", from);
                }
            }
        }
        return json;
    }

    /// Reads what [#json()] gave; `null` where this version does not know it.
    static @Nullable RunOrigin read(@Nullable String text) {
        try {
            if (text != null && Json.parse(text) instanceof Map<?, ?> json) {
                if (json.get("nestedIn") instanceof String run) {
                    return new NestedIn(run, String.valueOf(json.get("flow")));
                }
                if (json.get("replayOf") instanceof String run) {
                    return new ReplayOf(run, json.get("from") instanceof String s ? s : null);
                }
            }
        } catch (JsonSyntaxException e) {
            throw new JournalException(
                    "The origin of a run cannot be read: " + e.getMessage(), "Delete the run.", e);
        }
        return null;
    }
}
