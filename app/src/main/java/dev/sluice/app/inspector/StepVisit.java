package dev.sluice.app.inspector;

import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What one visit of a step took and gave.
///
/// @param path as the run tells it
/// @param arguments what the call got, where there was one
/// @param called whether there was a call
/// @param ended whether `output` or `failure` tells how it ended
public record StepVisit(
        String path,
        int visit,
        Instant came,
        @Nullable Object input,
        boolean called,
        @Nullable Object arguments,
        boolean ended,
        @Nullable Object output,
        @Nullable Failure failure,
        @Nullable CallReport call) {
    static StepVisit scheduled(String path, int visit, Instant came, @Nullable Object input) {
        return new StepVisit(path, visit, came, input, false, null, false, null, null, null);
    }

    StepVisit withCall(@Nullable Object sent) {
        return new StepVisit(path, visit, came, input, true, sent, false, null, failure, null);
    }

    StepVisit withOutput(@Nullable Object given, @Nullable CallReport report) {
        return new StepVisit(
                path, visit, came, input, called, arguments, true, given, null, report);
    }

    StepVisit withFailure(Failure raised, boolean over, @Nullable CallReport report) {
        return new StepVisit(
                path, visit, came, input, called, arguments, over, null, raised, report);
    }
}
