package dev.sluice.app.inspector;

import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What one visit of a step took and gave.
///
/// @param path as the run tells it
/// @param variables those the step saw, by name
/// @param arguments what the call got, where there was one
/// @param called whether there was a call
/// @param ended whether `output` or `failure` tells how it ended
/// @param result what the step's own work gave, where the run tells it apart from the output
/// @param retries how many attempts failed before the last one
/// @param until when its pause ends, while it makes one
public record StepVisit(
        String path,
        int visit,
        Instant came,
        @Nullable Object input,
        Map<String, @Nullable Object> variables,
        boolean called,
        @Nullable Object arguments,
        boolean ended,
        @Nullable Object output,
        RunEvent.@Nullable Result result,
        @Nullable Failure failure,
        int retries,
        @Nullable CallReport call,
        @Nullable Instant until) {
    /// One is only itself: to compare what runs carry would hold the window up.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    static StepVisit scheduled(
            RunEvent.StepScheduled event, Instant came, Map<String, @Nullable Object> seen) {
        return new StepVisit(
                event.step().text(),
                event.visit(),
                came,
                event.input(),
                seen,
                false,
                null,
                false,
                null,
                null,
                null,
                0,
                null,
                null);
    }

    StepVisit withCall(@Nullable Object sent) {
        return with(true, sent, false, null, null, failure, retries, null);
    }

    StepVisit withOutput(RunEvent.StepSucceeded event) {
        return with(
                called,
                arguments,
                true,
                event.output(),
                event.result(),
                null,
                retries,
                event.call());
    }

    StepVisit withFailure(Failure raised, @Nullable CallReport report) {
        return with(called, arguments, true, null, null, raised, retries, report);
    }

    StepVisit withRetry(Failure raised, @Nullable CallReport report) {
        return with(called, arguments, false, null, null, raised, retries + 1, report);
    }

    /// The same visit in a pause.
    ///
    /// @param end `null`: in none any more
    StepVisit withPause(@Nullable Instant end) {
        return new StepVisit(
                path, visit, came, input, variables, called, arguments, ended, output, result,
                failure, retries, call, end);
    }

    private StepVisit with(
            boolean calls,
            @Nullable Object sent,
            boolean over,
            @Nullable Object given,
            RunEvent.@Nullable Result own,
            @Nullable Failure raised,
            int again,
            @Nullable CallReport report) {
        return new StepVisit(
                path, visit, came, input, variables, calls, sent, over, given, own, raised, again,
                report, null);
    }
}
