package dev.sluice.engine.journal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What is known of a run when it begins.
///
/// @param flow the flow's name
/// @param trigger id of the trigger that was played
/// @param settings how it is to be run, as JSON text, so that it is resumed the same way
/// @param started by the wall clock, also where the run's own clock is a virtual one
/// @param origin the run it comes of, if one
public record RunHead(
        String run,
        String flow,
        String trigger,
        String settings,
        Instant started,
        @Nullable RunOrigin origin) {
    /// A run that comes of no other.
    public RunHead(String run, String flow, String trigger, String settings, Instant started) {
        this(run, flow, trigger, settings, started, null);
    }
}
