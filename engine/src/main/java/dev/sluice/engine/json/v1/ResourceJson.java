package dev.sluice.engine.json.v1;

import com.fasterxml.jackson.annotation.JsonTypeName;

import org.jspecify.annotations.Nullable;

/// A resource as written in `flow.json`.
public sealed interface ResourceJson {
    @JsonTypeName("bucket")
    record Bucket(@Nullable String comment) implements ResourceJson {}

    @JsonTypeName("queue")
    record Queue(@Nullable String comment, @Nullable String deadLetter) implements ResourceJson {}

    @JsonTypeName("topic")
    record Topic(@Nullable String comment) implements ResourceJson {}
}
