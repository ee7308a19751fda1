package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What starts a run. The run's input is the event, or the result of `input` where written.
public sealed interface Trigger {
    /// What every trigger has.
    record Head(
            String id,
            @Nullable String label,
            @Nullable String comment,
            @Nullable Template input,
            List<String> next) {
        public static Head of(String id, List<String> next) {
            return new Head(id, null, null, null, next);
        }
    }

    Head head();

    default String id() {
        return head().id();
    }

    default List<String> next() {
        return head().next();
    }

    /// The word for this kind in a flow file.
    default String type() {
        return switch (this) {
            case Manual _ -> "manual";
            case Http _ -> "http";
            case Timer _ -> "timer";
            case ObjectChange _ -> "object";
            case Queue _ -> "queue";
            case Topic _ -> "topic";
            case Webhook _ -> "webhook";
        };
    }

    /// Started by hand.
    record Manual(Head head) implements Trigger {}

    /// An HTTP request.
    ///
    /// @param method `GET`, `POST` …, or `ANY`; default `POST`
    /// @param path with parameters in braces, for example `/photos/{id}`
    /// @param answer `sync`: the run's output is the answer; `async`: 202 at once; default `sync`
    /// @param limitSeconds how long a synchronous answer may take before 504; default 29
    record Http(
            Head head,
            @Nullable String method,
            String path,
            @Nullable String answer,
            @Nullable Integer limitSeconds)
            implements Trigger {}

    /// A time: exactly one of `cron` and `rate` is written.
    ///
    /// @param cron a schedule in the dialect
    /// @param dialect `unix` (default), `quartz`, `aws` or `fc`
    /// @param timeZone an IANA name; default UTC
    /// @param rate for example `5 minutes`
    /// @param missed what to do with fires missed while nothing served: `skip` (default) or `once`
    /// @param overlap what to do while the last run still goes on: `allow` (default) or `skip`
    record Timer(
            Head head,
            @Nullable String cron,
            @Nullable String dialect,
            @Nullable String timeZone,
            @Nullable String rate,
            @Nullable String missed,
            @Nullable String overlap)
            implements Trigger {}

    /// Something appears in, or goes from, a bucket.
    ///
    /// @param on any of [#CHANGES]
    record ObjectChange(
            Head head,
            String bucket,
            List<String> on,
            @Nullable String prefix,
            @Nullable String suffix)
            implements Trigger {
        /// What may happen to an object.
        public static final List<String> CHANGES = List.of("created", "removed");
    }

    /// Messages arrive in a queue.
    record Queue(
            Head head,
            String queue,
            @Nullable Integer batchSize,
            @Nullable Integer batchWindowSeconds,
            @Nullable Integer maxReceives,
            @Nullable String deadLetter)
            implements Trigger {}

    /// A message is published to a topic.
    ///
    /// @param filter attribute values a message must have
    record Topic(Head head, String topic, Map<String, Template> filter) implements Trigger {}

    /// A repository host calls.
    ///
    /// @param provider `github`
    /// @param events for example `push`; none: all
    /// @param secret the name of the secret that signs deliveries
    record Webhook(
            Head head,
            @Nullable String provider,
            @Nullable String path,
            List<String> events,
            @Nullable String secret)
            implements Trigger {}
}
