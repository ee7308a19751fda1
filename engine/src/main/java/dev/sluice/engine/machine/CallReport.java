package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

/// What was measured of one function call; `null` where it could not be measured.
///
/// @param durationMs from handing the event over to having the answer
/// @param initMs loading the handler, for a cold call
/// @param cold whether the call had to start a container
/// @param peakMemoryMb the most memory the container held during the call
/// @param billedMs what a cloud would bill: duration, and init where it bills that, rounded up
/// @param memoryMb the configured memory
/// @param codeHash the version of the code that answered
public record CallReport(
        @Nullable Double durationMs,
        @Nullable Double initMs,
        boolean cold,
        @Nullable Double peakMemoryMb,
        @Nullable Long billedMs,
        int memoryMb,
        @Nullable String codeHash) {}
