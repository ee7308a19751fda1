package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What the machine wants done in the world. Commands follow from events alone, so after a crash
/// those without an outcome are given again.
public sealed interface Command {
    /// Calls a function; the answer comes back as [Input.CallSucceeded] or [Input.CallFailed].
    ///
    /// @param stepId the step's id in the flow
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
            implements Command {}

    /// Ends a call whose outcome nobody awaits.
    record KillCall(String call) implements Command {}

    /// Sends [Input.TimerDue] at that time.
    record StartTimer(String timer, Instant due) implements Command {}

    record StopTimer(String timer) implements Command {}

    /// Sends [Input.Continue] soon.
    record GoOn() implements Command {}
}
