package dev.sluice.engine.machine;

/// An error as the States Language names it, with its cause in words or as JSON text.
public record Failure(String error, String cause) {}
