package dev.sluice.engine.json.v1;

import static dev.sluice.engine.json.v1.Absent.any;
import static dev.sluice.engine.json.v1.Absent.ifEmpty;
import static dev.sluice.engine.json.v1.Absent.orEmpty;
import static dev.sluice.engine.json.v1.Absent.template;

import dev.sluice.engine.json.text.Any;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Steps between the file and the model.
public final class Steps {
    private Steps() {}

    static Map<String, Step> read(@Nullable Map<String, StepJson> steps) {
        var read = new LinkedHashMap<String, Step>();
        if (steps != null) {
            steps.forEach((id, step) -> read.put(id, read(id, step)));
        }
        return Collections.unmodifiableMap(read);
    }

    private static Step read(String id, StepJson step) {
        return switch (step) {
            case StepJson.Function s ->
                    new Step.Function(
                            Parts.head(id, s.head()),
                            s.function(),
                            Parts.data(s.data()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()),
                            orEmpty(s.next()));
            case StepJson.Choice s ->
                    new Step.Choice(
                            Parts.head(id, s.head()),
                            orEmpty(s.rules()).stream().map(Parts::rule).toList(),
                            s.otherwise() == null ? null : List.copyOf(s.otherwise()),
                            Parts.data(s.data()));
            case StepJson.Join s ->
                    new Step.Join(
                            Parts.head(id, s.head()), Parts.data(s.data()), orEmpty(s.next()));
            case StepJson.Map s -> map(id, s);
            case StepJson.Group s ->
                    new Step.Group(
                            Parts.head(id, s.head()),
                            new Step.Body(orEmpty(s.start()), read(s.steps())),
                            Parts.data(s.data()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()),
                            orEmpty(s.next()));
            case StepJson.Wait s ->
                    new Step.Wait(
                            Parts.head(id, s.head()),
                            template(s.seconds()),
                            template(s.timestamp()),
                            Parts.data(s.data()),
                            orEmpty(s.next()));
            case StepJson.Transform s ->
                    new Step.Transform(
                            Parts.head(id, s.head()), Parts.data(s.data()), orEmpty(s.next()));
            case StepJson.Callback s ->
                    new Step.Callback(
                            Parts.head(id, s.head()),
                            s.function(),
                            start(s),
                            Parts.data(s.data()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()),
                            orEmpty(s.next()));
            case StepJson.Http s -> http(id, s);
            case StepJson.Publish s ->
                    new Step.Publish(
                            Parts.head(id, s.head()),
                            s.queue(),
                            s.topic(),
                            Parts.data(s.data()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()),
                            orEmpty(s.next()));
            case StepJson.ObjectAccess s ->
                    new Step.ObjectAccess(
                            Parts.head(id, s.head()),
                            s.action(),
                            s.bucket(),
                            template(s.key()),
                            Parts.data(s.data()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()),
                            orEmpty(s.next()));
            case StepJson.SubFlow s ->
                    new Step.SubFlow(
                            Parts.head(id, s.head()),
                            s.flow(),
                            Parts.data(s.data()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()),
                            orEmpty(s.next()));
            case StepJson.Succeed s ->
                    new Step.Succeed(Parts.head(id, s.head()), Parts.data(s.data()));
            case StepJson.Fail s ->
                    new Step.Fail(
                            Parts.head(id, s.head()),
                            template(s.error()),
                            template(s.cause()),
                            Parts.data(s.data()));
        };
    }

    private static Step map(String id, StepJson.Map s) {
        return new Step.Map(
                Parts.head(id, s.head()),
                template(s.items()),
                template(s.itemSelector()),
                template(s.itemReader()),
                template(s.itemBatcher()),
                template(s.maxConcurrency()),
                template(s.toleratedFailureCount()),
                template(s.toleratedFailurePercentage()),
                template(s.distributed()),
                new Step.Body(orEmpty(s.start()), read(s.steps())),
                Parts.data(s.data()),
                Parts.limits(s.limits()),
                Parts.handling(s.handling()),
                orEmpty(s.next()));
    }

    private static Step http(String id, StepJson.Http s) {
        return new Step.Http(
                Parts.head(id, s.head()),
                template(s.method()),
                template(s.url()),
                template(s.headers()),
                template(s.query()),
                template(s.body()),
                Parts.data(s.data()),
                Parts.limits(s.limits()),
                Parts.handling(s.handling()),
                orEmpty(s.next()));
    }

    /// What a callback starts beside a function: `{"publish": …}`, `{"http": …}`, or both as they
    /// were written.
    private static @Nullable Template start(StepJson.Callback step) {
        var start = new LinkedHashMap<String, @Nullable Object>();
        if (step.publish() != null) {
            start.put("publish", step.publish().value());
        }
        if (step.http() != null) {
            start.put("http", step.http().value());
        }
        return start.isEmpty() ? null : new Template(Collections.unmodifiableMap(start));
    }

    static @Nullable Map<String, StepJson> write(Map<String, Step> steps) {
        return ifEmpty(steps, Steps::write);
    }

    private static StepJson write(Step step) {
        return switch (step) {
            case Step.Function s ->
                    new StepJson.Function(
                            Parts.head(s.head()),
                            s.function(),
                            Parts.data(s.data()),
                            ifEmpty(s.next()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()));
            case Step.Choice s ->
                    new StepJson.Choice(
                            Parts.head(s.head()),
                            s.rules().stream().map(Parts::rule).toList(),
                            s.otherwise(),
                            Parts.data(s.data()));
            case Step.Join s ->
                    new StepJson.Join(
                            Parts.head(s.head()), Parts.data(s.data()), ifEmpty(s.next()));
            case Step.Map s -> map(s);
            case Step.Group s ->
                    new StepJson.Group(
                            Parts.head(s.head()),
                            s.body().start(),
                            written(s.body()),
                            Parts.data(s.data()),
                            ifEmpty(s.next()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()));
            case Step.Wait s ->
                    new StepJson.Wait(
                            Parts.head(s.head()),
                            any(s.seconds()),
                            any(s.timestamp()),
                            Parts.data(s.data()),
                            ifEmpty(s.next()));
            case Step.Transform s ->
                    new StepJson.Transform(
                            Parts.head(s.head()), Parts.data(s.data()), ifEmpty(s.next()));
            case Step.Callback s ->
                    new StepJson.Callback(
                            Parts.head(s.head()),
                            s.function(),
                            started(s.start(), "publish"),
                            started(s.start(), "http"),
                            Parts.data(s.data()),
                            ifEmpty(s.next()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()));
            case Step.Http s -> http(s);
            case Step.Publish s ->
                    new StepJson.Publish(
                            Parts.head(s.head()),
                            s.queue(),
                            s.topic(),
                            Parts.data(s.data()),
                            ifEmpty(s.next()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()));
            case Step.ObjectAccess s ->
                    new StepJson.ObjectAccess(
                            Parts.head(s.head()),
                            s.action(),
                            s.bucket(),
                            any(s.key()),
                            Parts.data(s.data()),
                            ifEmpty(s.next()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()));
            case Step.SubFlow s ->
                    new StepJson.SubFlow(
                            Parts.head(s.head()),
                            s.flow(),
                            Parts.data(s.data()),
                            ifEmpty(s.next()),
                            Parts.limits(s.limits()),
                            Parts.handling(s.handling()));
            case Step.Succeed s -> new StepJson.Succeed(Parts.head(s.head()), Parts.data(s.data()));
            case Step.Fail s ->
                    new StepJson.Fail(
                            Parts.head(s.head()),
                            any(s.error()),
                            any(s.cause()),
                            Parts.data(s.data()));
        };
    }

    private static StepJson map(Step.Map s) {
        return new StepJson.Map(
                Parts.head(s.head()),
                any(s.items()),
                any(s.itemSelector()),
                any(s.itemReader()),
                any(s.itemBatcher()),
                any(s.maxConcurrency()),
                any(s.toleratedFailureCount()),
                any(s.toleratedFailurePercentage()),
                any(s.distributed()),
                s.body().start(),
                written(s.body()),
                Parts.data(s.data()),
                ifEmpty(s.next()),
                Parts.limits(s.limits()),
                Parts.handling(s.handling()));
    }

    private static StepJson http(Step.Http s) {
        return new StepJson.Http(
                Parts.head(s.head()),
                any(s.method()),
                any(s.url()),
                any(s.headers()),
                any(s.query()),
                any(s.payload()),
                Parts.data(s.data()),
                ifEmpty(s.next()),
                Parts.limits(s.limits()),
                Parts.handling(s.handling()));
    }

    /// A box always has its `steps`, so that it reads as a box.
    private static Map<String, StepJson> written(Step.Body body) {
        Map<String, StepJson> steps = write(body.steps());
        return steps == null ? Map.of() : steps;
    }

    private static @Nullable Any started(@Nullable Template start, String kind) {
        return start != null && start.value() instanceof Map<?, ?> map && map.containsKey(kind)
                ? new Any(map.get(kind))
                : null;
    }
}
