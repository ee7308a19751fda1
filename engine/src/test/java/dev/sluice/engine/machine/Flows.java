package dev.sluice.engine.machine;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
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
final class Flows {
    private Flows() {}

    /// A flow with one manual trigger, `go`, that leads to the first step given.
    static Flow flow(A... steps) {
        return flow(List.of(steps[0].id), steps);
    }

    static Flow flow(List<String> first, A... steps) {
        return flow(new Trigger.Manual(Trigger.Head.of("go", first)), steps);
    }

    static Flow flow(Trigger trigger, A... steps) {
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

    static Flow limited(Flow flow, @Nullable Integer seconds, @Nullable Integer steps) {
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
    static @Nullable Object json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static A function(String id) {
        return new A("function", id);
    }

    static A transform(String id) {
        return new A("transform", id);
    }

    static A choice(String id) {
        return new A("choice", id);
    }

    static A join(String id) {
        return new A("join", id);
    }

    static A succeed(String id) {
        return new A("succeed", id);
    }

    static A fail(String id, String error, String cause) {
        A step = new A("fail", id);
        step.seconds = error;
        step.timestamp = cause;
        return step;
    }

    static A waitFor(String id, Object seconds) {
        A step = new A("wait", id);
        step.seconds = seconds;
        return step;
    }

    static A waitUntil(String id, String timestamp) {
        A step = new A("wait", id);
        step.timestamp = timestamp;
        return step;
    }

    /// A group that begins with the first step given.
    static A group(String id, A... inside) {
        return group(id, List.of(inside[0].id), inside);
    }

    static A group(String id, List<String> start, A... inside) {
        A step = new A("group", id);
        step.body = new Step.Body(start, named(inside));
        return step;
    }

    static Handling.Retrier retrier(String... errors) {
        return new Handling.Retrier(List.of(errors), null, null, null, null, null);
    }

    static Handling.Retrier retrier(int most, String... errors) {
        return new Handling.Retrier(List.of(errors), null, most, null, null, null);
    }

    private static Map<String, Step> named(A... steps) {
        Map<String, Step> map = new LinkedHashMap<>();
        for (A step : steps) {
            map.put(step.id, step.step());
        }
        return map;
    }

    /// A step being written.
    static final class A {
        final String id;
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
        private @Nullable Object timeout;
        private @Nullable Object seconds;
        private @Nullable Object timestamp;
        private Step.@Nullable Body body;

        private A(String kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        A to(String... ids) {
            next = List.of(ids);
            return this;
        }

        A input(@Nullable Object value) {
            input = new Template(value);
            return this;
        }

        A output(@Nullable Object value) {
            output = new Template(value);
            return this;
        }

        A assign(String name, @Nullable Object value) {
            assign.put(name, new Template(value));
            return this;
        }

        A envelope() {
            envelope = true;
            return this;
        }

        A within(Object timeoutSeconds) {
            timeout = timeoutSeconds;
            return this;
        }

        A retry(Handling.Retrier... retriers) {
            retry.addAll(List.of(retriers));
            return this;
        }

        A caught(String error, String... to) {
            return caught(List.of(error), null, Map.of(), to);
        }

        A caught(
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

        A when(Object condition, String... to) {
            return when(condition, null, Map.of(), to);
        }

        A when(
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

        A otherwise(String... to) {
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
            var data = new Data(null, input, output, assign, envelope, null);
            var limits = new Limits(template(timeout), null);
            var handling = new Handling(retry, catches);
            return switch (kind) {
                case "function" -> new Step.Function(head, "f-" + id, data, limits, handling, next);
                case "transform" -> new Step.Transform(head, data, next);
                case "choice" -> new Step.Choice(head, rules, otherwise, data);
                case "join" -> new Step.Join(head, data, next);
                case "succeed" -> new Step.Succeed(head, data);
                case "fail" -> new Step.Fail(head, template(seconds), template(timestamp), data);
                case "wait" ->
                        new Step.Wait(head, template(seconds), template(timestamp), data, next);
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
