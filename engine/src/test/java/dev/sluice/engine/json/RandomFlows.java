package dev.sluice.engine.json;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Flows of every shape the format can hold; most make no sense.
final class RandomFlows {
    private static final String[] TEXTS = {
        "",
        "x",
        "{% $states.input.a %}",
        "a \"quoted\" text",
        "back\\slash",
        "line\nbreak\ttab",
        "Größe",
        "照片",
        "😀",
        "\u0001",
        "\u2028",
        "{",
        "}",
        ",",
        ":",
        "[",
        "null",
        "a".repeat(130),
    };
    private static final String[] NUMBERS = {
        "0", "-1", "1.0", "1.50", "1e3", "-0", "12345678901234567890", "0.1", "2147483648", "1E-7",
    };

    private final Random random;
    private int ids;

    RandomFlows(long seed) {
        this.random = new Random(seed);
    }

    Flow flow() {
        return new Flow(
                "f" + text(),
                maybe(this::text),
                list(() -> pick("aws", "alibaba", text())),
                maybe(this::whole),
                maybe(this::whole),
                map(this::template),
                elements(this::trigger),
                steps(2),
                elements(this::function),
                elements(this::resource));
    }

    Layout layout(Flow flow) {
        var places = new LinkedHashMap<String, Layout.Place>();
        flow.steps().keySet().forEach(id -> places.put(id, place()));
        flow.triggers().keySet().forEach(id -> places.put(id, place()));
        return new Layout(
                places,
                list(
                        () ->
                                new Layout.Note(
                                        id(), at(), at(), at(), at(), text(), maybe(this::text))));
    }

    private Layout.Place place() {
        return new Layout.Place(
                at(), at(), maybe(this::at), maybe(this::at), maybe(this::text), chance(4));
    }

    private double at() {
        return chance(2) ? random.nextInt(2000) : random.nextInt(8000) / 4.0;
    }

    Step step(String id, int depth) {
        var head = new Step.Head(id, maybe(this::text), maybe(this::text));
        return switch (random.nextInt(depth > 0 ? 14 : 12)) {
            case 0 -> new Step.Function(head, text(), data(), limits(), handling(), targets());
            case 1 -> new Step.Choice(head, list(this::rule), maybe(this::targets), data());
            case 2 -> new Step.Join(head, data(), targets());
            case 3 ->
                    new Step.Wait(
                            head, maybe(this::template), maybe(this::template), data(), targets());
            case 4 -> new Step.Transform(head, data(), targets());
            case 5 ->
                    new Step.Callback(
                            head,
                            maybe(this::text),
                            maybe(() -> new Template(map(pick("publish", "http"), value(1)))),
                            data(),
                            limits(),
                            handling(),
                            targets());
            case 6 ->
                    new Step.Http(
                            head,
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            data(),
                            limits(),
                            handling(),
                            targets());
            case 7 ->
                    new Step.Publish(
                            head,
                            maybe(this::text),
                            maybe(this::text),
                            data(),
                            limits(),
                            handling(),
                            targets());
            case 8 ->
                    new Step.ObjectAccess(
                            head,
                            text(),
                            text(),
                            maybe(this::template),
                            data(),
                            limits(),
                            handling(),
                            targets());
            case 9 -> new Step.SubFlow(head, text(), data(), limits(), handling(), targets());
            case 10 -> new Step.Succeed(head, data());
            case 11 -> new Step.Fail(head, maybe(this::template), maybe(this::template), data());
            case 12 ->
                    new Step.Group(head, body(depth - 1), data(), limits(), handling(), targets());
            default ->
                    new Step.Map(
                            head,
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            maybe(this::template),
                            body(depth - 1),
                            data(),
                            limits(),
                            handling(),
                            targets());
        };
    }

    private Step.Body body(int depth) {
        return new Step.Body(targets(), steps(depth));
    }

    private Map<String, Step> steps(int depth) {
        var steps = new LinkedHashMap<String, Step>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String id = id();
            steps.put(id, step(id, depth));
        }
        return steps;
    }

    private Step.Rule rule() {
        return new Step.Rule(
                maybe(this::text),
                template(),
                targets(),
                maybe(this::template),
                map(this::template));
    }

    private Data data() {
        if (chance(2)) {
            return Data.NONE;
        }
        var paths =
                new Data.Paths(
                        template(),
                        maybe(this::template),
                        maybe(this::template),
                        maybe(this::template),
                        maybe(this::template));
        return new Data(
                maybe(() -> pick(QueryLanguage.values())),
                maybe(this::template),
                maybe(this::template),
                map(this::template),
                chance(4),
                chance(3) ? paths : null);
    }

    private Limits limits() {
        return chance(2) ? Limits.NONE : new Limits(maybe(this::template), maybe(this::template));
    }

    private Handling handling() {
        return new Handling(
                list(
                        () ->
                                new Handling.Retrier(
                                        list(this::text),
                                        maybe(this::whole),
                                        maybe(this::whole),
                                        maybe(() -> random.nextInt(100) / 8.0),
                                        maybe(this::whole),
                                        maybe(this::text))),
                list(
                        () ->
                                new Handling.Catcher(
                                        list(this::text),
                                        targets(),
                                        maybe(this::template),
                                        map(this::template),
                                        maybe(this::template))));
    }

    Trigger trigger(String id) {
        var head =
                new Trigger.Head(
                        id, maybe(this::text), maybe(this::text), maybe(this::template), targets());
        return switch (random.nextInt(7)) {
            case 0 -> new Trigger.Manual(head);
            case 1 ->
                    new Trigger.Http(
                            head, maybe(this::text), text(), maybe(this::text), maybe(this::whole));
            case 2 ->
                    new Trigger.Timer(
                            head,
                            maybe(this::text),
                            maybe(this::text),
                            maybe(this::text),
                            maybe(this::text),
                            maybe(this::text),
                            maybe(this::text));
            case 3 ->
                    new Trigger.ObjectChange(
                            head, text(), list(this::text), maybe(this::text), maybe(this::text));
            case 4 ->
                    new Trigger.Queue(
                            head,
                            text(),
                            maybe(this::whole),
                            maybe(this::whole),
                            maybe(this::whole),
                            maybe(this::text));
            case 5 -> new Trigger.Topic(head, text(), map(this::template));
            default ->
                    new Trigger.Webhook(
                            head,
                            maybe(this::text),
                            maybe(this::text),
                            list(this::text),
                            maybe(this::text));
        };
    }

    FunctionSpec function(String id) {
        return new FunctionSpec(
                id,
                text(),
                text(),
                text(),
                maybe(this::whole),
                maybe(this::whole),
                maybe(this::whole),
                chance(4),
                map(
                        () ->
                                chance(2)
                                        ? new EnvironmentValue.Literal(text())
                                        : new EnvironmentValue.Secret(text())),
                list(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    private Resource resource(String id) {
        return switch (random.nextInt(3)) {
            case 0 -> new Resource.Bucket(id, maybe(this::text));
            case 1 -> new Resource.Queue(id, maybe(this::text), maybe(this::text));
            default -> new Resource.Topic(id, maybe(this::text));
        };
    }

    private List<String> targets() {
        return list(() -> "s" + random.nextInt(20));
    }

    Template template() {
        return new Template(value(2));
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> {
                var list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put("k" + random.nextInt(9), value(depth - 1));
                }
                yield map;
            }
        };
    }

    private Object number() {
        try {
            return Json.parse(pick(NUMBERS));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> map(String name, Object value) {
        var map = new LinkedHashMap<String, Object>();
        map.put(name, value);
        return map;
    }

    String id() {
        return "s" + ids++ + pick("", "", " é", "/~", "\"", "照");
    }

    String text() {
        return pick(TEXTS);
    }

    private Integer whole() {
        return random.nextInt(1000);
    }

    <T> T maybe(Supplier<T> value) {
        return chance(3) ? value.get() : null;
    }

    boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> list(Supplier<T> element) {
        var set = new LinkedHashSet<T>();
        for (int i = random.nextInt(3); i > 0; i--) {
            set.add(element.get());
        }
        return List.copyOf(set);
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        var map = new LinkedHashMap<String, T>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put("v" + random.nextInt(100), value.get());
        }
        return map;
    }

    private <T> Map<String, T> elements(java.util.function.Function<String, T> element) {
        var map = new LinkedHashMap<String, T>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String id = id();
            map.put(id, element.apply(id));
        }
        return map;
    }
}
