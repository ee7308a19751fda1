package dev.sluice.engine.machine;

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

    static Map<String, @Nullable Object> of(
            Program program, RunState state, @Nullable Token token) {
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
        machine.put("Id", program.flow().name());
        machine.put("Name", program.flow().name());
        context.put("StateMachine", machine);
        context.put("Trigger", state.trigger);
        return context;
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
