package dev.sluice.engine.container.pool;

import org.jspecify.annotations.Nullable;

/// How an instance ended by itself.
///
/// @param status of its process; `null` where it could not be learnt
/// @param outOfMemory whether it ended for taking more than its memory
public record Death(@Nullable Integer status, boolean outOfMemory) {}
