package dev.sluice.engine.container.pool;

import dev.sluice.engine.container.shim.Loading;
import dev.sluice.engine.container.shim.Shim;

import java.time.Duration;

/// How starting an instance ended.
public sealed interface Start {
    /// The handler is loaded and awaits calls.
    record Ready(Shim shim, Body body, Loading.Loaded loaded) implements Start {}

    /// All else that the function's code can cause.
    sealed interface Failed extends Start {}

    record NotLoaded(Loading.NotLoaded why, double tookMs) implements Failed {}

    record Died(Death death, double tookMs) implements Failed {}

    record TimedOut(Duration limit) implements Failed {}
}
