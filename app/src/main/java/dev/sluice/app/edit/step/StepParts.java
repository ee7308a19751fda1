package dev.sluice.app.edit.step;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Step.Body;
import dev.sluice.engine.model.Step.Choice;
import dev.sluice.engine.model.Step.Head;
import dev.sluice.engine.model.Trigger;

import java.util.List;

/// Steps and triggers with one part exchanged. A kind that has no such part comes back as it is.
public final class StepParts {
    private StepParts() {}

    public static Step withHead(Step step, Head head) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            head, s.function(), s.data(), s.limits(), s.handling(), s.next());
            case Choice s -> new Choice(head, s.rules(), s.otherwise(), s.data());
            case Step.Join s -> new Step.Join(head, s.data(), s.next());
            case Step.Map s -> map(s, head, s.body(), s.handling(), s.next());
            case Step.Group s ->
                    new Step.Group(head, s.body(), s.data(), s.limits(), s.handling(), s.next());
            case Step.Wait s -> new Step.Wait(head, s.seconds(), s.timestamp(), s.data(), s.next());
            case Step.Transform s -> new Step.Transform(head, s.data(), s.next());
            case Step.Callback s -> callback(s, head, s.handling(), s.next());
            case Step.Http s -> http(s, head, s.handling(), s.next());
            case Step.Publish s -> publish(s, head, s.handling(), s.next());
            case Step.ObjectAccess s -> object(s, head, s.handling(), s.next());
            case Step.SubFlow s ->
                    new Step.SubFlow(head, s.flow(), s.data(), s.limits(), s.handling(), s.next());
            case Step.Succeed s -> new Step.Succeed(head, s.data());
            case Step.Fail s -> new Step.Fail(head, s.error(), s.cause(), s.data());
        };
    }

    public static Step withNext(Step step, List<String> next) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            s.head(), s.function(), s.data(), s.limits(), s.handling(), next);
            case Step.Join s -> new Step.Join(s.head(), s.data(), next);
            case Step.Map s -> map(s, s.head(), s.body(), s.handling(), next);
            case Step.Group s ->
                    new Step.Group(s.head(), s.body(), s.data(), s.limits(), s.handling(), next);
            case Step.Wait s -> new Step.Wait(s.head(), s.seconds(), s.timestamp(), s.data(), next);
            case Step.Transform s -> new Step.Transform(s.head(), s.data(), next);
            case Step.Callback s -> callback(s, s.head(), s.handling(), next);
            case Step.Http s -> http(s, s.head(), s.handling(), next);
            case Step.Publish s -> publish(s, s.head(), s.handling(), next);
            case Step.ObjectAccess s -> object(s, s.head(), s.handling(), next);
            case Step.SubFlow s ->
                    new Step.SubFlow(s.head(), s.flow(), s.data(), s.limits(), s.handling(), next);
            case Choice _, Step.Succeed _, Step.Fail _ -> step;
        };
    }

    public static Step withHandling(Step step, Handling handling) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            s.head(), s.function(), s.data(), s.limits(), handling, s.next());
            case Step.Map s -> map(s, s.head(), s.body(), handling, s.next());
            case Step.Group s ->
                    new Step.Group(s.head(), s.body(), s.data(), s.limits(), handling, s.next());
            case Step.Callback s -> callback(s, s.head(), handling, s.next());
            case Step.Http s -> http(s, s.head(), handling, s.next());
            case Step.Publish s -> publish(s, s.head(), handling, s.next());
            case Step.ObjectAccess s -> object(s, s.head(), handling, s.next());
            case Step.SubFlow s ->
                    new Step.SubFlow(s.head(), s.flow(), s.data(), s.limits(), handling, s.next());
            case Choice _,
                    Step.Join _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    step;
        };
    }

    public static Step withData(Step step, Data data) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            s.head(), s.function(), data, s.limits(), s.handling(), s.next());
            case Choice s -> new Choice(s.head(), s.rules(), s.otherwise(), data);
            case Step.Join s -> new Step.Join(s.head(), data, s.next());
            case Step.Map s ->
                    new Step.Map(
                            s.head(),
                            s.items(),
                            s.itemSelector(),
                            s.itemReader(),
                            s.itemBatcher(),
                            s.maxConcurrency(),
                            s.toleratedFailureCount(),
                            s.toleratedFailurePercentage(),
                            s.distributed(),
                            s.body(),
                            data,
                            s.limits(),
                            s.handling(),
                            s.next());
            case Step.Group s ->
                    new Step.Group(s.head(), s.body(), data, s.limits(), s.handling(), s.next());
            case Step.Wait s -> new Step.Wait(s.head(), s.seconds(), s.timestamp(), data, s.next());
            case Step.Transform s -> new Step.Transform(s.head(), data, s.next());
            case Step.Callback s ->
                    new Step.Callback(
                            s.head(),
                            s.function(),
                            s.start(),
                            data,
                            s.limits(),
                            s.handling(),
                            s.next());
            case Step.Http s ->
                    new Step.Http(
                            s.head(),
                            s.method(),
                            s.url(),
                            s.headers(),
                            s.query(),
                            s.payload(),
                            data,
                            s.limits(),
                            s.handling(),
                            s.next());
            case Step.Publish s ->
                    new Step.Publish(
                            s.head(),
                            s.queue(),
                            s.topic(),
                            data,
                            s.limits(),
                            s.handling(),
                            s.next());
            case Step.ObjectAccess s ->
                    new Step.ObjectAccess(
                            s.head(),
                            s.action(),
                            s.bucket(),
                            s.key(),
                            data,
                            s.limits(),
                            s.handling(),
                            s.next());
            case Step.SubFlow s ->
                    new Step.SubFlow(s.head(), s.flow(), data, s.limits(), s.handling(), s.next());
            case Step.Succeed s -> new Step.Succeed(s.head(), data);
            case Step.Fail s -> new Step.Fail(s.head(), s.error(), s.cause(), data);
        };
    }

    public static Step withFunction(Step step, String function) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            s.head(), function, s.data(), s.limits(), s.handling(), s.next());
            case Step.Callback s ->
                    new Step.Callback(
                            s.head(),
                            function,
                            s.start(),
                            s.data(),
                            s.limits(),
                            s.handling(),
                            s.next());
            case Choice _,
                    Step.Join _,
                    Step.Map _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    step;
        };
    }

    public static Step withBody(Step step, Body body) {
        if (step instanceof Step.Map map) {
            return map(map, map.head(), body, map.handling(), map.next());
        }
        if (step instanceof Step.Group s) {
            return new Step.Group(s.head(), body, s.data(), s.limits(), s.handling(), s.next());
        }
        return step;
    }

    public static Choice withRules(Choice choice, List<Step.Rule> rules) {
        return new Choice(choice.head(), List.copyOf(rules), choice.otherwise(), choice.data());
    }

    public static Trigger withHead(Trigger trigger, Trigger.Head head) {
        return switch (trigger) {
            case Trigger.Manual _ -> new Trigger.Manual(head);
            case Trigger.Http t ->
                    new Trigger.Http(head, t.method(), t.path(), t.answer(), t.limitSeconds());
            case Trigger.Timer t ->
                    new Trigger.Timer(
                            head,
                            t.cron(),
                            t.dialect(),
                            t.timeZone(),
                            t.rate(),
                            t.missed(),
                            t.overlap());
            case Trigger.ObjectChange t ->
                    new Trigger.ObjectChange(head, t.bucket(), t.on(), t.prefix(), t.suffix());
            case Trigger.Queue t ->
                    new Trigger.Queue(
                            head,
                            t.queue(),
                            t.batchSize(),
                            t.batchWindowSeconds(),
                            t.maxReceives(),
                            t.deadLetter());
            case Trigger.Topic t -> new Trigger.Topic(head, t.topic(), t.filter());
            case Trigger.Webhook t ->
                    new Trigger.Webhook(head, t.provider(), t.path(), t.events(), t.secret());
        };
    }

    public static Trigger withNext(Trigger trigger, List<String> next) {
        Trigger.Head h = trigger.head();
        return withHead(trigger, new Trigger.Head(h.id(), h.label(), h.comment(), h.input(), next));
    }

    private static Step.Map map(
            Step.Map s, Head head, Body body, Handling handling, List<String> next) {
        return new Step.Map(
                head,
                s.items(),
                s.itemSelector(),
                s.itemReader(),
                s.itemBatcher(),
                s.maxConcurrency(),
                s.toleratedFailureCount(),
                s.toleratedFailurePercentage(),
                s.distributed(),
                body,
                s.data(),
                s.limits(),
                handling,
                next);
    }

    private static Step.Callback callback(
            Step.Callback s, Head head, Handling handling, List<String> next) {
        return new Step.Callback(
                head, s.function(), s.start(), s.data(), s.limits(), handling, next);
    }

    private static Step.Http http(Step.Http s, Head head, Handling handling, List<String> next) {
        return new Step.Http(
                head,
                s.method(),
                s.url(),
                s.headers(),
                s.query(),
                s.payload(),
                s.data(),
                s.limits(),
                handling,
                next);
    }

    private static Step.Publish publish(
            Step.Publish s, Head head, Handling handling, List<String> next) {
        return new Step.Publish(head, s.queue(), s.topic(), s.data(), s.limits(), handling, next);
    }

    private static Step.ObjectAccess object(
            Step.ObjectAccess s, Head head, Handling handling, List<String> next) {
        return new Step.ObjectAccess(
                head, s.action(), s.bucket(), s.key(), s.data(), s.limits(), handling, next);
    }
}
