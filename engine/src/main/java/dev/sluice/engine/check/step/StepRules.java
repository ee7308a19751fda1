package dev.sluice.engine.check.step;

import dev.sluice.engine.check.data.DataRules;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.problem.Findings;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/// What must hold for one step by itself.
public final class StepRules {
    private static final int MAX_SECONDS = 99_999_999;
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Step step;
    private final Findings.On on;
    private final References references;
    private final boolean isJsonPath;

    public StepRules(Flow flow, Step step, Findings.On on) {
        this.step = step;
        this.on = on;
        this.references = new References(flow);
        this.isJsonPath = step.data().language() == QueryLanguage.JSONPATH;
    }

    public void check() {
        switch (step) {
            case Step.Function s -> references.function(s.function(), on.in("function"));
            case Step.Choice s -> choice(s);
            case Step.Map s -> map(s);
            case Step.Wait s -> waiting(s);
            case Step.Callback s -> callback(s);
            case Step.Http s -> http(s.method(), s.url(), on);
            case Step.Publish s -> publish(s.queue(), s.topic(), on);
            case Step.ObjectAccess s -> object(s);
            case Step.SubFlow s -> subFlow(s);
            case Step.Fail s -> {
                text(s.error(), "error");
                text(s.cause(), "cause");
            }
            case Step.Join _, Step.Group _, Step.Transform _, Step.Succeed _ -> {}
        }
        numberOrExpression(step.limits().timeoutSeconds(), "timeoutSeconds", 1, MAX_SECONDS);
        numberOrExpression(step.limits().heartbeatSeconds(), "heartbeatSeconds", 1, MAX_SECONDS);
        heartbeat();
        DataRules.check(step, on);
        new HandlingRules(step.handling(), on).check();
        runnable();
    }

    private void runnable() {
        RunnableSteps.missing(step)
                .ifPresent(
                        missing ->
                                on.in(missing.field())
                                        .warning(
                                                RunnableSteps.CODE,
                                                "Step \""
                                                        + step.id()
                                                        + "\": "
                                                        + missing.what()
                                                        + " has no local service to call yet.",
                                                "A run needs answers for it, as mocks (sluice run"
                                                        + " --mocks FILE, or in a flow test);"
                                                        + " without them it is refused."));
    }

    private void choice(Step.Choice choice) {
        if (choice.rules().isEmpty()) {
            on.in("rules")
                    .error(
                            "choice.no-rules",
                            "The choice \"" + step.id() + "\" has no rules.",
                            "Add one: { \"when\": \"{% … %}\", \"next\": [\"step\"] }.");
        }
        for (int i = 0; i < choice.rules().size(); i++) {
            when(choice.rules().get(i).when(), on.in("rules").in(i).in("when"));
        }
        if (choice.otherwise() == null) {
            on.warning(
                    "choice.no-otherwise",
                    "The choice \""
                            + step.id()
                            + "\" has no \"otherwise\": where no rule holds, it fails with"
                            + " States.NoChoiceMatched.",
                    "Write \"otherwise\": [\"step\"], or [] to end there.");
        }
    }

    private void when(Template when, Findings.On at) {
        if (!isJsonPath && !when.isExpression() && !(when.value() instanceof Boolean)) {
            at.error(
                    "choice.no-condition",
                    "\"when\" must be an expression that gives true or false.",
                    "Write for example \"{% $states.input.n > 1 %}\".");
        }
    }

    private void map(Step.Map map) {
        Template items = map.items();
        if (items != null && !(items.value() instanceof List<?>) && !isComputed(items)) {
            on.in("items")
                    .error(
                            "map.items",
                            "\"items\" must be a list, or " + computed() + " that gives one.",
                            "Write for example "
                                    + (isJsonPath
                                            ? "\"$.files\"."
                                            : "\"{% $states.input.files %}\"."));
        }
        Template reader = map.itemReader();
        switch (reader == null ? Map.of() : reader.value()) {
            case Map<?, ?> written when reader != null ->
                    ItemReaderRules.check(written, on.in("itemReader"));
            case Map<?, ?> _ -> {}
            case null, default ->
                    on.in("itemReader")
                            .error("map.item-reader", "\"itemReader\" must be an object.", "");
        }
        Template batcher = map.itemBatcher();
        if (batcher != null) {
            ItemBatcherRules.check(batcher.value(), on.in("itemBatcher"));
        }
        if (map.distributed() != null && !(map.distributed().value() instanceof Map<?, ?>)) {
            on.in("distributed").error("map.distributed", "\"distributed\" must be an object.", "");
        }
        if (reader != null && items != null) {
            on.in("items")
                    .error(
                            "map.two-sources",
                            "The map \"" + step.id() + "\" has both \"items\" and \"itemReader\".",
                            "Keep one of them.");
        }
        numberOrExpression(map.maxConcurrency(), "maxConcurrency", 0, Integer.MAX_VALUE);
        numberOrExpression(
                map.toleratedFailureCount(), "toleratedFailureCount", 0, Integer.MAX_VALUE);
        numberOrExpression(map.toleratedFailurePercentage(), "toleratedFailurePercentage", 0, 100);
    }

    private void waiting(Step.Wait wait) {
        if ((wait.seconds() == null) == (wait.timestamp() == null)) {
            on.error(
                    "wait.how-long",
                    "The wait \""
                            + step.id()
                            + (wait.seconds() == null
                                    ? "\" says neither how long nor until when."
                                    : "\" has both \"seconds\" and \"timestamp\"."),
                    "Write exactly one of \"seconds\" and \"timestamp\".");
        }
        numberOrExpression(wait.seconds(), "seconds", 0, MAX_SECONDS);
        Template timestamp = wait.timestamp();
        if (timestamp != null && !isComputed(timestamp)) {
            if (!(timestamp.value() instanceof String text) || !isTimestamp(text)) {
                on.in("timestamp")
                        .error(
                                "wait.timestamp",
                                "\"timestamp\" must be a time with its zone, or "
                                        + computed()
                                        + ".",
                                "Write for example \"2030-01-31T09:00:00Z\".");
            }
        }
    }

    private static boolean isTimestamp(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void callback(Step.Callback callback) {
        Map<?, ?> start =
                callback.start() != null && callback.start().value() instanceof Map<?, ?> map
                        ? map
                        : Map.of();
        if (start.size() + (callback.function() == null ? 0 : 1) > 1) {
            on.error(
                    "callback.starts-several",
                    "The callback \"" + step.id() + "\" starts more than one thing.",
                    "Keep one of \"function\", \"publish\" and \"http\".");
        }
        if (callback.function() != null) {
            references.function(callback.function(), on.in("function"));
        }
        if (start.containsKey("publish")) {
            Map<?, ?> publish = start.get("publish") instanceof Map<?, ?> map ? map : Map.of();
            publish(text(publish.get("queue")), text(publish.get("topic")), on.in("publish"));
        }
        if (start.containsKey("http")) {
            Map<?, ?> http = start.get("http") instanceof Map<?, ?> map ? map : Map.of();
            http(
                    http.containsKey("method") ? new Template(http.get("method")) : null,
                    http.containsKey("url") ? new Template(http.get("url")) : null,
                    on.in("http"));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private void http(@Nullable Template method, @Nullable Template url, Findings.On at) {
        if (method != null && !method.isExpression()) {
            at.oneOf(String.valueOf(method.value()), "method", METHODS);
        }
        if (url == null) {
            at.error(
                    "http.no-url",
                    "The call \"" + step.id() + "\" has no \"url\".",
                    "Write an address, or an expression.");
        } else if (!url.isExpression()
                && !(url.value() instanceof String text && text.matches("https?://[^\\s/]+.*"))) {
            at.in("url")
                    .error(
                            "http.url",
                            "\"url\" must begin with http:// or https://, or be an expression.",
                            "");
        }
    }

    private void publish(@Nullable String queue, @Nullable String topic, Findings.On at) {
        if ((queue == null) == (topic == null)) {
            at.error(
                    "publish.where",
                    "The step \""
                            + step.id()
                            + (queue == null
                                    ? "\" says neither a queue nor a topic."
                                    : "\" has both \"queue\" and \"topic\"."),
                    "Write exactly one of \"queue\" and \"topic\".");
        }
        if (queue != null) {
            references.resource(queue, Resource.Queue.class, "queue", at.in("queue"));
        }
        if (topic != null) {
            references.resource(topic, Resource.Topic.class, "topic", at.in("topic"));
        }
    }

    private void object(Step.ObjectAccess object) {
        on.oneOf(object.action(), "action", List.of("get", "put", "delete"));
        references.resource(object.bucket(), Resource.Bucket.class, "bucket", on.in("bucket"));
        if (object.key() == null) {
            on.error(
                    "object.no-key",
                    "The step \"" + step.id() + "\" does not say which object.",
                    "Write \"key\": a text or an expression.");
        }
        text(object.key(), "key");
    }

    private void subFlow(Step.SubFlow subFlow) {
        String path = subFlow.flow();
        if (path.isBlank() || path.startsWith("/") || path.contains("\\") || path.contains(":")) {
            on.in("flow")
                    .error(
                            "flow.path",
                            "\"flow\" must be a folder relative to this flow's.",
                            "Write for example \"../resize\".");
        }
    }

    private void text(@Nullable Template template, String field) {
        if (template != null && !(template.value() instanceof String)) {
            on.in(field)
                    .error(
                            "value.no-text",
                            "\"" + field + "\" must be a text or an expression.",
                            "");
        }
    }

    private void heartbeat() {
        if (step.limits().timeoutSeconds() instanceof Template(Number timeout)
                && step.limits().heartbeatSeconds() instanceof Template(Number heartbeat)
                && heartbeat.doubleValue() >= timeout.doubleValue()) {
            on.in("heartbeatSeconds")
                    .error(
                            "limits.heartbeat",
                            "\"heartbeatSeconds\" must be less than \"timeoutSeconds\".",
                            "");
        } else if (step instanceof Step.Function && step.limits().heartbeatSeconds() != null) {
            on.in("heartbeatSeconds")
                    .warning(
                            "limits.no-heartbeat",
                            "A called function sends no heartbeats, so \"heartbeatSeconds\" does"
                                    + " nothing here.",
                            "Use \"timeoutSeconds\", or a callback step.");
        }
    }

    private void numberOrExpression(
            @Nullable Template template, String field, long least, long most) {
        if (template == null || isComputed(template)) {
            return;
        }
        if (template.value() instanceof Number number) {
            on.range(number, field, least, most);
        } else {
            on.in(field)
                    .error(
                            "value.no-number",
                            "\"" + field + "\" must be a number or " + computed() + ".",
                            "Write a number without quotes, or "
                                    + (isJsonPath ? "\"$.…\"." : "\"{% … %}\"."));
        }
    }

    /// Whether a field's value is told by a run: an expression, or a path in a JSONPath step.
    private boolean isComputed(Template template) {
        return isJsonPath
                ? template.value() instanceof String text && text.startsWith("$")
                : template.isExpression();
    }

    private String computed() {
        return isJsonPath ? "a path" : "an expression";
    }
}
