package dev.sluice.engine.container.build;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// A recipe with the folders it works on.
///
/// @param code what it reads
/// @param out what it fills; empty
/// @param cache what it keeps from one time to the next; `null`: nothing
public record Job(Recipe recipe, Path code, Path out, @Nullable Path cache) {}
