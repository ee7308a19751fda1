package dev.sluice.engine.trigger;

import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.service.HttpDoor.Request;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Events as a target sends them, to try a flow with before there are real ones: one for each kind
/// of trigger, filled in with what the trigger says. They are the same each time.
public final class SampleEvents {
    private static final Instant TIME = Instant.parse("2026-03-15T00:05:00Z");
    private static final String ID = "6d0f9b1e-7a54-4b0c-9f7e-1f2a3b4c5d6e";
    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

    private SampleEvents() {}

    /// The event that a trigger starts a run with.
    ///
    /// @param target whose form it has: `alibaba`, else that of AWS
    public static Map<String, @Nullable Object> of(Trigger trigger, String target) {
        boolean isAlibaba = target.equals("alibaba");
        return switch (trigger) {
            case Trigger.Manual _ -> new LinkedHashMap<>();
            case Trigger.Http http ->
                    HttpEvents.event(
                            target,
                            request(
                                    HttpTrigger.method(http),
                                    http.path(),
                                    Map.of(),
                                    "{\"name\": \"Ada\"}"),
                            ID);
            case Trigger.Timer timer -> TimerEvents.event(target, timer.id(), TIME, ID);
            case Trigger.ObjectChange change -> isAlibaba ? oss(change) : s3(change);
            case Trigger.Queue queue -> isAlibaba ? mnsQueue(queue) : sqs(queue);
            case Trigger.Topic topic -> isAlibaba ? mnsTopic(topic) : sns(topic);
            case Trigger.Webhook hook -> delivery(hook, target);
        };
    }

    private static Request request(
            String method, String route, Map<String, List<String>> headers, String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        PARAMETER.matcher(route).results().forEach(m -> parameters.put(m.group(1), m.group(1)));
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("host", List.of("localhost"));
        all.put("user-agent", List.of("curl/8.12.1"));
        all.putAll(headers);
        boolean hasBody = !method.equals("GET") && !method.equals("HEAD");
        if (hasBody) {
            all.putIfAbsent("content-type", List.of("application/json"));
        }
        return new Request(
                method.equals("ANY") ? "POST" : method,
                PARAMETER.matcher(route).replaceAll("$1"),
                route,
                parameters,
                "",
                Map.of(),
                all,
                hasBody ? body.getBytes(StandardCharsets.UTF_8) : new byte[0],
                "127.0.0.1",
                "HTTP/1.1",
                TIME);
    }

    private static Map<String, @Nullable Object> delivery(Trigger.Webhook hook, String target) {
        String event = hook.events().isEmpty() ? "push" : hook.events().getFirst();
        Map<String, @Nullable Object> body =
                map(
                        "ref",
                        "refs/heads/main",
                        "after",
                        "a10867b14bb761a232cd80139fbd4c0d33264240",
                        "repository",
                        map("full_name", "ada/engine", "default_branch", "main"),
                        "sender",
                        map("login", "ada"));
        String path = hook.path() == null ? "/webhook/" + hook.id() : hook.path();
        Map<String, List<String>> headers =
                Map.of(
                        "user-agent", List.of("GitHub-Hookshot/044aadd"),
                        "x-github-event", List.of(event),
                        "x-github-delivery", List.of(ID));
        return HttpEvents.event(target, request("POST", path, headers, Json.write(body)), ID);
    }

    private static String key(Trigger.ObjectChange change) {
        String prefix = change.prefix() == null ? "" : change.prefix();
        String suffix = change.suffix() == null ? ".txt" : change.suffix();
        return prefix + "sample" + suffix;
    }

    private static boolean isRemoval(Trigger.ObjectChange change) {
        return change.on().equals(List.of("removed"));
    }

    private static String time() {
        return DateTimeFormatter.ISO_INSTANT.format(TIME);
    }

    /// What EventBridge tells of a bucket.
    private static Map<String, @Nullable Object> s3(Trigger.ObjectChange change) {
        Map<String, @Nullable Object> object = map("key", key(change));
        if (!isRemoval(change)) {
            object.put("size", 1024);
            object.put("etag", "d41d8cd98f00b204e9800998ecf8427e");
        }
        object.put("sequencer", "00617F08299329D189");
        return map(
                "version",
                "0",
                "id",
                ID,
                "detail-type",
                isRemoval(change) ? "Object Deleted" : "Object Created",
                "source",
                "aws.s3",
                "account",
                ACCOUNT,
                "time",
                time(),
                "region",
                REGION,
                "resources",
                List.of("arn:aws:s3:::" + change.bucket()),
                "detail",
                map(
                        "version",
                        "0",
                        "bucket",
                        map("name", change.bucket()),
                        "object",
                        object,
                        "request-id",
                        "C3D13FE58DE4C810",
                        "requester",
                        ACCOUNT,
                        "source-ip-address",
                        "127.0.0.1",
                        "reason",
                        isRemoval(change) ? "DeleteObject" : "PutObject"));
    }

    private static Map<String, @Nullable Object> oss(Trigger.ObjectChange change) {
        return map(
                "events",
                List.of(
                        map(
                                "eventName",
                                isRemoval(change)
                                        ? "ObjectRemoved:DeleteObject"
                                        : "ObjectCreated:PutObject",
                                "eventSource",
                                "acs:oss",
                                "eventTime",
                                time(),
                                "eventVersion",
                                "1.0",
                                "oss",
                                map(
                                        "bucket",
                                        map("name", change.bucket(), "ownerIdentity", ACCOUNT),
                                        "object",
                                        map("key", key(change), "size", 1024),
                                        "ossSchemaVersion",
                                        "1.0",
                                        "ruleId",
                                        change.id()),
                                "region",
                                "cn-hangzhou")));
    }

    private static Map<String, @Nullable Object> sqs(Trigger.Queue queue) {
        Map<String, @Nullable Object> record =
                map(
                        "messageId",
                        ID,
                        "receiptHandle",
                        "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
                        "body",
                        "{\"name\": \"Ada\"}",
                        "attributes",
                        map(
                                "ApproximateReceiveCount",
                                "1",
                                "SentTimestamp",
                                Long.toString(TIME.toEpochMilli())),
                        "messageAttributes",
                        map(),
                        "eventSource",
                        "aws:sqs",
                        "eventSourceARN",
                        "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue.queue(),
                        "awsRegion",
                        REGION);
        return map("Records", List.of(record));
    }

    private static Map<String, @Nullable Object> mnsQueue(Trigger.Queue queue) {
        return map(
                "id",
                ID,
                "source",
                "acs:mns",
                "specversion",
                "1.0",
                "type",
                "mns:Queue:SendMessage",
                "datacontenttype",
                "application/json; charset=utf-8",
                "time",
                time(),
                "subject",
                "acs:mns:cn-hangzhou:" + ACCOUNT + ":queues/" + queue.queue(),
                "data",
                map("requestId", ID, "messageId", ID, "messageBody", map("name", "Ada")));
    }

    private static Map<String, @Nullable Object> sns(Trigger.Topic topic) {
        String arn = "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + topic.topic();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        topic.filter()
                .forEach(
                        (name, wanted) ->
                                attributes.put(
                                        name,
                                        map("Type", "String", "Value", first(wanted.value()))));
        Map<String, @Nullable Object> record =
                map(
                        "EventSource",
                        "aws:sns",
                        "EventVersion",
                        "1.0",
                        "EventSubscriptionArn",
                        arn + ":" + ID,
                        "Sns",
                        map(
                                "Type",
                                "Notification",
                                "MessageId",
                                ID,
                                "TopicArn",
                                arn,
                                "Subject",
                                null,
                                "Message",
                                "{\"name\": \"Ada\"}",
                                "Timestamp",
                                time(),
                                "MessageAttributes",
                                attributes));
        return map("Records", List.of(record));
    }

    private static Map<String, @Nullable Object> mnsTopic(Trigger.Topic topic) {
        return map(
                "TopicOwner",
                ACCOUNT,
                "Message",
                "{\"name\": \"Ada\"}",
                "Subscriber",
                ACCOUNT,
                "PublishTime",
                TIME.toEpochMilli(),
                "SubscriptionName",
                topic.id(),
                "TopicName",
                topic.topic(),
                "MessageId",
                ID);
    }

    /// A value that a filter lets through: the first of several.
    private static @Nullable Object first(@Nullable Object wanted) {
        return wanted instanceof List<?> several && !several.isEmpty()
                ? several.getFirst()
                : wanted;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
