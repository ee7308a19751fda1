package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the expressions of one step can see: `$states`, the variables of the token's scope and of
/// those around it, the time of the input, and random bits that depend on the run's seed and on how
/// many events the run has had, so that they are the same when the run is played again.
public final class Sight implements Bindings {
    /// Keeps the draws of fields that open a box apart from all others.
    private static final int OPENING = 20;

    private static final int DRAWS_OF_AN_ITEM = 4;

    private final Turn turn;
    private final @Nullable Token token;
    private final Map<String, @Nullable Object> states;

    /// Whether time and chance are those of the attempt's begin.
    private final boolean isOpening;

    private long drawn;

    private Sight(
            Turn turn,
            @Nullable Token token,
            Map<String, @Nullable Object> states,
            boolean isOpening) {
        this.turn = turn;
        this.token = token;
        this.states = states;
        this.isOpening = isOpening;
    }

    /// Before the step has a result.
    public static Sight of(Turn turn, Token token) {
        return with(turn, token, "", null);
    }

    /// With `$states.result`.
    static Sight ofResult(Turn turn, Token token, @Nullable Object result) {
        return with(turn, token, "result", result);
    }

    /// With `$states.errorOutput`.
    static Sight ofError(Turn turn, Token token, @Nullable Object error) {
        return with(turn, token, "errorOutput", error);
    }

    private static Sight with(Turn turn, Token token, String name, @Nullable Object value) {
        var states = new States(token.value(), name, value, () -> ContextObject.of(turn, token));
        return new Sight(turn, token, states, false);
    }

    /// For the fields that open a box: the same at any time while it is open.
    public static Sight ofOpening(Turn turn, Token token) {
        var states = new States(token.value(), "", null, () -> ContextObject.of(turn, token));
        return new Sight(turn, token, states, true);
    }

    /// For a map's `itemSelector`.
    public static Sight ofItem(Turn turn, Token token, int index, @Nullable Object item) {
        var states =
                new States(
                        token.value(), "", null, () -> ContextObject.of(turn, token, index, item));
        return new Sight(turn, token, states, false);
    }

    /// For the `itemSelector` of a map that puts items into batches: the same at any time while the
    /// map is open.
    static Sight ofBatchedItem(Turn turn, Token token, int index, @Nullable Object item) {
        var states =
                new States(
                        token.value(), "", null, () -> ContextObject.of(turn, token, index, item));
        var sight = new Sight(turn, token, states, true);
        sight.drawn = (long) index * DRAWS_OF_AN_ITEM;
        return sight;
    }

    /// For a trigger's `input`, when there is no run yet.
    public static Sight ofEvent(Turn turn, Input.Start start) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Trigger", start.trigger());
        return new Sight(turn, null, new States(start.event(), "", null, () -> context), false);
    }

    @Override
    public @Nullable Object variable(String name) {
        if (name.equals("states")) {
            return states;
        }
        for (Token scope = token; scope != null; scope = scope.parent()) {
            Map<String, @Nullable Object> variables = scope.variables();
            Object value = variables.get(name);
            if (value != null || variables.containsKey(name)) {
                return value;
            }
        }
        return UNDEFINED;
    }

    @Override
    public Instant now() {
        return isOpening && token != null ? token.since() : turn.now();
    }

    @Override
    public long random() {
        if (isOpening && token != null) {
            long draw = ((long) token.attempt() << OPENING) + drawn++;
            return Chance.bits(turn.seed(), token.scheduled(), draw);
        }
        return turn.random();
    }
}
