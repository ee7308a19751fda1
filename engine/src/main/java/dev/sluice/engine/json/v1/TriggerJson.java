package dev.sluice.engine.json.v1;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.sluice.engine.json.text.Any;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A trigger as written in `flow.json`.
public sealed interface TriggerJson {
    /// What follows the fields of its own.
    record Tail(@Nullable Any input, @Nullable List<String> next) {}

    @JsonTypeName("manual")
    record Manual(@JsonUnwrapped PartsJson.Head head, @JsonUnwrapped Tail tail)
            implements TriggerJson {}

    @JsonTypeName("http")
    record Http(
            @JsonUnwrapped PartsJson.Head head,
            @Nullable String method,
            String path,
            @Nullable String answer,
            @Nullable Integer limitSeconds,
            @JsonUnwrapped Tail tail)
            implements TriggerJson {}

    @JsonTypeName("timer")
    record Timer(
            @JsonUnwrapped PartsJson.Head head,
            @Nullable String cron,
            @Nullable String dialect,
            @Nullable String timeZone,
            @Nullable String rate,
            @Nullable String missed,
            @Nullable String overlap,
            @JsonUnwrapped Tail tail)
            implements TriggerJson {}

    @JsonTypeName("object")
    record ObjectChange(
            @JsonUnwrapped PartsJson.Head head,
            String bucket,
            @Nullable List<String> on,
            @Nullable String prefix,
            @Nullable String suffix,
            @JsonUnwrapped Tail tail)
            implements TriggerJson {}

    @JsonTypeName("queue")
    record Queue(
            @JsonUnwrapped PartsJson.Head head,
            String queue,
            @Nullable Integer batchSize,
            @Nullable Integer batchWindowSeconds,
            @Nullable Integer maxReceives,
            @Nullable String deadLetter,
            @JsonUnwrapped Tail tail)
            implements TriggerJson {}

    @JsonTypeName("topic")
    record Topic(
            @JsonUnwrapped PartsJson.Head head,
            String topic,
            @Nullable Map<String, Any> filter,
            @JsonUnwrapped Tail tail)
            implements TriggerJson {}

    @JsonTypeName("webhook")
    record Webhook(
            @JsonUnwrapped PartsJson.Head head,
            @Nullable String provider,
            @Nullable String path,
            @Nullable List<String> events,
            @Nullable String secret,
            @JsonUnwrapped Tail tail)
            implements TriggerJson {}
}
