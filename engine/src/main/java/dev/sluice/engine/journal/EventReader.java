package dev.sluice.engine.journal;

import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The other way of [EventJson]. Unknown fields are passed over.
record EventReader(Map<?, ?> json) {
    @Nullable RunEvent event() {
        return switch (text("type")) {
            case "RunStarted" ->
                    new RunEvent.RunStarted(
                            text("trigger"), value("input"), seed(), text("flow"), code());
            case "RunResumed" -> new RunEvent.RunResumed(text("owner"));
            case "StepScheduled" ->
                    new RunEvent.StepScheduled(step(), visit(), text("token"), value("input"));
            case "StepStarted" ->
                    new RunEvent.StepStarted(
                            step(),
                            visit(),
                            integer("attempt"),
                            text("callId"),
                            text("key"),
                            value("arguments"));
            case "StepSucceeded" ->
                    new RunEvent.StepSucceeded(
                            step(),
                            visit(),
                            value("output"),
                            call(),
                            json.containsKey("result")
                                    ? new RunEvent.Result(value("result"))
                                    : null);
            case "StepFailed" ->
                    new RunEvent.StepFailed(step(), visit(), integer("attempt"), failure(), call());
            case "StepCancelled" ->
                    new RunEvent.StepCancelled(step(), visit(), textOrNull("callId"));
            case "StepCaught" ->
                    new RunEvent.StepCaught(
                            step(),
                            visit(),
                            failure(),
                            integer("catcher"),
                            value("output"),
                            call());
            case "StepRetried" ->
                    new RunEvent.StepRetried(
                            step(),
                            visit(),
                            integer("attempt"),
                            failure(),
                            integer("retrier"),
                            number("delaySeconds").doubleValue(),
                            call());
            case "StepPaused" ->
                    new RunEvent.StepPaused(step(), visit(), text("token"), value("input"));
            default -> tokenEvent();
        };
    }

    private @Nullable RunEvent tokenEvent() {
        return switch (text("type")) {
            case "TokenForked" ->
                    new RunEvent.TokenForked(
                            stepOrNull(), text("scope"), text("token"), texts("tokens"));
            case "TokenEnded" ->
                    new RunEvent.TokenEnded(stepOrNull(), text("token"), value("output"));
            case "TokensJoined" ->
                    new RunEvent.TokensJoined(
                            step(), text("scope"), text("token"), values("inputs"));
            case "ChoiceTaken" -> new RunEvent.ChoiceTaken(step(), visit(), integer("rule"));
            case "VariableAssigned" ->
                    new RunEvent.VariableAssigned(
                            step(), text("scope"), text("name"), value("value"));
            case "ItemStarted" ->
                    new RunEvent.ItemStarted(step(), visit(), integer("index"), value("input"));
            case "ItemEnded" ->
                    new RunEvent.ItemEnded(
                            step(),
                            visit(),
                            integer("index"),
                            value("output"),
                            json.containsKey("error") ? failure() : null);
            case "TimerSet" ->
                    new RunEvent.TimerSet(
                            stepOrNull(),
                            json.containsKey("visit") ? visit() : 0,
                            text("timer"),
                            RunEvent.TimerKind.valueOf(text("kind")),
                            Instant.parse(text("due")));
            case "TimerFired" -> new RunEvent.TimerFired(stepOrNull(), text("timer"));
            case "CallbackWaiting" ->
                    new RunEvent.CallbackWaiting(
                            step(), visit(), integer("attempt"), text("token"));
            case "CallbackReceived" ->
                    new RunEvent.CallbackReceived(step(), text("token"), text("answer"));
            case "CallbackSent" ->
                    new RunEvent.CallbackSent(step(), visit(), text("callId"), call());
            case "FlowStarted" ->
                    new RunEvent.FlowStarted(
                            step(), visit(), text("callId"), text("flow"), text("nestedRun"));
            case "ItemsAsked" ->
                    new RunEvent.ItemsAsked(
                            step(),
                            visit(),
                            text("callId"),
                            text("key"),
                            value("reader"),
                            integer("from"));
            case "ItemsRead" ->
                    new RunEvent.ItemsRead(
                            step(),
                            visit(),
                            integer("from"),
                            values("items"),
                            Boolean.TRUE.equals(value("last")));
            default -> end();
        };
    }

    private @Nullable RunEvent end() {
        return switch (text("type")) {
            case "RunSucceeded" -> new RunEvent.RunSucceeded(value("output"));
            case "RunFailed" -> new RunEvent.RunFailed(failure(), stepOrNull());
            case "RunCancelled" -> new RunEvent.RunCancelled(failure().cause());
            default -> null;
        };
    }

    private @Nullable Object value(String name) {
        return json.get(name);
    }

    private String text(String name) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw missing(name, "a text");
    }

    private @Nullable String textOrNull(String name) {
        return json.get(name) == null ? null : text(name);
    }

    private Number number(String name) {
        if (json.get(name) instanceof Number number) {
            return number;
        }
        throw missing(name, "a number");
    }

    private int integer(String name) {
        return number(name).intValue();
    }

    private int visit() {
        return integer("visit");
    }

    /// Kept to its last digit whatever form the number was read in.
    private long seed() {
        return Long.parseLong(number("seed").toString());
    }

    private StepPath step() {
        return new StepPath(text("step"));
    }

    private @Nullable StepPath stepOrNull() {
        return json.get("step") == null ? null : step();
    }

    private Failure failure() {
        return new Failure(text("error"), text("cause"));
    }

    private List<@Nullable Object> values(String name) {
        if (json.get(name) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw missing(name, "a list");
    }

    private List<String> texts(String name) {
        return values(name).stream().map(String::valueOf).toList();
    }

    private Map<String, String> code() {
        Map<String, String> code = new LinkedHashMap<>();
        if (json.get("code") instanceof Map<?, ?> map) {
            map.forEach((id, hash) -> code.put(String.valueOf(id), String.valueOf(hash)));
        }
        return code;
    }

    private @Nullable CallReport call() {
        if (!(json.get("call") instanceof Map<?, ?> map)) {
            return null;
        }
        return new CallReport(
                real(map.get("durationMs")),
                real(map.get("initMs")),
                Boolean.TRUE.equals(map.get("cold")),
                real(map.get("peakMemoryMb")),
                map.get("billedMs") instanceof Number n ? n.longValue() : null,
                map.get("memoryMb") instanceof Number n ? n.intValue() : 0,
                map.get("codeHash") instanceof String hash ? hash : null);
    }

    private static @Nullable Double real(@Nullable Object value) {
        return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private JournalException missing(String name, String kind) {
        return damaged(kind + " was expected at \"" + name + "\"", null);
    }

    JournalException damaged(@Nullable String what, @Nullable Exception cause) {
        return new JournalException(
                "An event of the journal is damaged: " + what + " in " + Json.write(json),
                "The run cannot be shown or resumed from there on.",
                cause);
    }
}
