package dev.sluice.engine.machine.state;

import java.util.EnumSet;
import java.util.Set;

/// What a token is doing. [#next()] is the whole life cycle.
public enum Phase {
    /// Stands before a step that is still to be scheduled; a new token may stand before none.
    READY,
    /// Waits at a breakpoint before its step is scheduled.
    PAUSED,
    /// Its step was scheduled and is being decided.
    WORKING,
    /// Waits for the answer of a call.
    CALLING,
    /// Waits for somebody to give its callback's token back.
    AWAITING,
    /// Waits for a point in time, as its step says.
    WAITING,
    /// Waits for the time of the next attempt.
    RETRYING,
    /// Waits for the tokens inside its box.
    INSIDE,
    /// Left its step and has none or several targets.
    LEFT,
    /// Waits for the branches it became.
    FORKED,
    /// A branch that came to its fork's join.
    AT_JOIN,
    /// Came to the end of its scope.
    ENDED,
    /// Its step failed and the error rises.
    FAILED,
    /// Was stopped by another's error, or is of no use any more.
    CANCELLED;

    /// The phases that may follow.
    public Set<Phase> next() {
        return switch (this) {
            case READY -> EnumSet.of(PAUSED, WORKING, LEFT, AT_JOIN, CANCELLED);
            case WORKING ->
                    EnumSet.of(
                            CALLING, AWAITING, WAITING, RETRYING, INSIDE, READY, LEFT, AT_JOIN,
                            FAILED, CANCELLED);
            case CALLING ->
                    EnumSet.of(INSIDE, RETRYING, WORKING, READY, LEFT, AT_JOIN, FAILED, CANCELLED);
            case AWAITING, INSIDE ->
                    EnumSet.of(RETRYING, WORKING, READY, LEFT, AT_JOIN, FAILED, CANCELLED);
            case PAUSED, WAITING, RETRYING -> EnumSet.of(WORKING, CANCELLED);
            case LEFT -> EnumSet.of(FORKED, ENDED, CANCELLED);
            case FORKED -> EnumSet.of(READY, ENDED, CANCELLED);
            case AT_JOIN, ENDED, FAILED -> EnumSet.of(CANCELLED);
            case CANCELLED -> EnumSet.noneOf(Phase.class);
        };
    }

    /// Whether a step has been come to and has not ended.
    public boolean isBusy() {
        return switch (this) {
            case PAUSED, WORKING, CALLING, AWAITING, WAITING, RETRYING, INSIDE -> true;
            case READY, LEFT, FORKED, AT_JOIN, ENDED, FAILED, CANCELLED -> false;
        };
    }
}
