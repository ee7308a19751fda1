package dev.sluice.engine.machine;

import dev.sluice.engine.expr.EvaluationException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// The value of `$states.context`: the specification's context object, and `Trigger`.
final class ContextObject {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ContextObject() {}

    static Map<String, @Nullable Object> of(Turn turn, @Nullable Token token) {
        RunState state = turn.state();
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        Map<String, @Nullable Object> execution = new LinkedHashMap<>();
        execution.put("Id", state.run);
        execution.put("Input", state.input);
        execution.put("Name", state.run);
        execution.put("StartTime", time(state.started));
        execution.put("RedriveCount", 0);
        context.put("Execution", execution);
        if (token != null && token.at != null) {
            Map<String, @Nullable Object> step = new LinkedHashMap<>();
            step.put("EnteredTime", time(token.entered));
            step.put("Name", token.at.step.id());
            step.put("RetryCount", token.attempt - 1);
            context.put("State", step);
        }
        Map<String, @Nullable Object> machine = new LinkedHashMap<>();
        machine.put("Id", turn.program().flow().name());
        machine.put("Name", turn.program().flow().name());
        context.put("StateMachine", machine);
        context.put("Trigger", state.trigger);
        for (Token scope = token; scope != null && scope.parent != null; scope = scope.parent) {
            if (scope.parent.box != null && scope.parent.node().decider instanceof MapDecider map) {
                context.put("Map", item(turn, map, scope.parent, scope.slot));
                break;
            }
        }
        return context;
    }

    private static @Nullable Object item(Turn turn, MapDecider map, Token at, int index) {
        try {
            return item(index, map.items(turn, at).get(index));
        } catch (EvaluationException e) {
            throw new IllegalStateException("The items of " + at.place() + " changed", e);
        }
    }

    /// What an iteration can see of its item.
    static Map<String, @Nullable Object> item(int index, @Nullable Object value) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("Index", index);
        item.put("Value", value);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("Item", item);
        return map;
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
