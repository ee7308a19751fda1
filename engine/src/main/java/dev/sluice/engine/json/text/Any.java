package dev.sluice.engine.json.text;

import org.jspecify.annotations.Nullable;

/// A JSON value of any kind, `null` included, that the format itself does not look into.
public record Any(@Nullable Object value) {}
