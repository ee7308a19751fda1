package dev.sluice.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lines here are a contract: `--json` prints them and journals on disk hold them.
class EventJsonTest {
    private static final StepPath STEP = StepPath.of("each").item(3).inside("resize");
    private static final Failure FAILURE = new Failure("BadPhoto", "not a JPEG");
    private static final CallReport REPORT =
            new CallReport(12.5, 80.25, true, 41.5, 93L, 256, "c0de");
    private static final CallReport UNMEASURED =
            new CallReport(null, null, false, null, null, 128, null);

    /// Each kind of event beside its line, in the order of the journal's golden file.
    private static final Map<RunEvent, String> GOLDEN = golden();

    private static Map<RunEvent, String> golden() {
        Map<RunEvent, String> lines = new LinkedHashMap<>();
        lines.put(
                new RunEvent.RunStarted(
                        "manual",
                        Map.of("key", "a.jpg"),
                        Long.MIN_VALUE,
                        "{}",
                        Map.of("resize", "c0de")),
                """
                {"type":"RunStarted","trigger":"manual","input":{"key":"a.jpg"},\
                "seed":-9223372036854775808,"flow":"{}","code":{"resize":"c0de"}}\
                """);
        lines.put(
                new RunEvent.RunResumed("0b1e"),
                """
                {"type":"RunResumed","owner":"0b1e"}\
                """);
        lines.put(
                new RunEvent.StepScheduled(STEP, 2, "t1", null),
                """
                {"type":"StepScheduled","step":"each[3]/resize","visit":2,"token":"t1","input":null}\
                """);
        lines.put(
                new RunEvent.StepStarted(STEP, 2, 1, "c7", "k-7", List.of(1, 2)),
                """
                {"type":"StepStarted","step":"each[3]/resize","visit":2,"attempt":1,\
                "callId":"c7","key":"k-7","arguments":[1,2]}\
                """);
        lines.put(
                new RunEvent.StepSucceeded(STEP, 2, "done", REPORT),
                """
                {"type":"StepSucceeded","step":"each[3]/resize","visit":2,"output":"done",\
                "call":{"durationMs":12.5,"initMs":80.25,"cold":true,"peakMemoryMb":41.5,\
                "billedMs":93,"memoryMb":256,"codeHash":"c0de"}}\
                """);
        lines.put(
                new RunEvent.StepSucceeded(STEP, 2, "done", null, new RunEvent.Result(null)),
                """
                {"type":"StepSucceeded","step":"each[3]/resize","visit":2,"output":"done",\
                "result":null}\
                """);
        lines.put(
                new RunEvent.StepFailed(STEP, 2, 3, FAILURE, UNMEASURED),
                """
                {"type":"StepFailed","step":"each[3]/resize","visit":2,"attempt":3,\
                "error":"BadPhoto","cause":"not a JPEG",\
                "call":{"durationMs":null,"initMs":null,"cold":false,"peakMemoryMb":null,\
                "billedMs":null,"memoryMb":128,"codeHash":null}}\
                """);
        lines.put(
                new RunEvent.StepCancelled(STEP, 2, "c7"),
                """
                {"type":"StepCancelled","step":"each[3]/resize","visit":2,"callId":"c7"}\
                """);
        lines.put(
                new RunEvent.StepCancelled(STEP, 1, null),
                """
                {"type":"StepCancelled","step":"each[3]/resize","visit":1}\
                """);
        lines.put(
                new RunEvent.StepCaught(STEP, 2, FAILURE, 0, Map.of("Error", "BadPhoto"), null),
                """
                {"type":"StepCaught","step":"each[3]/resize","visit":2,"error":"BadPhoto",\
                "cause":"not a JPEG","catcher":0,"output":{"Error":"BadPhoto"}}\
                """);
        lines.put(
                new RunEvent.StepRetried(STEP, 2, 1, FAILURE, 0, 1.5, null),
                """
                {"type":"StepRetried","step":"each[3]/resize","visit":2,"attempt":1,\
                "error":"BadPhoto","cause":"not a JPEG","retrier":0,"delaySeconds":1.5}\
                """);
        lines.put(
                new RunEvent.StepPaused(STEP, 2, "t1", 7),
                """
                {"type":"StepPaused","step":"each[3]/resize","visit":2,"token":"t1","input":7}\
                """);
        lines.put(
                new RunEvent.TokenForked(STEP, "f1", "t1", List.of("t2", "t3")),
                """
                {"type":"TokenForked","step":"each[3]/resize","scope":"f1","token":"t1",\
                "tokens":["t2","t3"]}\
                """);
        lines.put(
                new RunEvent.TokenForked(null, "f0", "t0", List.of("t1", "t2")),
                """
                {"type":"TokenForked","scope":"f0","token":"t0","tokens":["t1","t2"]}\
                """);
        lines.put(
                new RunEvent.TokenEnded(STEP, "t2", false),
                """
                {"type":"TokenEnded","step":"each[3]/resize","token":"t2","output":false}\
                """);
        lines.put(
                new RunEvent.TokensJoined(STEP, "f1", "t4", Arrays.asList(1, null)),
                """
                {"type":"TokensJoined","step":"each[3]/resize","scope":"f1","token":"t4",\
                "inputs":[1,null]}\
                """);
        lines.put(
                new RunEvent.ChoiceTaken(STEP, 2, -1),
                """
                {"type":"ChoiceTaken","step":"each[3]/resize","visit":2,"rule":-1}\
                """);
        lines.put(
                new RunEvent.VariableAssigned(STEP, "", "n", 5),
                """
                {"type":"VariableAssigned","step":"each[3]/resize","scope":"","name":"n","value":5}\
                """);
        lines.put(
                new RunEvent.ItemStarted(STEP, 2, 9, "x"),
                """
                {"type":"ItemStarted","step":"each[3]/resize","visit":2,"index":9,"input":"x"}\
                """);
        lines.put(
                new RunEvent.ItemEnded(STEP, 2, 9, null, null),
                """
                {"type":"ItemEnded","step":"each[3]/resize","visit":2,"index":9,"output":null}\
                """);
        lines.put(
                new RunEvent.ItemEnded(STEP, 2, 9, null, FAILURE),
                """
                {"type":"ItemEnded","step":"each[3]/resize","visit":2,"index":9,\
                "error":"BadPhoto","cause":"not a JPEG"}\
                """);
        lines.put(
                new RunEvent.TimerSet(
                        STEP,
                        2,
                        "w1",
                        RunEvent.TimerKind.WAIT,
                        Instant.parse("2026-11-22T19:00:07Z")),
                """
                {"type":"TimerSet","step":"each[3]/resize","visit":2,"timer":"w1","kind":"WAIT",\
                "due":"2026-11-22T19:00:07.000000Z"}\
                """);
        lines.put(
                new RunEvent.TimerSet(
                        null,
                        0,
                        "t9",
                        RunEvent.TimerKind.RUN_TIMEOUT,
                        Instant.parse("2026-11-22T19:00:07.5Z")),
                """
                {"type":"TimerSet","timer":"t9","kind":"RUN_TIMEOUT",\
                "due":"2026-11-22T19:00:07.500000Z"}\
                """);
        lines.put(
                new RunEvent.TimerFired(STEP, "w1"),
                """
                {"type":"TimerFired","step":"each[3]/resize","timer":"w1"}\
                """);
        lines.put(
                new RunEvent.TimerFired(null, "t9"),
                """
                {"type":"TimerFired","timer":"t9"}\
                """);
        lines.put(
                new RunEvent.CallbackWaiting(STEP, 2, 1, "secret-token"),
                """
                {"type":"CallbackWaiting","step":"each[3]/resize","visit":2,"attempt":1,\
                "token":"secret-token"}\
                """);
        lines.put(
                new RunEvent.CallbackReceived(STEP, "secret-token", "success"),
                """
                {"type":"CallbackReceived","step":"each[3]/resize","token":"secret-token",\
                "answer":"success"}\
                """);
        lines.put(
                new RunEvent.ItemsAsked(STEP, 2, "c1", "k1", Map.of("file", "a.csv"), 512),
                """
                {"type":"ItemsAsked","step":"each[3]/resize","visit":2,"callId":"c1","key":"k1",\
                "reader":{"file":"a.csv"},"from":512}\
                """);
        lines.put(
                new RunEvent.ItemsRead(STEP, 2, 512, List.of(1, "x"), true),
                """
                {"type":"ItemsRead","step":"each[3]/resize","visit":2,"from":512,\
                "items":[1,"x"],"last":true}\
                """);
        lines.put(
                new RunEvent.CallbackSent(STEP, 2, "c1", null),
                """
                {"type":"CallbackSent","step":"each[3]/resize","visit":2,"callId":"c1"}\
                """);
        lines.put(
                new RunEvent.FlowStarted(STEP, 2, "c1", "../b", "run-1-abc"),
                """
                {"type":"FlowStarted","step":"each[3]/resize","visit":2,"callId":"c1",\
                "flow":"../b","nestedRun":"run-1-abc"}\
                """);
        lines.put(
                new RunEvent.RunSucceeded(List.of()),
                """
                {"type":"RunSucceeded","output":[]}\
                """);
        lines.put(
                new RunEvent.RunFailed(FAILURE, STEP),
                """
                {"type":"RunFailed","step":"each[3]/resize","error":"BadPhoto","cause":"not a JPEG"}\
                """);
        lines.put(
                new RunEvent.RunCancelled("by the user"),
                """
                {"type":"RunCancelled","error":"RunCancelled","cause":"by the user"}\
                """);
        return lines;
    }

    @Test
    void writesEachKindOfEventAsTheContractSays() {
        GOLDEN.forEach(
                (event, line) -> assertThat(Json.write(EventJson.event(event))).isEqualTo(line));
    }

    @Test
    void readsEachLineBackToTheSameEvent() {
        GOLDEN.forEach((event, line) -> assertThat(EventJson.read(object(line))).isEqualTo(event));
    }

    @Test
    void theGoldenLinesCoverEveryKind() {
        assertThat(GOLDEN.keySet())
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsAll(
                        Arrays.stream(RunEvent.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
    }

    @Test
    void anEntryTellsItsPlaceInTheRunFirst() {
        var entry =
                new Entry(
                        "r1",
                        7,
                        Instant.parse("2026-11-22T19:00:00.123456Z"),
                        new RunEvent.FlowStarted(STEP, 1, "c1", "../b", "n"));

        assertThat(Json.write(EventJson.entry(entry)))
                .isEqualTo(
                        """
                        {"type":"FlowStarted","run":"r1","seq":7,\
                        "time":"2026-11-22T19:00:00.123456Z","step":"each[3]/resize","visit":1,\
                        "callId":"c1","flow":"../b","nestedRun":"n"}\
                        """);
    }

    @Test
    void aLogLineTellsWhichEventItFollows() {
        var line =
                new LogLine(
                        "r1",
                        Instant.parse("2026-11-22T19:00:00Z"),
                        "resize",
                        "each[3]/resize",
                        "c7",
                        "stderr",
                        "oh");

        assertThat(Json.write(EventJson.log(line, 4)))
                .isEqualTo(
                        """
                        {"type":"StepLog","run":"r1","seq":4,"time":"2026-11-22T19:00:00.000000Z",\
                        "step":"each[3]/resize","function":"resize","callId":"c7",\
                        "stream":"stderr","text":"oh"}\
                        """);
    }

    @Test
    void aWholeSecondStillHasSixDigits() {
        assertThat(Times.text(Instant.parse("2026-11-22T19:00:00Z")))
                .isEqualTo("2026-11-22T19:00:00.000000Z");
    }

    @Test
    void timesGoThroughMicrosecondsUnharmed() {
        for (String text :
                List.of(
                        "1969-12-31T23:59:59.999999Z",
                        "2026-11-22T19:00:00.123456Z",
                        "9999-12-31T23:59:59.999999Z")) {
            Instant time = Instant.parse(text);

            assertThat(Times.ofMicros(Times.micros(time))).isEqualTo(time);
        }
    }

    @Test
    void unknownTypesAndFieldsArePassedOver() {
        assertThat(EventJson.read(object("{\"type\":\"MoonRose\",\"phase\":\"full\"}"))).isNull();
        assertThat(EventJson.read(object("{\"type\":\"RunResumed\",\"owner\":\"o\",\"mood\":1}")))
                .isEqualTo(new RunEvent.RunResumed("o"));
    }

    @Test
    void aDamagedEventNamesTheFieldAndShowsTheLine() {
        assertThatThrownBy(() -> EventJson.read(object("{\"type\":\"TokenEnded\"}")))
                .isInstanceOf(JournalException.class)
                .hasMessage(
                        "An event of the journal is damaged: a text was expected at \"token\" in"
                                + " {\"type\":\"TokenEnded\"}");
        assertThatThrownBy(
                        () ->
                                EventJson.read(
                                        object(
                                                """
                                                {"type":"TimerSet","timer":"w","kind":"EGG","due":""}\
                                                """)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("EGG");
    }

    @Test
    void numbersThatOnlyPassThroughKeepTheirText() {
        String line = "{\"type\":\"RunSucceeded\",\"output\":[1.0,1e3,-0,12345678901234567890]}";

        assertThat(Json.write(EventJson.event(EventJson.read(object(line))))).isEqualTo(line);
    }

    private static Map<?, ?> object(String line) {
        try {
            return (Map<?, ?>) Json.parse(line);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(new ArrayList<>(List.of(line, e)).toString(), e);
        }
    }
}
