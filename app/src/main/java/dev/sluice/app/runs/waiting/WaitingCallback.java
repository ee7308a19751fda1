package dev.sluice.app.runs.waiting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A callback step that waits for its token to be given back.
///
/// @param step its id
/// @param path as the run tells it
/// @param lastSign when somebody last said that the work goes on
/// @param silentUntil when the step fails if nobody says so; `null`: it may be silent
/// @param until when the step fails in any case; `null`: it may wait for ever
public record WaitingCallback(
        String step,
        String path,
        String token,
        Instant since,
        @Nullable Instant lastSign,
        @Nullable Instant silentUntil,
        @Nullable Instant until) {
    WaitingCallback(String step, String path, String token, Instant since) {
        this(step, path, token, since, null, null, null);
    }

    WaitingCallback withSign(Instant at) {
        return new WaitingCallback(step, path, token, since, at, silentUntil, until);
    }

    WaitingCallback withSilence(Instant due) {
        return new WaitingCallback(step, path, token, since, lastSign, due, until);
    }

    WaitingCallback withEnd(Instant due) {
        return new WaitingCallback(step, path, token, since, lastSign, silentUntil, due);
    }
}
