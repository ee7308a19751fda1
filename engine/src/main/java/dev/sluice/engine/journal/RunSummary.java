package dev.sluice.engine.journal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A run at a glance.
public record RunSummary(
        String id,
        String flow,
        String trigger,
        Status status,
        Instant started,
        @Nullable Instant ended,
        long events,
        @Nullable String error) {
    /// Where a run stands. An interrupted one has no end and no living owner.
    public enum Status {
        RUNNING,
        INTERRUPTED,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }
}
