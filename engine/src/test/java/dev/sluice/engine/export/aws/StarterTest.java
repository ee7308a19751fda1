package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.export.aws.resource.Starters;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The generated function that starts the state machine, run by Python with a Step Functions of the
/// test's own.
class StarterTest {
    private static final String BOTO3 =
            """
            import json, os
            asked = []
            class Runs:
                def start_execution(self, **given):
                    asked.append(given)
                    return {"executionArn": "arn:aws:states:eu-west-1:1:execution:m:run-1"}
                def describe_execution(self, executionArn):
                    runs = json.loads(os.environ["RUNS"])
                    asked.append(executionArn)
                    polls = sum(isinstance(a, str) for a in asked)
                    return runs[min(polls, len(runs)) - 1]
            def client(service):
                assert service == "stepfunctions"
                return Runs()
            """;
    private static final String HARNESS =
            """
            import json, os, sys
            import boto3, starter
            event = json.load(sys.stdin)
            try:
                out = {"returned": starter.handler(event, None)}
            except Exception as e:
                out = {"raised": str(e)}
            out["started"] = [json.loads(a["input"]) for a in boto3.asked if not isinstance(a, str)]
            print(json.dumps(out))
            """;
    private static final String RUNNING = "{\"status\": \"RUNNING\"}";

    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"status\": \"SUCCEEDED\", \"output\": \"{\\\"a\\\": 1}\"} | 200 | {\"a\": 1}",
                "{\"status\": \"SUCCEEDED\", \"output\": \"{\\\"statusCode\\\": 201, \\\"body\\\":"
                        + " \\\"made\\\"}\"} | 201 | made",
                "{\"status\": \"SUCCEEDED\", \"output\": \"{\\\"statusCode\\\": 201, \\\"body\\\":"
                        + " [1]}\"} | 201 | [1]",
                "{\"status\": \"SUCCEEDED\", \"output\": \"{\\\"statusCode\\\": 999}\"} | 502 |"
                        + " {\"error\": \"InvalidStatusCode\"}",
                "{\"status\": \"SUCCEEDED\", \"output\": \"{\\\"statusCode\\\": 101}\"} | 502 |"
                        + " {\"error\": \"InvalidStatusCode\"}",
                "{\"status\": \"FAILED\", \"error\": \"BadPhoto\", \"cause\": \"inner details\"} |"
                        + " 500 | {\"error\": \"BadPhoto\"}",
                "{\"status\": \"ABORTED\"} | 500 | {\"error\": \"ABORTED\"}",
            })
    void anHttpRequestIsAnsweredWithWhatTheRunGave(String run, int status, String body)
            throws Exception {
        var answer =
                answer(
                        Map.of(
                                "KIND",
                                "http",
                                "WAIT_SECONDS",
                                "5",
                                "RUNS",
                                "[" + RUNNING + "," + run + "]"));
        assertThat(answer.get("statusCode")).isEqualTo(status);
        assertThat(answer.get("body")).isEqualTo(body);
    }

    @Test
    void aRunThatTakesLongerIs504AndOneThatNobodyWaitsForIs202() throws Exception {
        var late =
                answer(Map.of("KIND", "http", "WAIT_SECONDS", "0.01", "RUNS", "[" + RUNNING + "]"));
        assertThat(late.get("statusCode")).isEqualTo(504);
        assertThat(late.get("body")).isEqualTo("{\"error\": \"Timeout\", \"run\": \"run-1\"}");
        var async = answer(Map.of("KIND", "http", "WAIT_SECONDS", "0"));
        assertThat(async.get("statusCode")).isEqualTo(202);
        assertThat(async.get("body")).isEqualTo("{\"run\": \"run-1\"}");
    }

    @Test
    void theEventIsHandedOnAsItIsOrWithTheTriggersName() throws Exception {
        Map<String, Object> event = Map.of("a", List.of(1, "ü"));
        assertThat(call(Map.of("KIND", "topic"), event).get("started")).isEqualTo(List.of(event));
        assertThat(call(Map.of("KIND", "topic", "TRIGGER", "AlarmTrigger"), event).get("started"))
                .isEqualTo(List.of(Map.of("trigger", "AlarmTrigger", "event", event)));
    }

    @Test
    void messagesOfARunThatFailedComeBack() throws Exception {
        var settings = Map.of("KIND", "queue", "WAIT_SECONDS", "1");
        assertThat(
                        call(
                                        with(
                                                settings,
                                                "RUNS",
                                                "[{\"status\": \"FAILED\", \"error\": \"E\"}]"),
                                        Map.of())
                                .get("raised"))
                .isEqualTo("the run ended as FAILED");
        assertThat(
                        call(
                                        with(
                                                settings,
                                                "RUNS",
                                                "[{\"status\": \"SUCCEEDED\", \"output\":"
                                                        + " \"{\\\"batchItemFailures\\\":"
                                                        + " [{\\\"itemIdentifier\\\":"
                                                        + " \\\"m1\\\"}]}\"}]"),
                                        Map.of())
                                .get("returned"))
                .isEqualTo(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", "m1"))));
    }

    @Test
    void aWebhookNeedsTheRightSignature() throws Exception {
        var settings =
                Map.of("KIND", "webhook", "WAIT_SECONDS", "0", "SECRET", "key", "EVENTS", "push");
        String body = "{\"ref\": \"main\"}";
        Map<String, Object> signed =
                Map.of(
                        "headers",
                        Map.of("X-Hub-Signature-256", signature(body), "X-GitHub-Event", "push"),
                        "body",
                        body);
        Map<String, Object> forged =
                Map.of(
                        "headers",
                        Map.of("X-Hub-Signature-256", signature("other"), "X-GitHub-Event", "push"),
                        "body",
                        body);
        Map<String, Object> other =
                Map.of(
                        "headers",
                        Map.of("x-hub-signature-256", signature(body), "x-github-event", "fork"),
                        "body",
                        body);

        assertThat(call(settings, signed).get("started")).isEqualTo(List.of(signed));
        assertThat(call(settings, forged))
                .satisfies(
                        c -> {
                            assertThat(c.get("started")).isEqualTo(List.of());
                            assertThat(((Map<?, ?>) c.get("returned")).get("statusCode"))
                                    .isEqualTo(401);
                        });
        assertThat(call(settings, Map.of("body", body)).get("started")).isEqualTo(List.of());
        assertThat(call(settings, other).get("started")).isEqualTo(List.of());
    }

    private static String signature(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256="
                + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        var more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    private Map<?, ?> answer(Map<String, String> settings) throws Exception {
        return (Map<?, ?>) call(settings, Map.of("rawPath", "/x")).get("returned");
    }

    private Map<?, ?> call(Map<String, String> settings, Map<String, ?> event) throws Exception {
        Files.writeString(temp.resolve("boto3.py"), BOTO3);
        Files.writeString(temp.resolve("harness.py"), HARNESS);
        try (InputStream in = Starters.class.getResourceAsStream("starter.py")) {
            Files.write(temp.resolve("starter.py"), in.readAllBytes());
        }
        Path input = Files.writeString(temp.resolve("event.json"), Json.write(event));
        Path output = temp.resolve("said.txt");
        var builder = new ProcessBuilder("python3", "harness.py").directory(temp.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("STATE_MACHINE", "arn:aws:states:eu-west-1:1:stateMachine:m");
        Process process =
                builder.redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return (Map<?, ?>) Json.parse(Files.readString(output).strip());
    }
}
