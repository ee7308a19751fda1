package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

/// How long one attempt of a step may take. Each is seconds as a number, or an expression.
public record Limits(@Nullable Template timeoutSeconds, @Nullable Template heartbeatSeconds) {
    public static final Limits NONE = new Limits(null, null);
}
