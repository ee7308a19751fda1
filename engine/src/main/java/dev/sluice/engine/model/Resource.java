package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

/// Something that outlives a run and that steps and triggers name: a bucket, a queue, a topic.
public sealed interface Resource {
    String id();

    record Bucket(String id, @Nullable String comment) implements Resource {}

    record Queue(String id, @Nullable String comment, @Nullable String deadLetter)
            implements Resource {}

    record Topic(String id, @Nullable String comment) implements Resource {}
}
