package dev.sluice.engine.machine;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words for writing flows in tests.
public final class Flows {
    private Flows() {}

    /// Draft flow with one manual trigger, `go`, that leads to the first step given.
    public static Flow flow(Draft... steps) {
        return flow(List.of(steps[0].id), steps);
    }

    public static Flow flow(List<String> first, Draft... steps) {
        return flow(new Trigger.Manual(Trigger.Head.of("go", first)), steps);
    }

    public static Flow flow(Trigger trigger, Draft... steps) {
        Flow empty = Flow.empty("test");
        return new Flow(
                empty.name(),
                null,
                List.of(),
                null,
                null,
                Map.of(),
                Map.of(trigger.id(), trigger),
                named(steps),
                Map.of(),
                Map.of());
    }

    public static Flow limited(Flow flow, @Nullable Integer seconds, @Nullable Integer steps) {
        return new Flow(
                flow.name(),
                null,
                flow.targets(),
                seconds,
                steps,
                flow.parameters(),
                flow.triggers(),
                flow.steps(),
                flow.functions(),
                flow.resources());
    }

    /// The JSON of a text in which `'` may stand for `"`.
    public static @Nullable Object json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Draft function(String id) {
        return new Draft("function", id);
    }

    public static Draft transform(String id) {
        return new Draft("transform", id);
    }

    public static Draft choice(String id) {
        return new Draft("choice", id);
    }

    /// A callback that starts nothing.
    public static Draft callback(String id) {
        return new Draft("callback", id);
    }

    /// A callback that starts a function.
    public static Draft callbackOf(String id) {
        return new Draft("callback-function", id);
    }

    public static Draft http(String id, Object url) {
        Draft step = new Draft("http", id);
        step.seconds = url;
        return step;
    }

    /// Publishes to a topic.
    public static Draft publish(String id) {
        return new Draft("publish", id);
    }

    /// Reads an object.
    public static Draft object(String id) {
        return new Draft("object", id);
    }

    /// Runs the flow in that folder.
    public static Draft subFlow(String id, String folder) {
        Draft step = new Draft("flow", id);
        step.seconds = folder;
        return step;
    }

    public static Draft join(String id) {
        return new Draft("join", id);
    }

    public static Draft succeed(String id) {
        return new Draft("succeed", id);
    }

    public static Draft fail(String id, String error, String cause) {
        Draft step = new Draft("fail", id);
        step.seconds = error;
        step.timestamp = cause;
        return step;
    }

    public static Draft waitFor(String id, Object seconds) {
        Draft step = new Draft("wait", id);
        step.seconds = seconds;
        return step;
    }

    public static Draft waitUntil(String id, String timestamp) {
        Draft step = new Draft("wait", id);
        step.timestamp = timestamp;
        return step;
    }

    /// Draft group that begins with the first step given.
    public static Draft group(String id, Draft... inside) {
        return group(id, List.of(inside[0].id), inside);
    }

    public static Draft group(String id, List<String> start, Draft... inside) {
        Draft step = new Draft("group", id);
        step.body = new Step.Body(start, named(inside));
        return step;
    }

    /// A map that begins each iteration with the first step given.
    public static Draft map(String id, Draft... inside) {
        return map(id, List.of(inside[0].id), inside);
    }

    public static Draft map(String id, List<String> start, Draft... inside) {
        Draft step = new Draft("map", id);
        step.body = new Step.Body(start, named(inside));
        return step;
    }

    public static Handling.Retrier retrier(String... errors) {
        return new Handling.Retrier(List.of(errors), null, null, null, null, null);
    }

    public static Handling.Retrier retrier(int most, String... errors) {
        return new Handling.Retrier(List.of(errors), null, most, null, null, null);
    }

    private static Map<String, Step> named(Draft... steps) {
        Map<String, Step> map = new LinkedHashMap<>();
        for (Draft step : steps) {
            map.put(step.id, step.step());
        }
        return map;
    }

    /// Draft step being written.
    public static final class Draft {
        private final String id;
        private final String kind;
        private final List<Handling.Retrier> retry = new ArrayList<>();
        private final List<Handling.Catcher> catches = new ArrayList<>();
        private final List<Step.Rule> rules = new ArrayList<>();
        private final Map<String, Template> assign = new LinkedHashMap<>();
        private List<String> next = List.of();
        private @Nullable List<String> otherwise;
        private @Nullable Template input;
        private @Nullable Template output;
        private boolean envelope;
        private Data.@Nullable Paths paths;
        private @Nullable Object timeout;
        private @Nullable Object heartbeat;
        private @Nullable Object seconds;
        private @Nullable Object timestamp;
        private Step.@Nullable Body body;
        private @Nullable Object items;
        private @Nullable Object selector;
        private @Nullable Object reader;
        private @Nullable Object atOnce;
        private @Nullable Object failures;
        private @Nullable Object share;

        private Draft(String kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        public String id() {
            return id;
        }

        public Draft to(String... ids) {
            next = List.of(ids);
            return this;
        }

        public Draft input(@Nullable Object value) {
            input = new Template(value);
            return this;
        }

        public Draft output(@Nullable Object value) {
            output = new Template(value);
            return this;
        }

        /// In JSONPath: what the step works with, and where its result goes.
        public Draft paths(@Nullable Object parameters, @Nullable Object resultPath) {
            paths =
                    new Data.Paths(
                            null,
                            template(parameters),
                            null,
                            resultPath == null ? null : new Template(resultPath),
                            null);
            return this;
        }

        public Draft assign(String name, @Nullable Object value) {
            assign.put(name, new Template(value));
            return this;
        }

        public Draft items(Object value) {
            items = value;
            return this;
        }

        /// Where a map reads its items.
        public Draft reading(Object value) {
            reader = value;
            return this;
        }

        public Draft each(Object inputOfEach) {
            selector = inputOfEach;
            return this;
        }

        public Draft atOnce(Object most) {
            atOnce = most;
            return this;
        }

        public Draft tolerating(@Nullable Object count, @Nullable Object percentage) {
            failures = count;
            share = percentage;
            return this;
        }

        public Draft envelope() {
            envelope = true;
            return this;
        }

        public Draft within(Object timeoutSeconds) {
            timeout = timeoutSeconds;
            return this;
        }

        public Draft heartbeat(Object seconds) {
            heartbeat = seconds;
            return this;
        }

        public Draft retry(Handling.Retrier... retriers) {
            retry.addAll(List.of(retriers));
            return this;
        }

        public Draft caught(String error, String... to) {
            return caught(List.of(error), null, Map.of(), to);
        }

        public Draft caught(
                List<String> errors,
                @Nullable Object result,
                Map<String, Object> assigned,
                String... to) {
            catches.add(
                    new Handling.Catcher(
                            errors,
                            List.of(to),
                            result == null ? null : new Template(result),
                            templates(assigned),
                            null));
            return this;
        }

        public Draft when(Object condition, String... to) {
            return when(condition, null, Map.of(), to);
        }

        public Draft when(
                Object condition,
                @Nullable Object result,
                Map<String, Object> assigned,
                String... to) {
            rules.add(
                    new Step.Rule(
                            null,
                            new Template(condition),
                            List.of(to),
                            result == null ? null : new Template(result),
                            templates(assigned)));
            return this;
        }

        public Draft otherwise(String... to) {
            otherwise = List.of(to);
            return this;
        }

        private static Map<String, Template> templates(Map<String, Object> values) {
            Map<String, Template> templates = new LinkedHashMap<>();
            values.forEach((name, value) -> templates.put(name, new Template(value)));
            return templates;
        }

        private static @Nullable Template template(@Nullable Object value) {
            return value == null ? null : new Template(value);
        }

        Step step() {
            Step.Head head = Step.Head.of(id);
            var data =
                    new Data(
                            paths == null ? null : QueryLanguage.JSONPATH,
                            input,
                            output,
                            assign,
                            envelope,
                            paths);
            var limits = new Limits(template(timeout), template(heartbeat));
            var handling = new Handling(retry, catches);
            return switch (kind) {
                case "function" -> new Step.Function(head, "f-" + id, data, limits, handling, next);
                case "callback", "callback-function" ->
                        new Step.Callback(
                                head,
                                kind.equals("callback") ? null : "f-" + id,
                                null,
                                data,
                                limits,
                                handling,
                                next);
                case "http" ->
                        new Step.Http(
                                head,
                                null,
                                template(seconds),
                                null,
                                null,
                                null,
                                data,
                                limits,
                                handling,
                                next);
                case "publish" ->
                        new Step.Publish(head, null, "topic", data, limits, handling, next);
                case "object" ->
                        new Step.ObjectAccess(
                                head,
                                "get",
                                "bucket",
                                new Template("key"),
                                data,
                                limits,
                                handling,
                                next);
                case "flow" ->
                        new Step.SubFlow(
                                head, String.valueOf(seconds), data, limits, handling, next);
                case "transform" -> new Step.Transform(head, data, next);
                case "choice" -> new Step.Choice(head, rules, otherwise, data);
                case "join" -> new Step.Join(head, data, next);
                case "succeed" -> new Step.Succeed(head, data);
                case "fail" -> new Step.Fail(head, template(seconds), template(timestamp), data);
                case "wait" ->
                        new Step.Wait(head, template(seconds), template(timestamp), data, next);
                case "map" ->
                        new Step.Map(
                                head,
                                template(items),
                                template(selector),
                                template(reader),
                                null,
                                template(atOnce),
                                template(failures),
                                template(share),
                                null,
                                java.util.Objects.requireNonNull(body),
                                data,
                                limits,
                                handling,
                                next);
                case "group" ->
                        new Step.Group(
                                head,
                                java.util.Objects.requireNonNull(body),
                                data,
                                limits,
                                handling,
                                next);
                default -> throw new IllegalArgumentException(kind);
            };
        }
    }
}
