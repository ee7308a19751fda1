package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.bill.Figure;

import org.jspecify.annotations.Nullable;

/// How a step is used by one run, on average. `null` is not known, which is never taken for 0.
///
/// @param visits how often a token comes to the step
/// @param retries attempts after a failed one
/// @param forks how often its wires split a token in several
/// @param ends how often a way out of it ended at once or led straight to a join
/// @param calls function calls, retries included
/// @param runningMs what its calls take, each rounded up to a millisecond, all together
/// @param initMs what loading the handler takes in those calls that are cold, all together
/// @param memoryMb the configured memory of the function
/// @param storageMb the configured size of `/tmp`
public record StepUsage(
        @Nullable Figure visits,
        @Nullable Figure retries,
        @Nullable Figure forks,
        @Nullable Figure ends,
        @Nullable Figure calls,
        @Nullable Figure runningMs,
        @Nullable Figure initMs,
        @Nullable Figure memoryMb,
        @Nullable Figure storageMb) {
    /// The size of `/tmp` that costs nothing, and what a function has unless it says otherwise.
    public static final int FREE_STORAGE_MB = 512;

    /// What loading and running take together; `null` where one of the two is not known.
    public @Nullable Figure billedMs() {
        return runningMs == null || initMs == null ? null : runningMs.plus(initMs);
    }

    /// The product; `null` where a factor is not known.
    public static @Nullable Figure product(@Nullable Figure a, @Nullable Figure b) {
        return a == null || b == null ? null : a.times(b);
    }

    /// The sum; `null` where a summand is not known.
    public static @Nullable Figure sum(@Nullable Figure a, @Nullable Figure b) {
        return a == null || b == null ? null : a.plus(b);
    }
}
