package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What the machine wants done in the world. Commands follow from events alone, so after a crash
/// those without an outcome are given again.
public sealed interface Command {
    /// A call out of the machine; the answer comes back as [Input.CallSucceeded] or
    /// [Input.CallFailed].
    sealed interface Call extends Command {
        String call();

        /// The same each time the call is issued.
        String key();

        StepPath step();

        /// The step's id in the flow.
        String stepId();

        int visit();

        @Nullable Object arguments();
    }

    /// Calls a function.
    ///
    /// @param visit together with `step` and `attempt` it tells which call this is
    record CallFunction(
            String call,
            String key,
            StepPath step,
            String stepId,
            int visit,
            int attempt,
            String function,
            @Nullable Object arguments)
            implements Call {}

    /// Calls a web address.
    ///
    /// @param arguments the request: `method`, `url`, `headers`, `query`, `body`
    record CallHttp(
            String call,
            String key,
            StepPath step,
            String stepId,
            int visit,
            @Nullable Object arguments)
            implements Call {}

    /// Asks a queue, topic or bucket for something.
    ///
    /// @param arguments the request: `queue` or `topic` with `message`; or `action`, `bucket`,
    ///   `key`, `body`
    record CallService(
            String call,
            String key,
            StepPath step,
            String stepId,
            int visit,
            @Nullable Object arguments)
            implements Call {}

    /// Runs another flow. Its run is told by [Input.FlowStarted] before the answer comes.
    ///
    /// @param flow the other flow's folder as the step names it
    record RunFlow(
            String call,
            String key,
            StepPath step,
            String stepId,
            int visit,
            String flow,
            @Nullable Object arguments)
            implements Call {}

    /// Reads the next items of a map. The answer is `{"items": [...], "last": true or false}`.
    ///
    /// @param from how many were read before
    /// @param arguments where they are read, as `itemReader` came out
    record ReadItems(
            String call,
            String key,
            StepPath step,
            String stepId,
            int visit,
            int from,
            @Nullable Object arguments)
            implements Call {}

    /// Ends a call whose outcome nobody awaits.
    record KillCall(String call) implements Command {}

    /// Lets a call end by itself, though nobody awaits its outcome any more.
    record LeaveCall(String call) implements Command {}

    /// Takes answers for a token from now on, as [Input.CallbackAnswered].
    ///
    /// @param stepId the step's id in the flow
    record AwaitCallback(String token, String stepId) implements Command {}

    /// The token is void from now on.
    record EndCallback(String token) implements Command {}

    /// Asks how to go on at a breakpoint; the answer comes as [Input.PauseOver].
    ///
    /// @param stepId the step's id in the flow
    /// @param input what the step would begin with
    record Pause(StepPath step, String stepId, int visit, @Nullable Object input)
            implements Command {}

    /// The step waits at its breakpoint no more.
    record EndPause(StepPath step, int visit) implements Command {}

    /// Sends [Input.TimerDue] at that time.
    record StartTimer(String timer, Instant due) implements Command {}

    record StopTimer(String timer) implements Command {}

    /// Sends [Input.Continue] soon.
    record GoOn() implements Command {}
}
