package dev.sluice.app.timeline;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One visit of a step on the time axis.
///
/// @param step its id
/// @param path as the run tells it
/// @param isBox whether it holds the visits of other steps, and does nothing by itself
/// @param end `null` while it goes on
/// @param phases what happened inside, in order
/// @param until when what it waits for is over, or must have been answered
public record Bar(
        String step,
        String path,
        boolean isBox,
        Instant start,
        @Nullable Instant end,
        List<Phase> phases,
        @Nullable Instant until) {
    /// The same, ended or not, with other phases.
    Bar with(@Nullable Instant ended, List<Phase> parts) {
        return new Bar(step, path, isBox, start, ended, List.copyOf(parts), null);
    }

    /// The same, waiting until a moment.
    Bar waiting(@Nullable Instant due) {
        return new Bar(step, path, isBox, start, end, phases, due);
    }

    /// A part of a visit.
    ///
    /// @param end `null` while it goes on
    public record Phase(Kind kind, Instant start, @Nullable Instant end) {}

    /// What a step is in the middle of.
    public enum Kind {
        /// The step's own work.
        RUNNING,
        /// Starting a container and loading the handler.
        INIT,
        /// A pause of its own, or before another try.
        WAITING,
        /// At a breakpoint, before its work began.
        PAUSED,
        /// The try that failed.
        FAILED,
        CANCELLED
    }
}
