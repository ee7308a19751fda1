package dev.sluice.engine.machine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A thread of control in a run, and the variable scope that goes with it: the run itself, a branch
/// of a fork, the inside of a group, an item of a map. Only [Evolution] changes it.
final class Token {
    final String id;

    /// Whose fork or box it belongs to; `null` for the run's own.
    final @Nullable Token parent;

    /// Which branch or item it is.
    final int slot;

    /// Where its steps are counted.
    final Places places;

    Phase phase = Phase.READY;

    /// The step it stands at, or left last; `null` before the first.
    @Nullable Node at;

    /// The path of that step once it was scheduled.
    @Nullable StepPath path;

    int visit;

    /// What it carries: the input of its step, then what it ended with.
    @Nullable Object value;

    /// Whether [#value] is a join's array.
    boolean joined;

    @Nullable Instant entered;

    /// The number of the event that scheduled the step.
    long scheduled;

    int attempt;

    /// How often each retrier of the step was used in this visit.
    int @Nullable [] tries;

    /// The rule a choice took; -1 for `otherwise`.
    int rule;

    /// Where it goes next, while it has left its step.
    List<Node> targets = List.of();

    @Nullable OpenCall call;
    @Nullable OpenTimer timer;

    /// The timer of the attempt's limit.
    @Nullable OpenTimer limit;

    /// The branches, while it is forked.
    @Nullable Fork fork;

    /// What goes on inside, while it stands at a box.
    @Nullable Box box;

    private @Nullable Map<String, @Nullable Object> variables;

    Token(String id, @Nullable Token parent, int slot, Places places) {
        this.id = id;
        this.parent = parent;
        this.slot = slot;
        this.places = places;
    }

    void to(Phase next) {
        if (!phase.next().contains(next)) {
            throw new IllegalStateException(
                    "A token cannot go from " + phase + " to " + next + ": " + id + " at " + path);
        }
        phase = next;
    }

    /// The variables of this scope alone.
    Map<String, @Nullable Object> variables() {
        return variables == null ? Map.of() : variables;
    }

    void assign(String name, @Nullable Object value) {
        if (variables == null) {
            variables = new LinkedHashMap<>();
        }
        variables.put(name, value);
    }

    /// The path of the step it stands at.
    StepPath place() {
        if (path == null) {
            throw new IllegalStateException("Token " + id + " has come to no step yet");
        }
        return path;
    }

    /// The step it stands at.
    Node node() {
        if (at == null) {
            throw new IllegalStateException("Token " + id + " has come to no step yet");
        }
        return at;
    }

    /// When it came to the step.
    Instant since() {
        if (entered == null) {
            throw new IllegalStateException("Token " + id + " has come to no step yet");
        }
        return entered;
    }

    /// Whether a step of this token is scheduled and has not ended.
    boolean isBusy() {
        return switch (phase) {
            case WORKING, CALLING, WAITING, RETRYING, INSIDE -> true;
            case READY, LEFT, FORKED, AT_JOIN, ENDED, FAILED, CANCELLED -> false;
        };
    }

    /// A call without an outcome.
    record OpenCall(String call, String key, @Nullable Object arguments) {}

    /// A timer that has not fired.
    record OpenTimer(String timer, RunEvent.TimerKind kind, Instant due, @Nullable Token token) {
        @Override
        public String toString() {
            return timer + " " + kind + " " + due;
        }
    }
}
