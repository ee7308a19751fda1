package dev.sluice.engine.container;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What whoever opens a runtime may decide about it.
///
/// @param between takes what functions print between calls
/// @param memoryBudgetMb what all functions together may be promised; `null`: three quarters of the
///   host's memory
/// @param idle how long an unused container is kept
/// @param largestAnswer in bytes of JSON text
/// @param debug the function that waits for a debugger; `null`: none
/// @param preparations hears of work that calls wait for
public record RuntimeSettings(
        FunctionLog between,
        @Nullable Long memoryBudgetMb,
        Duration idle,
        long largestAnswer,
        ContainerChoices containers,
        @Nullable Debug debug,
        Preparations preparations) {
    /// What a synchronous call may answer in the cloud.
    public static final long CLOUD_ANSWER_BYTES = 6_291_556;

    public static RuntimeSettings defaults(FunctionLog between) {
        return new RuntimeSettings(
                between,
                null,
                Duration.ofMinutes(10),
                CLOUD_ANSWER_BYTES,
                ContainerChoices.NONE,
                null,
                new Preparations());
    }

    public RuntimeSettings with(ContainerChoices chosen) {
        return new RuntimeSettings(
                between, memoryBudgetMb, idle, largestAnswer, chosen, debug, preparations);
    }
}
