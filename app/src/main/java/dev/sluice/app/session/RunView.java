package dev.sluice.app.session;

import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.engine.machine.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// How a run stands, step by step, as the canvas shows it.
///
/// @param run its id; `null` when nothing has been run yet
/// @param trigger the one that was played
/// @param steps by step id; a step no token came to is absent
/// @param outcome `null` while it goes on
/// @param failure what the run failed with
/// @param seq of the last event told here
public record RunView(
        @Nullable String run,
        @Nullable String trigger,
        Map<String, StepView> steps,
        @Nullable Outcome outcome,
        @Nullable Failure failure,
        long seq) {
    public static final RunView NONE = new RunView(null, null, Map.of(), null, null, 0);

    /// How a run ended.
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELLED,
        INTERRUPTED
    }

    /// What a step is in the middle of, or how its last visit ended.
    public enum Status {
        RUNNING,
        WAITING,
        /// At a breakpoint, before it begins.
        PAUSED,
        /// For somebody to give its callback's token back.
        AWAITING,
        SUCCEEDED,
        CAUGHT,
        FAILED,
        CANCELLED
    }

    /// One step of a run.
    ///
    /// @param visits how many tokens came to it
    /// @param active how many of these are still in it
    /// @param since when the last token came
    /// @param duration of the last visit that ended
    /// @param rules the rules a choice took; -1 is `otherwise`
    /// @param catchers the catchers that took an error
    /// @param until when what it waits for is over, or must have been answered; `null`: not known
    public record StepView(
            Status status,
            int visits,
            int active,
            int retries,
            Instant since,
            @Nullable Duration duration,
            boolean cold,
            @Nullable Failure failure,
            Set<Integer> rules,
            Set<Integer> catchers,
            @Nullable Instant until) {
        /// The same step, waiting until a moment.
        StepView waiting(@Nullable Instant end) {
            return new StepView(
                    status, visits, active, retries, since, duration, cold, failure, rules,
                    catchers, end);
        }
    }

    public boolean isGoingOn() {
        return run != null && outcome == null;
    }

    /// Whether a token went along a wire.
    public boolean took(Wire wire) {
        if (!steps.containsKey(wire.to())) {
            return false;
        }
        StepView from = steps.get(wire.from().owner());
        return switch (wire.from()) {
            case Outlet.Next next ->
                    next.owner().equals(trigger)
                            || (from != null && from.status() == Status.SUCCEEDED);
            case Outlet.Start _ -> from != null;
            case Outlet.Rule(_, int index) -> from != null && from.rules().contains(index);
            case Outlet.Otherwise _ -> from != null && from.rules().contains(-1);
            case Outlet.Catcher(_, int index) -> from != null && from.catchers().contains(index);
            case Outlet.NewRule _, Outlet.NewCatcher _ -> false;
        };
    }
}
