package dev.sluice.engine.machine;

import dev.sluice.engine.expr.Bindings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// What the expressions of one step can see: `$states`, the variables of the token's scope and of
/// those around it, the time of the input, and random bits that depend on the run's seed and on how
/// many events the run has had, so that they are the same when the run is played again.
class Sight implements Bindings {
    private final Map<String, @Nullable Object> states;
    private final @Nullable Token token;
    private final Turn turn;

    Sight(Turn turn, @Nullable Token token, Map<String, @Nullable Object> states) {
        this.turn = turn;
        this.token = token;
        this.states = states;
    }

    @Override
    public @Nullable Object variable(String name) {
        if (name.equals("states")) {
            return states;
        }
        for (Token scope = token; scope != null; scope = scope.parent) {
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
        return turn.now();
    }

    @Override
    public long random() {
        return turn.random();
    }
}
