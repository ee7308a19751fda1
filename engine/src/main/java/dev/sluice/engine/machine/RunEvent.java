package dev.sluice.engine.machine;

import dev.sluice.engine.value.Extent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One thing that happened in a run. A run is the list of its events; everything else that is told
/// of it (state, colours, timeline, cost) is computed from them. Values are plain JSON.
///
/// `visit` counts from 1 how often a token has come to the step; `attempt` from 1 the tries of a
/// visit; `call` names one call out of the machine, unique in the run and stable across resumes.
public sealed interface RunEvent {
    /// The step it is about, if it is about one.
    default @Nullable StepPath step() {
        return null;
    }

    /// @param trigger id of the trigger that was played
    /// @param input the run's input: the event, or the result of the trigger's `input`
    /// @param seed what random values are drawn from
    /// @param flow the text of `flow.json`, so that a resumed run goes on with the flow it began
    /// @param code the hash of each function's code, by function id
    record RunStarted(
            String trigger,
            @Nullable Object input,
            long seed,
            String flow,
            Map<String, String> code)
            implements RunEvent {}

    /// Another owner took the run over.
    record RunResumed(String owner) implements RunEvent {}

    /// A token came to a step.
    record StepScheduled(StepPath step, int visit, String token, @Nullable Object input)
            implements RunEvent {}

    /// A call out began.
    ///
    /// @param key given to the call each time it is issued, also after a crash
    record StepStarted(
            StepPath step,
            int visit,
            int attempt,
            String call,
            String key,
            @Nullable Object arguments)
            implements RunEvent {}

    /// @param result what the step's own work gave, where it hands on something else and that is
    ///   small; `null`: see `output`, or it was not kept
    record StepSucceeded(
            StepPath step,
            int visit,
            @Nullable Object output,
            @Nullable CallReport call,
            @Nullable Result result)
            implements RunEvent {
        /// Of a step that hands on its result, or whose result was not kept.
        public StepSucceeded(
                StepPath step, int visit, @Nullable Object output, @Nullable CallReport call) {
            this(step, visit, output, call, null);
        }
    }

    /// What a step's own work gave, before the step's fields made its output of it.
    record Result(@Nullable Object value) {
        private static final int MOST = 32_768;

        /// The result, unless there is so much of it that keeping it twice would cost more than it
        /// is worth to those who look back.
        public static @Nullable Result ifSmall(@Nullable Object value) {
            return Extent.isWithin(value, MOST) ? new Result(value) : null;
        }
    }

    /// The error left the step: no retrier and no catcher took it.
    record StepFailed(
            StepPath step, int visit, int attempt, Failure failure, @Nullable CallReport call)
            implements RunEvent {}

    /// A sibling's error, or the end of the run, stopped the step.
    record StepCancelled(StepPath step, int visit, @Nullable String call) implements RunEvent {}

    /// A catcher took the step's error.
    ///
    /// @param catcher its index
    /// @param output what it hands on
    record StepCaught(
            StepPath step,
            int visit,
            Failure failure,
            int catcher,
            @Nullable Object output,
            @Nullable CallReport call)
            implements RunEvent {}

    /// A retrier took the step's error; the next attempt begins when its timer fires.
    ///
    /// @param attempt the one that failed
    /// @param retrier its index
    record StepRetried(
            StepPath step,
            int visit,
            int attempt,
            Failure failure,
            int retrier,
            double delaySeconds,
            @Nullable CallReport call)
            implements RunEvent {}

    /// A token came to a step with a breakpoint and waits before it. When it goes on, the step is
    /// scheduled, maybe with another input.
    ///
    /// @param input what it came with
    record StepPaused(StepPath step, int visit, String token, @Nullable Object input)
            implements RunEvent {}

    /// A token became several.
    ///
    /// @param step where the fork stands; `null` for the trigger's or a box's first steps
    /// @param scope names this fork, unique in the run
    record TokenForked(@Nullable StepPath step, String scope, String token, List<String> tokens)
            implements RunEvent {}

    /// A token reached the end of its scope.
    ///
    /// @param step the last step it left
    record TokenEnded(@Nullable StepPath step, String token, @Nullable Object output)
            implements RunEvent {}

    /// All branches of a fork have come to its join.
    record TokensJoined(StepPath step, String scope, String token, List<@Nullable Object> inputs)
            implements RunEvent {}

    /// @param rule the index of the rule; -1 for `otherwise`
    record ChoiceTaken(StepPath step, int visit, int rule) implements RunEvent {}

    /// @param scope the variable scope that holds it
    record VariableAssigned(StepPath step, String scope, String name, @Nullable Object value)
            implements RunEvent {}

    /// A map asked for its next items.
    ///
    /// @param key given to the call each time it is issued, also after a crash
    /// @param reader where they are read
    /// @param from how many were read before
    record ItemsAsked(
            StepPath step, int visit, String call, String key, @Nullable Object reader, int from)
            implements RunEvent {}

    /// Some items of a map were read.
    ///
    /// @param from how many were read before
    /// @param atEnd whether there are no more
    record ItemsRead(
            StepPath step, int visit, int from, List<@Nullable Object> items, boolean atEnd)
            implements RunEvent {}

    /// A box began to run its steps: a map one of its items, a group one of its attempts.
    ///
    /// @param index of the item; for a group, the attempts before this one
    /// @param input what the token inside begins with
    record ItemStarted(StepPath step, int visit, int index, @Nullable Object input)
            implements RunEvent {}

    /// An item of a map came to its end.
    ///
    /// @param failure the error it ended in, where it did
    record ItemEnded(
            StepPath step, int visit, int index, @Nullable Object output, @Nullable Failure failure)
            implements RunEvent {}

    /// @param step `null` for the timer of the whole run
    /// @param visit 0 where there is no step
    /// @param timer unique in the run
    record TimerSet(@Nullable StepPath step, int visit, String timer, TimerKind kind, Instant due)
            implements RunEvent {}

    record TimerFired(@Nullable StepPath step, String timer) implements RunEvent {}

    record CallbackWaiting(StepPath step, int visit, int attempt, String token)
            implements RunEvent {}

    /// The call that hands a callback's token out came back; its answer is not the step's.
    record CallbackSent(StepPath step, int visit, String call, @Nullable CallReport report)
            implements RunEvent {}

    /// @param answer `success`, `failure` or `heartbeat`
    record CallbackReceived(StepPath step, String token, String answer) implements RunEvent {}

    /// A step's call of another flow became a run of that flow.
    ///
    /// @param flow the other flow's folder as the step names it
    /// @param run the id of the nested run
    record FlowStarted(StepPath step, int visit, String call, String flow, String run)
            implements RunEvent {}

    record RunSucceeded(@Nullable Object output) implements RunEvent {}

    record RunFailed(Failure failure, @Nullable StepPath step) implements RunEvent {}

    record RunCancelled(String reason) implements RunEvent {}

    /// What a timer is for.
    enum TimerKind {
        WAIT,
        RETRY,
        TIMEOUT,
        HEARTBEAT,
        RUN_TIMEOUT
    }

    /// Whether nothing follows this event.
    default boolean isLast() {
        return this instanceof RunSucceeded
                || this instanceof RunFailed
                || this instanceof RunCancelled;
    }
}
