package dev.sluice.app.events;

import dev.sluice.app.fx.Ahead;
import dev.sluice.app.fx.Excerpt;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Span;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// An event as a row of a table.
///
/// @param step path of the step; empty where it is about none
/// @param isChanged whether the user changed the input that a step begins with
public record EventRow(Entry entry, String type, String step, boolean isChanged) {
    private static final int LONGEST = 400;

    static EventRow of(Entry entry) {
        RunEvent event = entry.event();
        StepPath path = event.step();
        return new EventRow(
                entry, event.getClass().getSimpleName(), path == null ? "" : path.text(), false);
    }

    /// One is only itself: to compare what runs carry would hold the window up.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /// The same of a step whose input the user changed at its breakpoint.
    EventRow changed() {
        return new EventRow(entry, type, step, true);
    }

    /// The error it tells of; `null` where it tells of none.
    @Nullable Failure failure() {
        return switch (entry.event()) {
            case RunEvent.StepFailed e -> e.failure();
            case RunEvent.StepCaught e -> e.failure();
            case RunEvent.StepRetried e -> e.failure();
            case RunEvent.RunFailed e -> e.failure();
            case RunEvent _ -> null;
        };
    }

    /// The value, the error or the measurement it carries, on one line. Made when it is asked for:
    /// of very many events few are ever seen.
    String detail(Messages messages) {
        return detail(entry.event(), messages);
    }

    /// All that it carries, as one value.
    Map<String, @Nullable Object> whole(Messages messages) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("event", type);
        all.put("time", entry.time().toString());
        if (!step.isEmpty()) {
            all.put("step", step);
        }
        carried(entry.event(), all, messages);
        return all;
    }

    private static void carried(
            RunEvent event, Map<String, @Nullable Object> all, Messages messages) {
        switch (event) {
            case RunEvent.RunStarted e -> all.put("input", e.input());
            case RunEvent.StepScheduled e -> all.put("input", e.input());
            case RunEvent.StepPaused e -> all.put("input", e.input());
            case RunEvent.ItemStarted e -> all.put("input", e.input());
            case RunEvent.StepStarted e -> all.put("arguments", e.arguments());
            case RunEvent.StepSucceeded e -> all.put("output", e.output());
            case RunEvent.TokenEnded e -> all.put("output", e.output());
            case RunEvent.ItemEnded e -> all.put("output", e.output());
            case RunEvent.RunSucceeded e -> all.put("output", e.output());
            case RunEvent.TokensJoined e -> all.put("inputs", e.inputs());
            case RunEvent.ItemsRead e -> all.put("items", e.items());
            case RunEvent.VariableAssigned e -> all.put("$" + e.name(), e.value());
            case RunEvent.StepFailed e -> failed(e.failure(), all);
            case RunEvent.StepCaught e -> failed(e.failure(), all);
            case RunEvent.StepRetried e -> failed(e.failure(), all);
            case RunEvent.RunFailed e -> failed(e.failure(), all);
            case RunEvent.RunResumed _,
                    RunEvent.StepCancelled _,
                    RunEvent.TokenForked _,
                    RunEvent.ChoiceTaken _,
                    RunEvent.ItemsAsked _,
                    RunEvent.TimerSet _,
                    RunEvent.TimerFired _,
                    RunEvent.CallbackWaiting _,
                    RunEvent.CallbackSent _,
                    RunEvent.FlowStarted _,
                    RunEvent.CallbackReceived _,
                    RunEvent.RunCancelled _ ->
                    all.put("detail", detail(event, messages));
        }
    }

    private static void failed(Failure failure, Map<String, @Nullable Object> all) {
        all.put("error", failure.error());
        all.put("cause", failure.cause());
    }

    private static String detail(RunEvent event, Messages messages) {
        return switch (event) {
            case RunEvent.RunStarted e -> e.trigger() + "  " + json(e.input());
            case RunEvent.RunResumed e -> e.owner();
            case RunEvent.StepScheduled e -> json(e.input());
            case RunEvent.StepStarted e -> json(e.arguments());
            case RunEvent.StepSucceeded e -> call(e.call(), messages) + json(e.output());
            case RunEvent.StepFailed e -> call(e.call(), messages) + failure(e.failure(), messages);
            case RunEvent.StepCancelled _ -> "";
            case RunEvent.StepCaught e -> call(e.call(), messages) + failure(e.failure(), messages);
            case RunEvent.StepRetried e ->
                    call(e.call(), messages)
                            + failure(e.failure(), messages)
                            + "  + "
                            + span(e.delaySeconds() * 1_000, messages);
            case RunEvent.StepPaused e -> json(e.input());
            case RunEvent.TokenForked e -> e.token() + " → " + String.join(", ", e.tokens());
            case RunEvent.TokenEnded e -> json(e.output());
            case RunEvent.TokensJoined e -> json(e.inputs());
            case RunEvent.ChoiceTaken e ->
                    e.rule() < 0 ? messages.text("canvas.wire.otherwise") : "#" + (e.rule() + 1);
            case RunEvent.VariableAssigned e -> "$" + e.name() + " = " + json(e.value());
            case RunEvent.ItemsAsked e -> "#" + e.from() + "…  " + json(e.reader());
            case RunEvent.ItemsRead e ->
                    "#" + e.from() + " + " + e.items().size() + "  " + json(e.items());
            case RunEvent.ItemStarted e -> "#" + e.index() + "  " + json(e.input());
            case RunEvent.ItemEnded e -> "#" + e.index() + "  " + json(e.output());
            case RunEvent.TimerSet e -> timer(e, messages);
            case RunEvent.TimerFired e -> e.timer();
            case RunEvent.CallbackWaiting e -> e.token();
            case RunEvent.CallbackSent e -> call(e.report(), messages);
            case RunEvent.FlowStarted e -> e.flow() + "  " + e.run();
            case RunEvent.CallbackReceived e -> answer(e.answer(), messages);
            case RunEvent.RunSucceeded e -> json(e.output());
            case RunEvent.RunFailed e -> failure(e.failure(), messages);
            case RunEvent.RunCancelled e -> messages.engine().told(e.reason());
        };
    }

    private static String call(@Nullable CallReport call, Messages messages) {
        Double ms = call == null ? null : call.durationMs();
        return ms == null ? "" : span(ms, messages) + "  ";
    }

    private static String span(double ms, Messages messages) {
        return new Span(ms).in(messages);
    }

    private static String timer(RunEvent.TimerSet timer, Messages messages) {
        String kind = timer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.text("events.timer." + kind)
                + "  "
                + Ahead.of(timer.due()).time(messages, Instant.now());
    }

    /// An answer that a later version knows is told by its word.
    private static String answer(String word, Messages messages) {
        String key = "events.answer." + word;
        return messages.has(key) ? messages.text(key) : shortened(word);
    }

    private static String failure(Failure failure, Messages messages) {
        return shortened(failure.error() + ": " + messages.engine().cause(failure));
    }

    private static String json(@Nullable Object value) {
        return Excerpt.of(value, LONGEST);
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
