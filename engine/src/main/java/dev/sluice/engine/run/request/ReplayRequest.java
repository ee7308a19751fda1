package dev.sluice.engine.run.request;

import dev.sluice.engine.run.request.RunRequest.Mock;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Which run to go through again.
///
/// @param run its id
/// @param from the id or the path of the step from which on the flow and the code of today are
///   taken; `null`: the first one, so that only the run's input is the same
/// @param mocks answers in place of real calls from there on, by step id; `null`: those of the
///   earlier run, which also keep their place where nothing here could make the call
public record ReplayRequest(
        String run, @Nullable String from, @Nullable Map<String, List<Mock>> mocks) {
    /// With the answers of the earlier run.
    public static ReplayRequest of(String run, @Nullable String from) {
        return new ReplayRequest(run, from, null);
    }
}
