package dev.sluice.engine.journal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A run at a glance.
///
/// @param origin the run it comes of, if one
/// @param raised the errors that came up in it, caught ones too, as [Raised] tells them; empty:
///   none
public record RunSummary(
        String id,
        String flow,
        String trigger,
        Status status,
        Instant started,
        @Nullable Instant ended,
        long events,
        @Nullable String error,
        @Nullable RunOrigin origin,
        String raised) {
    /// A run that comes of no other and in which no error came up.
    public RunSummary(
            String id,
            String flow,
            String trigger,
            Status status,
            Instant started,
            @Nullable Instant ended,
            long events,
            @Nullable String error) {
        this(id, flow, trigger, status, started, ended, events, error, null, "");
    }

    /// Where a run stands. An interrupted one has no end and no living owner.
    public enum Status {
        RUNNING,
        INTERRUPTED,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }
}
