package dev.sluice.engine.container;

/// A function that waits for a debugger before it loads its handler. Its calls have no limit.
///
/// @param function its id
/// @param port on loopback, where the debugger is awaited
public record Debug(String function, int port) {}
