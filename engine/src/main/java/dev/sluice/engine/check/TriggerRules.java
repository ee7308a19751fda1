package dev.sluice.engine.check;

import dev.sluice.engine.check.data.DataRules;
import dev.sluice.engine.check.schedule.Schedules;
import dev.sluice.engine.check.step.References;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.value.JsonPointer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What must hold for triggers.
final class TriggerRules {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY");
    private static final Pattern PLAIN_SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%-]+");
    private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*}");

    private final Flow flow;
    private final Findings findings;
    private final References references;
    private final Map<String, String> routes = new HashMap<>();

    private TriggerRules(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
        this.references = new References(flow);
    }

    static void check(Flow flow, Findings findings) {
        new TriggerRules(flow, findings).check();
    }

    private void check() {
        JsonPointer triggers = JsonPointer.ROOT.child("triggers");
        for (Trigger trigger : flow.triggers().values()) {
            Findings.On on = findings.on(trigger.id(), triggers.child(trigger.id()));
            if (trigger.head().input() != null) {
                DataRules.expressions(trigger.head().input().value(), on.in("input"));
            }
            switch (trigger) {
                case Trigger.Manual _ -> {}
                case Trigger.Http t -> http(t, on);
                case Trigger.Timer t -> timer(t, on);
                case Trigger.ObjectChange t -> object(t, on);
                case Trigger.Queue t -> queue(t, on);
                case Trigger.Topic t ->
                        references.resource(
                                t.topic(), Resource.Topic.class, "topic", on.in("topic"));
                case Trigger.Webhook t -> webhook(t, on);
            }
        }
    }

    private void http(Trigger.Http http, Findings.On on) {
        on.oneOf(http.method(), "method", METHODS);
        on.oneOf(http.answer(), "answer", List.of("sync", "async"));
        on.range(http.limitSeconds(), "limitSeconds", 1, 900);
        path(http.path(), on.in("path"));
        String method = http.method() == null ? "POST" : http.method();
        route(method, http.path(), http.id(), on);
    }

    private void route(String method, String path, String trigger, Findings.On on) {
        String route = method + " " + path.toLowerCase(Locale.ROOT).replaceAll("\\{[^/]*}", "{}");
        String other = routes.putIfAbsent(route, trigger);
        if (other != null) {
            on.in("path")
                    .error(
                            "http.same-route",
                            "The trigger \""
                                    + other
                                    + "\" answers "
                                    + method
                                    + " "
                                    + path
                                    + " already.",
                            "Choose another path or method.");
        }
    }

    private static void path(String path, Findings.On on) {
        Set<String> parameters = new HashSet<>();
        boolean isFine = path.startsWith("/") && (path.equals("/") || !path.endsWith("/"));
        for (String segment : path.substring(Math.min(1, path.length())).split("/", -1)) {
            boolean isParameter = PARAMETER.matcher(segment).matches();
            if (isParameter && !parameters.add(segment)) {
                on.error(
                        "http.same-parameter",
                        "The path has the parameter " + segment + " twice.",
                        "Give them different names.");
            }
            isFine &= isParameter || PLAIN_SEGMENT.matcher(segment).matches() || path.equals("/");
        }
        if (!isFine) {
            on.error(
                    "http.path",
                    "\"" + Names.shortened(path, 80) + "\" is no path.",
                    "Write it from / on, parameters in braces as a whole segment, no / at the"
                            + " end: /photos/{id}.");
        }
    }

    private static void timer(Trigger.Timer timer, Findings.On on) {
        if (Schedules.of(timer)
                instanceof Schedules.Reading.Wrong(String field, String message, String hint)) {
            (field.isEmpty() ? on : on.in(field)).error("timer.schedule", message, hint);
        }
        if (timer.rate() != null && (timer.dialect() != null || timer.timeZone() != null)) {
            on.in(timer.dialect() != null ? "dialect" : "timeZone")
                    .warning(
                            "timer.no-effect",
                            "A rate has no use for a dialect or a time zone.",
                            "Remove it.");
        }
        on.oneOf(timer.missed(), "missed", List.of("skip", "once"));
        on.oneOf(timer.overlap(), "overlap", List.of("allow", "skip"));
    }

    private void object(Trigger.ObjectChange object, Findings.On on) {
        references.resource(object.bucket(), Resource.Bucket.class, "bucket", on.in("bucket"));
        if (object.on().isEmpty()) {
            on.in("on")
                    .error(
                            "object.no-event",
                            "The trigger \"" + object.id() + "\" does not say what happens.",
                            "Write \"on\": [\"created\"].");
        }
        for (String event : object.on()) {
            on.oneOf(event, "on", Trigger.ObjectChange.CHANGES);
        }
    }

    private void queue(Trigger.Queue queue, Findings.On on) {
        references.resource(queue.queue(), Resource.Queue.class, "queue", on.in("queue"));
        if (queue.deadLetter() != null) {
            references.resource(
                    queue.deadLetter(), Resource.Queue.class, "queue", on.in("deadLetter"));
            if (queue.deadLetter().equals(queue.queue())) {
                on.in("deadLetter")
                        .error(
                                "queue.own-dead-letter",
                                "A queue cannot take its own dead messages.",
                                "Add a second queue for them.");
            }
        }
        on.range(queue.batchSize(), "batchSize", 1, 10_000);
        on.range(queue.batchWindowSeconds(), "batchWindowSeconds", 0, 300);
        on.range(queue.maxReceives(), "maxReceives", 1, 1000);
    }

    private void webhook(Trigger.Webhook webhook, Findings.On on) {
        on.oneOf(webhook.provider(), "provider", List.of("github"));
        if (webhook.path() != null) {
            path(webhook.path(), on.in("path"));
            route("POST", webhook.path(), webhook.id(), on);
        }
        if (webhook.secret() == null) {
            on.warning(
                    "webhook.unsigned",
                    "The deliveries of \""
                            + webhook.id()
                            + "\" are not verified: it has no"
                            + " \"secret\".",
                    "Write the name of the secret that signs them.");
        }
    }
}
