package dev.sluice.engine.container.pool;

import org.jspecify.annotations.Nullable;

/// How an instance ended by itself.
///
/// @param status of its process; `null` where it could not be learnt
/// @param outOfMemory whether it ended for taking more than its memory
/// @param withEngine whether what it ran in was lost with it, so that nothing is known of the end
public record Death(@Nullable Integer status, boolean outOfMemory, boolean withEngine) {
    /// An end of its own.
    public Death(@Nullable Integer status, boolean outOfMemory) {
        this(status, outOfMemory, false);
    }
}
