package dev.sluice.engine.machine.state;

import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.machine.program.Node;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A thread of control in a run, and the variable scope that goes with it: the run itself, a branch
/// of a fork, the inside of a group, an item of a map. Anybody may ask; only events change it.
public final class Token {
    private final String id;
    private final @Nullable Token parent;
    private final int slot;
    private final Places places;

    private Phase phase = Phase.READY;
    private @Nullable Map<String, @Nullable Object> variables;

    @Nullable Node at;
    @Nullable Visit visit;
    @Nullable Object value;
    boolean joined;
    List<Node> targets = List.of();
    @Nullable OpenCall call;
    @Nullable OpenTimer timer;
    @Nullable OpenTimer limit;
    @Nullable OpenTimer heartbeat;
    @Nullable String callback;
    @Nullable Fork fork;
    @Nullable Box box;
    @Nullable Object given;

    Token(String id, @Nullable Token parent, int slot, Places places) {
        this.id = id;
        this.parent = parent;
        this.slot = slot;
        this.places = places;
    }

    void to(Phase next) {
        if (!phase.next().contains(next)) {
            throw new IllegalStateException(
                    "A token cannot go from " + phase + " to " + next + ": " + id + " at " + at);
        }
        phase = next;
    }

    void assign(String name, @Nullable Object value) {
        if (variables == null) {
            variables = new LinkedHashMap<>();
        }
        variables.put(name, value);
    }

    Places places() {
        return places;
    }

    Visit visited() {
        if (visit == null) {
            throw new IllegalStateException("Token " + id + " has come to no step yet");
        }
        return visit;
    }

    /// Unique in the run.
    public String id() {
        return id;
    }

    /// Whose fork or box it belongs to; `null` for the run's own.
    public @Nullable Token parent() {
        return parent;
    }

    /// Which branch or item it is.
    public int slot() {
        return slot;
    }

    public Phase phase() {
        return phase;
    }

    /// The step it stands at, or left last.
    public Node node() {
        if (at == null) {
            throw new IllegalStateException("Token " + id + " has come to no step yet");
        }
        return at;
    }

    /// Whether it has come to a step at all.
    public boolean hasBegun() {
        return visit != null;
    }

    /// The path of the step it came to last.
    public StepPath path() {
        return visited().path();
    }

    /// How often a token has come to that step, counted from 1.
    public int visit() {
        return visited().number();
    }

    /// When it came to that step.
    public Instant since() {
        return visited().since();
    }

    /// The number of the event that scheduled that step.
    public long scheduled() {
        return visited().seq();
    }

    /// The attempt at that step, counted from 1; the coming one while it waits for a retry.
    public int attempt() {
        return visited().attempt();
    }

    /// How often a retrier was used in this visit.
    public int used(int retrier) {
        return visited().used(retrier);
    }

    /// What it carries: the input of its step, then what it ended with.
    public @Nullable Object value() {
        return value;
    }

    /// Whether it carries a join's array to the join.
    public boolean isJoined() {
        return joined;
    }

    /// Where it goes next, while it has left its step.
    public List<Node> targets() {
        return targets;
    }

    /// The id of the call without an outcome, if there is one.
    public @Nullable String call() {
        return call == null ? null : call.call();
    }

    /// The token that a callback step waits for, while it does.
    public @Nullable String callback() {
        return callback;
    }

    /// The branches, while it is forked.
    public @Nullable Fork fork() {
        return fork;
    }

    /// What it began with, where that is asked for later: the input of an iteration that is an
    /// execution of its own.
    public @Nullable Object given() {
        return given;
    }

    /// What goes on inside, while it stands at a box that was entered.
    public @Nullable Box box() {
        return box;
    }

    /// The variables of this scope alone.
    public Map<String, @Nullable Object> variables() {
        return variables == null ? Map.of() : variables;
    }

    /// Where its next step would be scheduled.
    public StepPath pathTo(Node node) {
        return places.path(node);
    }

    /// How often a token has come to a step up to now.
    public int visits(Node node) {
        return places.visits(node);
    }

    /// A call without an outcome.
    record OpenCall(String call, String key, @Nullable Object arguments) {}

    /// A timer that has not fired.
    ///
    /// @param token whose it is; `null` for the run's
    public record OpenTimer(String timer, TimerKind kind, Instant due, @Nullable Token token) {
        @Override
        public String toString() {
            return timer + " " + kind + " " + due;
        }
    }
}
