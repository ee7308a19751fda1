package dev.sluice.engine.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A line that a function printed.
///
/// @param step path of the step whose call printed it; `null`: printed between calls
/// @param stream `stdout` or `stderr`
public record LogLine(
        String run,
        Instant time,
        String function,
        @Nullable String step,
        @Nullable String call,
        String stream,
        String text) {}
