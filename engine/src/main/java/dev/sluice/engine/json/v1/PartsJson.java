package dev.sluice.engine.json.v1;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.sluice.engine.json.text.Any;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Groups of fields that several kinds of element have.
public sealed interface PartsJson {
    record Head(@Nullable String label, @Nullable String comment) implements PartsJson {}

    record Data(
            @Nullable Language language,
            @Nullable Any input,
            @Nullable Any output,
            @Nullable Map<String, Any> assign,
            @Nullable Result result,
            @Nullable Any inputPath,
            @Nullable Any parameters,
            @Nullable Any resultSelector,
            @Nullable Any resultPath,
            @Nullable Any outputPath)
            implements PartsJson {}

    /// The language of a step's expressions.
    enum Language {
        @JsonProperty("JSONata")
        JSONATA,
        @JsonProperty("JSONPath")
        JSONPATH
    }

    /// What `$states.result` is.
    enum Result {
        @JsonProperty("value")
        VALUE,
        @JsonProperty("envelope")
        ENVELOPE
    }

    record Limits(@Nullable Any timeoutSeconds, @Nullable Any heartbeatSeconds)
            implements PartsJson {}

    record Handling(
            @Nullable List<Retrier> retry, @JsonProperty("catch") @Nullable List<Catcher> catchers)
            implements PartsJson {}

    record Retrier(
            List<String> errors,
            @Nullable Integer intervalSeconds,
            @Nullable Integer maxAttempts,
            @Nullable Double backoffRate,
            @Nullable Integer maxDelaySeconds,
            @Nullable String jitter)
            implements PartsJson {}

    record Catcher(
            List<String> errors,
            @Nullable Any output,
            @Nullable Map<String, Any> assign,
            @Nullable Any resultPath,
            @Nullable List<String> next)
            implements PartsJson {}

    record Rule(
            @Nullable String label,
            Any when,
            @Nullable Any output,
            @Nullable Map<String, Any> assign,
            @Nullable List<String> next)
            implements PartsJson {}
}
