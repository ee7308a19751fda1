package dev.sluice.engine.journal;

import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Events as JSON objects: what `--json` prints a line at a time and what the journal keeps.
///
/// Every object has `type`, and `step` where the event is about one. A call's identifier is
/// `callId`; `call` is what was measured of a call, on the event that ends it. Values (`input`,
/// `output` …) are there even where they are `null`; other fields only where they apply.
public final class EventJson {
    private EventJson() {}

    /// The entry with its place in the run, as it is shown outside.
    public static Map<String, @Nullable Object> entry(Entry entry) {
        Map<String, @Nullable Object> event = event(entry.event());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", event.remove("type"));
        json.put("run", entry.run());
        json.put("seq", entry.seq());
        json.put("time", Times.text(entry.time()));
        json.putAll(event);
        return json;
    }

    /// A line that a function printed, beside the events.
    ///
    /// @param seq of the event it came after
    public static Map<String, @Nullable Object> log(LogLine line, long seq) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "StepLog");
        json.put("run", line.run());
        json.put("seq", seq);
        json.put("time", Times.text(line.time()));
        if (line.step() != null) {
            json.put("step", line.step());
        }
        json.put("function", line.function());
        if (line.call() != null) {
            json.put("callId", line.call());
        }
        json.put("stream", line.stream());
        json.put("text", line.text());
        return json;
    }

    /// The event alone.
    public static Map<String, @Nullable Object> event(RunEvent event) {
        var json = new EventWriter(event);
        switch (event) {
            case RunEvent.RunStarted e ->
                    json.put("trigger", e.trigger())
                            .put("input", e.input())
                            .put("seed", e.seed())
                            .put("flow", e.flow())
                            .put("code", e.code());
            case RunEvent.RunResumed e -> json.put("owner", e.owner());
            case RunEvent.StepScheduled e ->
                    json.put("visit", e.visit()).put("token", e.token()).put("input", e.input());
            case RunEvent.StepStarted e ->
                    json.put("visit", e.visit())
                            .put("attempt", e.attempt())
                            .put("callId", e.call())
                            .put("key", e.key())
                            .put("arguments", e.arguments());
            case RunEvent.StepSucceeded e -> {
                json.put("visit", e.visit()).put("output", e.output()).call(e.call());
                if (e.result() != null) {
                    json.put("result", e.result().value());
                }
            }
            case RunEvent.StepFailed e ->
                    json.put("visit", e.visit())
                            .put("attempt", e.attempt())
                            .failure(e.failure())
                            .call(e.call());
            case RunEvent.StepCancelled e ->
                    json.put("visit", e.visit()).putIfKnown("callId", e.call());
            case RunEvent.StepCaught e ->
                    json.put("visit", e.visit())
                            .failure(e.failure())
                            .put("catcher", e.catcher())
                            .put("output", e.output())
                            .call(e.call());
            case RunEvent.StepRetried e ->
                    json.put("visit", e.visit())
                            .put("attempt", e.attempt())
                            .failure(e.failure())
                            .put("retrier", e.retrier())
                            .put("delaySeconds", e.delaySeconds())
                            .call(e.call());
            case RunEvent.StepPaused e ->
                    json.put("visit", e.visit()).put("token", e.token()).put("input", e.input());
            case RunEvent.TokenForked e ->
                    json.put("scope", e.scope()).put("token", e.token()).put("tokens", e.tokens());
            case RunEvent.TokenEnded e -> json.put("token", e.token()).put("output", e.output());
            case RunEvent.TokensJoined e ->
                    json.put("scope", e.scope()).put("token", e.token()).put("inputs", e.inputs());
            case RunEvent.ChoiceTaken e -> json.put("visit", e.visit()).put("rule", e.rule());
            case RunEvent.VariableAssigned e ->
                    json.put("scope", e.scope()).put("name", e.name()).put("value", e.value());
            case RunEvent.ItemsAsked e ->
                    json.put("visit", e.visit())
                            .put("callId", e.call())
                            .put("key", e.key())
                            .put("reader", e.reader())
                            .put("from", e.from());
            case RunEvent.ItemsRead e ->
                    json.put("visit", e.visit())
                            .put("from", e.from())
                            .put("items", e.items())
                            .put("last", e.atEnd());
            case RunEvent.ItemStarted e ->
                    json.put("visit", e.visit()).put("index", e.index()).put("input", e.input());
            case RunEvent.ItemEnded e -> itemEnded(e, json);
            case RunEvent.TimerSet e ->
                    json.putIfKnown("visit", e.visit() == 0 ? null : e.visit())
                            .put("timer", e.timer())
                            .put("kind", e.kind().name())
                            .put("due", Times.text(e.due()));
            case RunEvent.TimerFired e -> json.put("timer", e.timer());
            case RunEvent.CallbackWaiting e ->
                    json.put("visit", e.visit())
                            .put("attempt", e.attempt())
                            .put("token", e.token());
            case RunEvent.CallbackReceived e ->
                    json.put("token", e.token()).put("answer", e.answer());
            case RunEvent.CallbackSent e ->
                    json.put("visit", e.visit()).put("callId", e.call()).call(e.report());
            case RunEvent.FlowStarted e ->
                    json.put("visit", e.visit())
                            .put("callId", e.call())
                            .put("flow", e.flow())
                            .put("nestedRun", e.run());
            case RunEvent.RunSucceeded e -> json.put("output", e.output());
            case RunEvent.RunFailed e -> json.failure(e.failure());
            case RunEvent.RunCancelled e -> json.failure(new Failure("RunCancelled", e.reason()));
        }
        return json.fields();
    }

    private static void itemEnded(RunEvent.ItemEnded e, EventWriter json) {
        json.put("visit", e.visit()).put("index", e.index());
        if (e.failure() == null) {
            json.put("output", e.output());
        } else {
            json.failure(e.failure());
        }
    }

    /// The event an object stands for; `null` where this version does not know its type.
    ///
    /// @throws JournalException where a field is missing or of the wrong kind
    public static @Nullable RunEvent read(Map<?, ?> json) {
        var reader = new EventReader(json);
        try {
            return reader.event();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw reader.damaged(e.getMessage(), e);
        }
    }

    /// An event's fields in the making.
    private record EventWriter(Map<String, @Nullable Object> fields) {
        EventWriter(RunEvent event) {
            this(new LinkedHashMap<>());
            put("type", event.getClass().getSimpleName());
            StepPath step = event.step();
            if (step != null) {
                put("step", step.text());
            }
        }

        EventWriter put(String name, @Nullable Object value) {
            fields.put(name, value);
            return this;
        }

        EventWriter putIfKnown(String name, @Nullable Object value) {
            return value == null ? this : put(name, value);
        }

        EventWriter failure(Failure failure) {
            return put("error", failure.error()).put("cause", failure.cause());
        }

        EventWriter call(@Nullable CallReport report) {
            if (report == null) {
                return this;
            }
            Map<String, @Nullable Object> call = new LinkedHashMap<>();
            call.put("durationMs", report.durationMs());
            call.put("initMs", report.initMs());
            call.put("cold", report.cold());
            call.put("peakMemoryMb", report.peakMemoryMb());
            call.put("billedMs", report.billedMs());
            call.put("memoryMb", report.memoryMb());
            call.put("codeHash", report.codeHash());
            return put("call", call);
        }
    }
}
