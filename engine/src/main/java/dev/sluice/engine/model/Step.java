package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One box of a flow. A new kind is a compile error wherever kinds are told apart.
///
/// Field meanings are those of the Amazon States Language, except where a field's comment differs.
public sealed interface Step {
    /// What every step has.
    ///
    /// @param id 1 to 80 characters, unique in the whole flow
    /// @param label what the canvas shows instead of the id
    record Head(String id, @Nullable String label, @Nullable String comment) {
        public static Head of(String id) {
            return new Head(id, null, null);
        }
    }

    /// The steps inside a box. Wires never cross its border.
    ///
    /// @param start the first steps; several are a fork
    record Body(List<String> start, java.util.Map<String, Step> steps) {}

    Head head();

    Data data();

    /// Where the wires from this step lead. Several targets are a fork; none ends the token.
    List<String> next();

    default String id() {
        return head().id();
    }

    /// What errors lead to; [Handling#NONE] for kinds that have no such fields.
    default Handling handling() {
        return Handling.NONE;
    }

    /// Whether this kind has work that gives a result or fails, and so may carry retriers and
    /// catchers.
    default boolean mayFail() {
        return switch (this) {
            case Function _,
                    Map _,
                    Group _,
                    Callback _,
                    Http _,
                    Publish _,
                    ObjectAccess _,
                    SubFlow _ ->
                    true;
            case Choice _, Join _, Wait _, Transform _, Succeed _, Fail _ -> false;
        };
    }

    /// The function it calls, if it calls one.
    default @Nullable String function() {
        return null;
    }

    /// How long an attempt may take; [Limits#NONE] for kinds that have no such fields.
    default Limits limits() {
        return Limits.NONE;
    }

    /// The steps inside, for boxes; `null` for all others.
    default @Nullable Body body() {
        return null;
    }

    /// The word for this kind in a flow file.
    default String type() {
        return StepType.of(this).word();
    }

    /// Calls a function.
    record Function(
            Head head,
            String function,
            Data data,
            Limits limits,
            Handling handling,
            List<String> next)
            implements Step {}

    /// Takes the first rule whose condition holds, else `otherwise`.
    record Choice(Head head, List<Rule> rules, @Nullable List<String> otherwise, Data data)
            implements Step {
        @Override
        public List<String> next() {
            return List.of();
        }
    }

    /// One way out of a choice.
    ///
    /// @param when an expression that gives a boolean; in a JSONPath step a comparison object
    /// @param label what the canvas writes on the wire instead of the condition
    record Rule(
            @Nullable String label,
            Template when,
            List<String> next,
            @Nullable Template output,
            java.util.Map<String, Template> assign) {}

    /// Waits for all branches of one fork; its input is the array of their outputs.
    record Join(Head head, Data data, List<String> next) implements Step {}

    /// Runs its steps once for each item.
    ///
    /// @param items what gives the array; absent: the input
    /// @param itemSelector the input of each iteration; absent: the item
    /// @param itemReader where a distributed map reads its items; kept as written
    /// @param itemBatcher how many items one iteration gets together, as `{"Items": […]}`: an
    ///   object of `maxItems`, `maxBytes` and an `input` that stands beside them as `BatchInput`
    /// @param maxConcurrency 0 or absent: the engine's limit
    /// @param distributed that each iteration is an execution of its own, and how: an object of
    ///   `executionType`, `label` and a `resultWriter`, which is kept as written
    record Map(
            Head head,
            @Nullable Template items,
            @Nullable Template itemSelector,
            @Nullable Template itemReader,
            @Nullable Template itemBatcher,
            @Nullable Template maxConcurrency,
            @Nullable Template toleratedFailureCount,
            @Nullable Template toleratedFailurePercentage,
            @Nullable Template distributed,
            Body body,
            Data data,
            Limits limits,
            Handling handling,
            List<String> next)
            implements Step {
        /// Whether the iterations are executions of their own where state machines have them.
        public boolean isDistributed() {
            return distributed != null
                    || itemReader != null
                    || itemBatcher != null
                    || toleratedFailureCount != null
                    || toleratedFailurePercentage != null;
        }
    }

    /// Runs its steps as one: errors inside rise to its own retriers and catchers.
    record Group(
            Head head, Body body, Data data, Limits limits, Handling handling, List<String> next)
            implements Step {}

    /// Lets time pass: exactly one of the two is written.
    ///
    /// @param seconds a number or an expression
    /// @param timestamp RFC 3339 text or an expression
    record Wait(
            Head head,
            @Nullable Template seconds,
            @Nullable Template timestamp,
            Data data,
            List<String> next)
            implements Step {}

    /// Computes its output from its input.
    record Transform(Head head, Data data, List<String> next) implements Step {}

    /// Waits until somebody gives back the token it hands out.
    ///
    /// @param function the function that is started with the token, if any
    /// @param start a `publish` or `http` that is started with the token, as written, if any
    record Callback(
            Head head,
            @Nullable String function,
            @Nullable Template start,
            Data data,
            Limits limits,
            Handling handling,
            List<String> next)
            implements Step {}

    /// Calls a web address.
    record Http(
            Head head,
            @Nullable Template method,
            @Nullable Template url,
            @Nullable Template headers,
            @Nullable Template query,
            @Nullable Template payload,
            Data data,
            Limits limits,
            Handling handling,
            List<String> next)
            implements Step {}

    /// Sends a message to a queue or topic of the flow's resources.
    record Publish(
            Head head,
            @Nullable String queue,
            @Nullable String topic,
            Data data,
            Limits limits,
            Handling handling,
            List<String> next)
            implements Step {}

    /// Reads, writes or removes an object of a bucket.
    ///
    /// @param action `get`, `put` or `delete`
    record ObjectAccess(
            Head head,
            String action,
            String bucket,
            @Nullable Template key,
            Data data,
            Limits limits,
            Handling handling,
            List<String> next)
            implements Step {}

    /// Runs another flow and waits for its output.
    ///
    /// @param flow the other flow's folder, relative to this one's
    record SubFlow(
            Head head, String flow, Data data, Limits limits, Handling handling, List<String> next)
            implements Step {}

    /// Ends its token.
    record Succeed(Head head, Data data) implements Step {
        @Override
        public List<String> next() {
            return List.of();
        }
    }

    /// Raises an error where it stands.
    record Fail(Head head, @Nullable Template error, @Nullable Template cause, Data data)
            implements Step {
        @Override
        public List<String> next() {
            return List.of();
        }
    }
}
