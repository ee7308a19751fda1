package dev.sluice.engine;

import org.jspecify.annotations.Nullable;

/// Where functions run, in words.
///
/// @param name `docker` or `process`
/// @param reason why there
/// @param banner what to show wherever functions run there, about what is not isolated
public record RuntimeInfo(String name, String reason, @Nullable String banner) {}
