package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What the world tells the machine. Everything that is not a function of the run's events so far
/// comes in here, so that the events can be computed again.
public sealed interface Input {
    /// Begins the run.
    record Start(
            String trigger,
            @Nullable Object event,
            long seed,
            String flow,
            Map<String, String> code)
            implements Input {}

    /// A call ended well.
    record CallSucceeded(String call, @Nullable Object result, @Nullable CallReport report)
            implements Input {}

    /// A call ended in an error.
    record CallFailed(String call, Failure failure, @Nullable CallReport report) implements Input {}

    /// A call of another flow became this run of it.
    record FlowStarted(String call, String run) implements Input {}

    /// Somebody gave a callback's token back.
    record CallbackAnswered(String token, CallbackAnswer answer) implements Input {}

    /// A step that waits at a breakpoint is to begin.
    ///
    /// @param input what it begins with: what it came with, or another value
    record PauseOver(StepPath step, int visit, @Nullable Object input) implements Input {}

    record TimerDue(String timer) implements Input {}

    /// Lets the machine go on where it stopped after a long stretch of steps without a call.
    record Continue() implements Input {}

    /// Ends the run from outside.
    record Cancel(String reason) implements Input {}

    /// Another process takes the run over.
    record Resume(String owner) implements Input {}
}
