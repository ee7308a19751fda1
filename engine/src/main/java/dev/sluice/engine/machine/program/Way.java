package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One way out of a choice, or into a catch.
///
/// @param when the condition of a rule
public record Way(@Nullable CompiledTemplate when, List<Node> next, Transfer transfer) {}
