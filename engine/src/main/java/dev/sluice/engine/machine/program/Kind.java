package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What a step does, compiled. Steps that differ only in what the canvas calls them are one kind.
public sealed interface Kind {
    /// Computes its output of its input and nothing else: transform, join, succeed.
    record Pass() implements Kind {}

    /// @param timeout how long an attempt may take
    /// @param envelope whether the result is the whole answer of the service
    record Call(String function, @Nullable CompiledTemplate timeout, boolean envelope)
            implements Kind {}

    /// Calls a web address.
    ///
    /// @param timeout how long an attempt may take
    record Http(Request request, @Nullable CompiledTemplate timeout) implements Kind {}

    /// Runs another flow.
    ///
    /// @param flow its folder, relative to this flow's
    /// @param timeout how long an attempt may take
    record SubFlow(String flow, @Nullable CompiledTemplate timeout) implements Kind {}

    /// Asks a queue, topic or bucket for something.
    ///
    /// @param names what is asked of which resource, as members of the request
    /// @param key of the object
    /// @param carried the member of the request that holds the step's input, if one does
    /// @param timeout how long an attempt may take
    record Service(
            Map<String, String> names,
            @Nullable CompiledTemplate key,
            @Nullable String carried,
            @Nullable CompiledTemplate timeout)
            implements Kind {}

    /// Waits for its token.
    ///
    /// @param handOut what is started with the token, if anything
    /// @param heartbeat how long the other side may be silent
    record Callback(
            @Nullable HandOut handOut,
            @Nullable CompiledTemplate timeout,
            @Nullable CompiledTemplate heartbeat)
            implements Kind {}

    /// What is started with a callback's token.
    sealed interface HandOut {
        record ToFunction(String function) implements HandOut {}

        record ToAddress(Request request) implements HandOut {}

        /// @param request which queue or topic, and the message
        record ToService(CompiledTemplate request) implements HandOut {}
    }

    /// @param otherwise where no rule holds; `null` where the step names none
    record Choice(List<Way> rules, @Nullable Way otherwise) implements Kind {
        /// The way of a rule; of `otherwise` for -1.
        public @Nullable Way way(int rule) {
            return rule < 0 ? otherwise : rules.get(rule);
        }
    }

    record Wait(@Nullable CompiledTemplate seconds, @Nullable CompiledTemplate timestamp)
            implements Kind {}

    record Fail(@Nullable CompiledTemplate error, @Nullable CompiledTemplate cause)
            implements Kind {}

    /// @param start the first steps inside
    record Group(List<Node> start, @Nullable CompiledTemplate timeout) implements Kind {}

    /// @param start the first steps of each iteration
    /// @param items what gives the array; absent: the input
    /// @param selector the input of each iteration; absent: the item
    /// @param reader where the items are read, in place of `items`
    /// @param batcher how many items an iteration gets together
    /// @param concurrency how many at a time; absent or 0: the engine's limit
    /// @param writer where the results go, if not to the output
    /// @param isDistributed whether an iteration's context is that of an execution of its own
    record Items(
            List<Node> start,
            @Nullable CompiledTemplate timeout,
            @Nullable CompiledTemplate items,
            @Nullable CompiledTemplate selector,
            @Nullable CompiledTemplate reader,
            @Nullable CompiledTemplate batcher,
            @Nullable CompiledTemplate concurrency,
            Tolerance tolerance,
            @Nullable CompiledTemplate writer,
            boolean isDistributed)
            implements Kind {}
}
