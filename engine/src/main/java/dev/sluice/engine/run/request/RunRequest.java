package dev.sluice.engine.run.request;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What to run.
///
/// @param trigger id of the trigger to play
/// @param event its event, plain JSON
/// @param mocks answers in place of real calls, by step id; empty: call for real
/// @param virtualClock whether waits are jumped over
/// @param seed what random values are drawn from; `null`: a new one
public record RunRequest(
        String trigger,
        @Nullable Object event,
        Map<String, List<Mock>> mocks,
        boolean virtualClock,
        @Nullable Long seed) {
    public static RunRequest of(String trigger, @Nullable Object event) {
        return new RunRequest(trigger, event, Map.of(), false, null);
    }

    /// An answer in place of a call.
    public sealed interface Mock {
        record Return(@Nullable Object value) implements Mock {}

        record Throw(String error, String cause) implements Mock {}
    }
}
