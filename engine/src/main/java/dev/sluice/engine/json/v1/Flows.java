package dev.sluice.engine.json.v1;

import static dev.sluice.engine.json.v1.Absent.any;
import static dev.sluice.engine.json.v1.Absent.anys;
import static dev.sluice.engine.json.v1.Absent.ifEmpty;
import static dev.sluice.engine.json.v1.Absent.orEmpty;
import static dev.sluice.engine.json.v1.Absent.template;
import static dev.sluice.engine.json.v1.Absent.templates;

import dev.sluice.engine.json.text.Any;
import dev.sluice.engine.json.v1.FunctionJson.EnvironmentJson;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/// Flows between the file and the model.
public final class Flows {
    private Flows() {}

    public static Flow read(FlowJson json) {
        return new Flow(
                json.name(),
                json.comment(),
                orEmpty(json.targets()),
                json.timeoutSeconds(),
                json.maxSteps(),
                templates(json.parameters()),
                elements(json.triggers(), Flows::read),
                Steps.read(json.steps()),
                elements(json.functions(), Flows::read),
                elements(json.resources(), Flows::read));
    }

    public static FlowJson write(Flow flow) {
        return new FlowJson(
                FlowJson.SCHEMA,
                FlowJson.VERSION,
                flow.name(),
                flow.comment(),
                ifEmpty(flow.targets()),
                flow.timeoutSeconds(),
                flow.maxSteps(),
                anys(flow.parameters()),
                ifEmpty(flow.triggers(), Flows::write),
                Steps.write(flow.steps()),
                ifEmpty(flow.functions(), Flows::write),
                ifEmpty(flow.resources(), Flows::write));
    }

    private static <A, B> Map<String, B> elements(
            @Nullable Map<String, A> map, BiFunction<String, A, B> read) {
        var elements = new LinkedHashMap<String, B>();
        if (map != null) {
            map.forEach((id, element) -> elements.put(id, read.apply(id, element)));
        }
        return Collections.unmodifiableMap(elements);
    }

    private static Trigger read(String id, TriggerJson trigger) {
        return switch (trigger) {
            case TriggerJson.Manual t -> new Trigger.Manual(head(id, t.head(), t.tail()));
            case TriggerJson.Http t ->
                    new Trigger.Http(
                            head(id, t.head(), t.tail()),
                            t.method(),
                            t.path(),
                            t.answer(),
                            t.limitSeconds());
            case TriggerJson.Timer t ->
                    new Trigger.Timer(
                            head(id, t.head(), t.tail()),
                            t.cron(),
                            t.dialect(),
                            t.timeZone(),
                            t.rate(),
                            t.missed(),
                            t.overlap());
            case TriggerJson.ObjectChange t ->
                    new Trigger.ObjectChange(
                            head(id, t.head(), t.tail()),
                            t.bucket(),
                            orEmpty(t.on()),
                            t.prefix(),
                            t.suffix());
            case TriggerJson.Queue t ->
                    new Trigger.Queue(
                            head(id, t.head(), t.tail()),
                            t.queue(),
                            t.batchSize(),
                            t.batchWindowSeconds(),
                            t.maxReceives(),
                            t.deadLetter());
            case TriggerJson.Topic t ->
                    new Trigger.Topic(
                            head(id, t.head(), t.tail()), t.topic(), templates(t.filter()));
            case TriggerJson.Webhook t ->
                    new Trigger.Webhook(
                            head(id, t.head(), t.tail()),
                            t.provider(),
                            t.path(),
                            orEmpty(t.events()),
                            t.secret());
        };
    }

    private static Trigger.Head head(String id, PartsJson.Head head, TriggerJson.Tail tail) {
        return new Trigger.Head(
                id, head.label(), head.comment(), template(tail.input()), orEmpty(tail.next()));
    }

    private static TriggerJson write(Trigger trigger) {
        var head = new PartsJson.Head(trigger.head().label(), trigger.head().comment());
        Any input = any(trigger.head().input());
        var tail = new TriggerJson.Tail(input, ifEmpty(trigger.next()));
        return switch (trigger) {
            case Trigger.Manual _ -> new TriggerJson.Manual(head, tail);
            case Trigger.Http t ->
                    new TriggerJson.Http(
                            head, t.method(), t.path(), t.answer(), t.limitSeconds(), tail);
            case Trigger.Timer t ->
                    new TriggerJson.Timer(
                            head,
                            t.cron(),
                            t.dialect(),
                            t.timeZone(),
                            t.rate(),
                            t.missed(),
                            t.overlap(),
                            tail);
            case Trigger.ObjectChange t ->
                    new TriggerJson.ObjectChange(
                            head, t.bucket(), ifEmpty(t.on()), t.prefix(), t.suffix(), tail);
            case Trigger.Queue t ->
                    new TriggerJson.Queue(
                            head,
                            t.queue(),
                            t.batchSize(),
                            t.batchWindowSeconds(),
                            t.maxReceives(),
                            t.deadLetter(),
                            tail);
            case Trigger.Topic t -> new TriggerJson.Topic(head, t.topic(), anys(t.filter()), tail);
            case Trigger.Webhook t ->
                    new TriggerJson.Webhook(
                            head, t.provider(), t.path(), ifEmpty(t.events()), t.secret(), tail);
        };
    }

    private static FunctionSpec read(String id, FunctionJson f) {
        return new FunctionSpec(
                id,
                f.runtime(),
                f.handler(),
                f.code(),
                f.memoryMb(),
                f.timeoutSeconds(),
                f.concurrency(),
                Boolean.TRUE.equals(f.reserved()),
                orEmpty(f.environment(), Flows::read),
                orEmpty(f.packages()),
                f.network(),
                f.cpu(),
                f.architecture(),
                f.image());
    }

    private static FunctionJson write(FunctionSpec f) {
        return new FunctionJson(
                f.runtime(),
                f.handler(),
                f.code(),
                f.memoryMb(),
                f.timeoutSeconds(),
                f.concurrency(),
                f.reserved() ? true : null,
                ifEmpty(f.environment(), Flows::write),
                ifEmpty(f.packages()),
                f.network(),
                f.cpu(),
                f.architecture(),
                f.image());
    }

    private static EnvironmentValue read(EnvironmentJson value) {
        return switch (value) {
            case EnvironmentJson.Literal(String text) -> new EnvironmentValue.Literal(text);
            case EnvironmentJson.Secret(String name) -> new EnvironmentValue.Secret(name);
        };
    }

    private static EnvironmentJson write(EnvironmentValue value) {
        return switch (value) {
            case EnvironmentValue.Literal(String text) -> new EnvironmentJson.Literal(text);
            case EnvironmentValue.Secret(String name) -> new EnvironmentJson.Secret(name);
        };
    }

    private static Resource read(String id, ResourceJson resource) {
        return switch (resource) {
            case ResourceJson.Bucket r -> new Resource.Bucket(id, r.comment());
            case ResourceJson.Queue r -> new Resource.Queue(id, r.comment(), r.deadLetter());
            case ResourceJson.Topic r -> new Resource.Topic(id, r.comment());
        };
    }

    private static ResourceJson write(Resource resource) {
        return switch (resource) {
            case Resource.Bucket r -> new ResourceJson.Bucket(r.comment());
            case Resource.Queue r -> new ResourceJson.Queue(r.comment(), r.deadLetter());
            case Resource.Topic r -> new ResourceJson.Topic(r.comment());
        };
    }
}
