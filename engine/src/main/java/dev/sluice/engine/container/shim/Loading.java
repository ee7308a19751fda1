package dev.sluice.engine.container.shim;

/// How loading a handler ended.
public sealed interface Loading {
    /// @param initMs from the shim's first step to the loaded handler
    record Loaded(double initMs) implements Loading {}

    /// @param message with the place in the code, where there is one
    record NotLoaded(String type, String message) implements Loading {}
}
