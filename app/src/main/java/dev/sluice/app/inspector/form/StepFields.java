package dev.sluice.app.inspector.form;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

/// Steps with their data or their limits exchanged.
final class StepFields {
    private StepFields() {}

    static Step withData(Step step, Data data) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            s.head(), s.function(), data, s.limits(), s.handling(), s.next());
            case Step.Choice s -> new Step.Choice(s.head(), s.rules(), s.otherwise(), data);
            case Step.Join s -> new Step.Join(s.head(), data, s.next());
            case Step.Map s -> new MapParts(s).with(data, s.limits());
            case Step.Group s ->
                    new Step.Group(s.head(), s.body(), data, s.limits(), s.handling(), s.next());
            case Step.Wait s -> new Step.Wait(s.head(), s.seconds(), s.timestamp(), data, s.next());
            case Step.Transform s -> new Step.Transform(s.head(), data, s.next());
            case Step.Callback s -> callback(s, data, s.limits());
            case Step.Http s -> http(s, data, s.limits());
            case Step.Publish s -> publish(s, data, s.limits());
            case Step.ObjectAccess s -> object(s, data, s.limits());
            case Step.SubFlow s ->
                    new Step.SubFlow(s.head(), s.flow(), data, s.limits(), s.handling(), s.next());
            case Step.Succeed s -> new Step.Succeed(s.head(), data);
            case Step.Fail s -> new Step.Fail(s.head(), s.error(), s.cause(), data);
        };
    }

    /// The limits of a kind that has some.
    static @Nullable Limits limits(Step step) {
        return switch (step) {
            case Step.Function s -> s.limits();
            case Step.Map s -> s.limits();
            case Step.Group s -> s.limits();
            case Step.Callback s -> s.limits();
            case Step.Http s -> s.limits();
            case Step.Publish s -> s.limits();
            case Step.ObjectAccess s -> s.limits();
            case Step.SubFlow s -> s.limits();
            case Step.Choice _,
                    Step.Join _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    null;
        };
    }

    static Step withLimits(Step step, Limits limits) {
        return switch (step) {
            case Step.Function s ->
                    new Step.Function(
                            s.head(), s.function(), s.data(), limits, s.handling(), s.next());
            case Step.Map s -> new MapParts(s).with(s.data(), limits);
            case Step.Group s ->
                    new Step.Group(s.head(), s.body(), s.data(), limits, s.handling(), s.next());
            case Step.Callback s -> callback(s, s.data(), limits);
            case Step.Http s -> http(s, s.data(), limits);
            case Step.Publish s -> publish(s, s.data(), limits);
            case Step.ObjectAccess s -> object(s, s.data(), limits);
            case Step.SubFlow s ->
                    new Step.SubFlow(s.head(), s.flow(), s.data(), limits, s.handling(), s.next());
            case Step.Choice _,
                    Step.Join _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    step;
        };
    }

    /// Whether a call out gets something else than the raw input.
    static boolean takesInput(Step step) {
        return switch (step) {
            case Step.Function _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    true;
            case Step.Map _,
                    Step.Group _,
                    Step.Choice _,
                    Step.Join _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    false;
        };
    }

    private static Step callback(Step.Callback s, Data data, Limits limits) {
        return new Step.Callback(
                s.head(), s.function(), s.start(), data, limits, s.handling(), s.next());
    }

    private static Step http(Step.Http s, Data data, Limits limits) {
        return new Step.Http(
                s.head(),
                s.method(),
                s.url(),
                s.headers(),
                s.query(),
                s.payload(),
                data,
                limits,
                s.handling(),
                s.next());
    }

    private static Step publish(Step.Publish s, Data data, Limits limits) {
        return new Step.Publish(
                s.head(), s.queue(), s.topic(), data, limits, s.handling(), s.next());
    }

    private static Step object(Step.ObjectAccess s, Data data, Limits limits) {
        return new Step.ObjectAccess(
                s.head(), s.action(), s.bucket(), s.key(), data, limits, s.handling(), s.next());
    }
}
