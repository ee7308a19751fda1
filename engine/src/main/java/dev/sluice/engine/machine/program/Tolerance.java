package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;

import org.jspecify.annotations.Nullable;

/// How many items of a map may fail without failing it.
///
/// @param count a whole number, 0 or more
/// @param percentage from 0 to 100
public record Tolerance(@Nullable CompiledTemplate count, @Nullable CompiledTemplate percentage) {}
