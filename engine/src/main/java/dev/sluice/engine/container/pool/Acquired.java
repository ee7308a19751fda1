package dev.sluice.engine.container.pool;

/// What a call got that asked for an instance.
sealed interface Acquired {
    /// The instance is the call's until it gives it back.
    record Granted(Instance instance) implements Acquired {}

    /// All of the function's reserved concurrency is in use.
    record Throttled(int concurrency) implements Acquired {}

    record NotStarted(Start.Failed why) implements Acquired {}
}
