package dev.sluice.engine.container.shim;

import org.jspecify.annotations.Nullable;

/// What a shim answered to a call.
public sealed interface Answer {
    Usage usage();

    record Returned(String json, Usage usage) implements Answer {}

    /// @param ends whether the process ends by it, as an error outside the handler's own frames
    ///   does
    record Threw(String type, String payload, boolean ends, Usage usage) implements Answer {}

    record NotJson(String message, Usage usage) implements Answer {}

    /// An allocation failed under a limit that the process itself was given.
    record OutOfMemory(Usage usage) implements Answer {}

    record TooLarge(long bytes, Usage usage) implements Answer {}

    /// What the call took.
    ///
    /// @param durationMs from handing the event over to having the answer
    /// @param peakMemoryKb of the shim's process; `null` where the system does not tell
    /// @param hadChildren whether child processes ran, whose memory the peak leaves out
    record Usage(double durationMs, @Nullable Long peakMemoryKb, boolean hadChildren) {}
}
