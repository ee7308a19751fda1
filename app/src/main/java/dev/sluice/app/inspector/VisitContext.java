package dev.sluice.app.inspector;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The context object that a step saw, as far as the run's events tell it.
final class VisitContext {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ITEM = Pattern.compile("\\[(\\d+)](?!.*\\[\\d+])");

    private VisitContext() {}

    /// Before there is a run.
    static Map<String, @Nullable Object> of(String flow, String step) {
        return context(flow, Map.of("Name", step));
    }

    /// @param start how the run began
    static Map<String, @Nullable Object> of(
            String flow, String step, StepVisit visit, @Nullable Entry start) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("EnteredTime", TIME.format(visit.came()));
        state.put("Name", step);
        state.put("RetryCount", visit.retries());
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        if (start != null && start.event() instanceof RunEvent.RunStarted run) {
            context.put("Execution", execution(start.run(), start.time(), run.input()));
            context.put("Trigger", run.trigger());
        }
        context.putAll(context(flow, state));
        Matcher item = ITEM.matcher(visit.path());
        if (item.find()) {
            context.put("Map", Map.of("Item", Map.of("Index", Integer.valueOf(item.group(1)))));
        }
        return context;
    }

    private static Map<String, @Nullable Object> context(String flow, Map<String, ?> state) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("State", state);
        context.put("StateMachine", Map.of("Id", flow, "Name", flow));
        return context;
    }

    private static Map<String, @Nullable Object> execution(
            String run, Instant started, @Nullable Object input) {
        Map<String, @Nullable Object> execution = new LinkedHashMap<>();
        execution.put("Id", run);
        execution.put("Input", input);
        execution.put("Name", run);
        execution.put("StartTime", TIME.format(started));
        execution.put("RedriveCount", 0);
        return execution;
    }
}
