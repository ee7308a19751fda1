package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.machine.state.Token;
import dev.sluice.engine.model.Flow;

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

    /// For a step; within an item of a map with that item.
    static Map<String, @Nullable Object> of(Turn turn, Token token) {
        Map<String, @Nullable Object> context = plain(turn, token);
        for (Token scope = token; scope.parent() != null; scope = scope.parent()) {
            Token around = scope.parent();
            if (around.box() != null && around.node().kind() instanceof Kind.Items kind) {
                context.put("Map", item(scope.slot(), item(kind, turn, around, scope.slot())));
                break;
            }
        }
        return context;
    }

    /// For a map's choice of an item's input.
    static Map<String, @Nullable Object> of(
            Turn turn, Token token, int index, @Nullable Object item) {
        Map<String, @Nullable Object> context = plain(turn, token);
        context.put("Map", item(index, item));
        return context;
    }

    private static Map<String, @Nullable Object> plain(Turn turn, Token token) {
        RunState state = turn.state();
        Flow flow = turn.program().flow();
        Map<String, @Nullable Object> execution = new LinkedHashMap<>();
        Token own = ownExecution(token);
        String name = own == null ? state.run() : state.run() + "-" + own.id();
        execution.put("Id", Arns.execution(flow, name));
        execution.put("Input", own == null ? state.input() : own.given());
        execution.put("Name", name);
        execution.put("RoleArn", Arns.role(flow));
        execution.put("StartTime", time(state.started()));
        execution.put("RedriveCount", 0);
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("EnteredTime", time(token.since()));
        step.put("Name", token.node().step().id());
        step.put("RetryCount", token.attempt() - 1);
        Map<String, @Nullable Object> machine = new LinkedHashMap<>();
        machine.put("Id", Arns.stateMachine(flow));
        machine.put("Name", flow.name());
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Execution", execution);
        context.put("State", step);
        context.put("StateMachine", machine);
        if (token.callback() != null) {
            Map<String, @Nullable Object> task = new LinkedHashMap<>();
            task.put("Token", token.callback());
            context.put("Task", task);
        }
        context.put("Trigger", state.trigger());
        return context;
    }

    /// The iteration around that is an execution of its own, if one is.
    private static @Nullable Token ownExecution(Token token) {
        for (Token scope = token; scope.parent() != null; scope = scope.parent()) {
            Token around = scope.parent();
            if (around.box() != null
                    && around.node().kind() instanceof Kind.Items kind
                    && kind.isDistributed()) {
                return scope;
            }
        }
        return null;
    }

    private static @Nullable Object item(Kind.Items kind, Turn turn, Token around, int index) {
        try {
            return MapFields.item(kind, turn, around, index);
        } catch (EvaluationException e) {
            throw new IllegalStateException("The items of " + around.path() + " changed", e);
        }
    }

    private static Map<String, @Nullable Object> item(int index, @Nullable Object value) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("Index", index);
        if (value instanceof KeyedItem keyed) {
            item.putAll(keyed);
        } else {
            item.put("Value", value);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("Item", item);
        return map;
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
