package dev.sluice.engine.json.v1;

import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A function as written in `flow.json`.
public record FunctionJson(
        String runtime,
        String handler,
        String code,
        @Nullable Integer memoryMb,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer concurrency,
        @Nullable Boolean reserved,
        @Nullable Map<String, EnvironmentJson> environment,
        @Nullable List<String> packages,
        @Nullable String network,
        @Nullable String cpu,
        @Nullable String architecture,
        @Nullable String image) {
    /// The value of an environment variable: a bare text, or `{ "secret": name }`.
    public sealed interface EnvironmentJson {
        record Literal(@JsonValue String value) implements EnvironmentJson {}

        record Secret(String secret) implements EnvironmentJson {}
    }
}
