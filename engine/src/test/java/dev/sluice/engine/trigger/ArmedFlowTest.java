package dev.sluice.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.service.HttpDoor;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Real requests to a real server; only what a run gives is set by the test.
class ArmedFlowTest {
    @TempDir Path state;

    private final List<Object> events = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void givesARunTheEventOfAnApiGatewayAndAnswersWithItsOutput() throws Exception {
        HttpResponse<String> response =
                ask(
                        flow("aws", http("asked", "POST", "/photos/{id}", "sync", null)),
                        new Run.Result.Succeeded(Map.of("ok", true)),
                        request("/photos/7?size=big&size=small", "POST")
                                .header("X-Kind", "a")
                                .POST(BodyPublishers.ofString("{\"n\":1}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"ok\":true}");
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("application/json");
        assertThat(events).hasSize(1);
        Map<?, ?> event = (Map<?, ?>) events.getFirst();
        assertThat(event.get("version")).isEqualTo("2.0");
        assertThat(event.get("routeKey")).isEqualTo("POST /photos/{id}");
        assertThat(event.get("rawPath")).isEqualTo("/photos/7");
        assertThat(event.get("rawQueryString")).isEqualTo("size=big&size=small");
        assertThat(event.get("pathParameters")).isEqualTo(Map.of("id", "7"));
        assertThat(event.get("queryStringParameters")).isEqualTo(Map.of("size", "big,small"));
        assertThat(((Map<?, ?>) event.get("headers")).get("x-kind")).isEqualTo("a");
        assertThat(event.get("body")).isEqualTo("{\"n\":1}");
        assertThat(event.get("isBase64Encoded")).isEqualTo(false);
        assertThat(Json.write(event.get("requestContext"))).contains("\"method\":\"POST\"");
    }

    @Test
    void givesARunTheEventOfFunctionComputeWhereThatIsTheTarget() throws Exception {
        ask(
                flow("alibaba", http("asked", "GET", "/a", "sync", null)),
                new Run.Result.Succeeded(null),
                request("/a?x=1", "GET").GET());

        Map<?, ?> event = (Map<?, ?>) events.getFirst();
        assertThat(event.get("version")).isEqualTo("v1");
        assertThat(event.get("queryParameters")).isEqualTo(Map.of("x", "1"));
    }

    @Test
    void sendsWhatIsNoTextAsBase64() throws Exception {
        ask(
                flow("aws", http("asked", "POST", "/a", "sync", null)),
                new Run.Result.Succeeded(null),
                request("/a", "POST")
                        .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xff, (byte) 0xd8})));

        Map<?, ?> event = (Map<?, ?>) events.getFirst();
        assertThat(event.get("body")).isEqualTo("/9g=");
        assertThat(event.get("isBase64Encoded")).isEqualTo(true);
    }

    @Test
    void answersWithTheResponseThatTheOutputDescribes() throws Exception {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("statusCode", 201);
        output.put("headers", Map.of("Content-Type", "text/plain", "X-A", "1\r\nX-Evil: 2"));
        output.put("cookies", List.of("a=1", "b=2"));
        output.put("isBase64Encoded", true);
        output.put("body", "aGVsbG8=");
        HttpResponse<String> response =
                ask(
                        flow("aws", http("asked", "GET", "/a", "sync", null)),
                        new Run.Result.Succeeded(output),
                        request("/a", "GET").GET());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("content-type")).hasValue("text/plain");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("x-evil")).isEmpty();
    }

    @Test
    void tellsAFailedRunsErrorByItsNameOnly() throws Exception {
        HttpResponse<String> response =
                ask(
                        flow("aws", http("asked", "GET", "/a", "sync", null)),
                        new Run.Result.Failed(new Failure("BadPhoto", "the secret reason")),
                        request("/a", "GET").GET());

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"BadPhoto\"}");
    }

    @Test
    void answersAtOnceWhereNobodyWaits() throws Exception {
        HttpResponse<String> response =
                ask(
                        flow("aws", http("asked", "GET", "/a", "async", null)),
                        null,
                        request("/a", "GET").GET());

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"run\":\"run-1\"}");
    }

    @Test
    void answers504PastTheLimitWhileTheRunGoesOn() throws Exception {
        HttpResponse<String> response =
                ask(
                        flow("aws", http("asked", "GET", "/a", "sync", 1)),
                        null,
                        request("/a", "GET").GET());

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("run-1");
    }

    @Test
    void refusesOtherMethodsAndPaths() throws Exception {
        Flow flow = flow("aws", http("asked", "GET", "/a", "sync", null));
        var end = new Run.Result.Succeeded(null);

        assertThat(ask(flow, end, request("/a", "DELETE").DELETE()).statusCode()).isEqualTo(405);
        assertThat(ask(flow, end, request("/b", "GET").GET()).statusCode()).isEqualTo(404);
        assertThat(events).isEmpty();
    }

    @Test
    void firesATimerAtItsTimes() throws Exception {
        var fired = new LinkedBlockingQueue<Object>();
        Instant begin = Instant.now();
        ArmedFlow armed =
                ArmedFlow.of(
                        flow("aws", timer("nightly", null)),
                        state,
                        (trigger, event) -> {
                            fired.add(event == null ? "" : event);
                            return new EndedRun(new Run.Result.Succeeded(null));
                        },
                        _ -> after -> Optional.of(after.plusMillis(50)),
                        Clock.systemUTC());
        Thread loop = Thread.ofVirtual().start(armed.timers().getFirst().loop());

        Map<?, ?> first = (Map<?, ?>) fired.poll(50, TimeUnit.SECONDS);
        Object second = fired.poll(50, TimeUnit.SECONDS);
        loop.interrupt();

        assertThat(first).isNotNull();
        assertThat(first.get("detail-type")).isEqualTo("Scheduled Event");
        assertThat(Instant.parse((String) first.get("time")))
                .isAfterOrEqualTo(begin.minusSeconds(1));
        assertThat(second).isNotNull();
        assertThat(loop.join(java.time.Duration.ofSeconds(50))).isTrue();
    }

    @Test
    void firesOnceForAllTheTimesItMissedWhereAskedTo() throws Exception {
        new FireLog(state.resolve("timers.json"))
                .record("nightly", Instant.parse("2026-01-01T00:00:00Z"));
        var fired = new CountDownLatch(1);
        ArmedFlow armed =
                ArmedFlow.of(
                        flow("aws", timer("nightly", "once")),
                        state,
                        (_, _) -> {
                            fired.countDown();
                            return new EndedRun(new Run.Result.Succeeded(null));
                        },
                        _ -> after -> Optional.of(after.plusSeconds(3600)),
                        Clock.systemUTC());
        Thread loop = Thread.ofVirtual().start(armed.timers().getFirst().loop());

        assertThat(fired.await(50, TimeUnit.SECONDS)).isTrue();
        loop.interrupt();
    }

    @Test
    void refusesTheKindsThatCannotBeServedYetByName() {
        Trigger topic = new Trigger.Topic(Trigger.Head.of("heard", List.of("a")), "news", Map.of());
        assertThatThrownBy(() -> arm(flow("aws", topic), null))
                .isInstanceOf(NotYetServed.class)
                .hasMessageContaining("heard")
                .hasMessageContaining("cannot be served yet");
    }

    private HttpResponse<String> ask(Flow flow, Run.Result end, HttpRequest.Builder request)
            throws Exception {
        try (HttpDoor door = HttpDoor.open("127.0.0.1", 0, arm(flow, end).routes())) {
            URI open = request.build().uri();
            URI real =
                    new URI(
                            "http",
                            null,
                            "127.0.0.1",
                            door.port(),
                            open.getPath(),
                            open.getQuery(),
                            null);
            return client.send(request.uri(real).build(), BodyHandlers.ofString());
        }
    }

    private ArmedFlow arm(Flow flow, Run.Result end) throws NotYetServed {
        return ArmedFlow.of(
                flow,
                state,
                (_, event) -> {
                    events.add(event);
                    return new EndedRun(end);
                },
                _ -> _ -> Optional.empty(),
                Clock.systemUTC());
    }

    private static HttpRequest.Builder request(String path, String method) {
        return HttpRequest.newBuilder(URI.create("http://door" + path))
                .method(method, BodyPublishers.noBody());
    }

    private static Trigger http(
            String id, String method, String path, String answer, Integer limit) {
        return new Trigger.Http(Trigger.Head.of(id, List.of("a")), method, path, answer, limit);
    }

    private static Trigger timer(String id, String missed) {
        return new Trigger.Timer(
                Trigger.Head.of(id, List.of("a")), "* * * * *", null, null, null, missed, null);
    }

    private static Flow flow(String target, Trigger trigger) {
        Flow empty = Flow.empty("test");
        return new Flow(
                empty.name(),
                null,
                List.of(target),
                null,
                null,
                Map.of(),
                Map.of(trigger.id(), trigger),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /// A run that ended with a result, or never ends where that is `null`.
    private record EndedRun(Run.Result end) implements Run {
        @Override
        public String id() {
            return "run-1";
        }

        @Override
        public Result await() throws InterruptedException {
            if (end == null) {
                new CountDownLatch(1).await();
            }
            return end;
        }

        @Override
        public boolean isOver() {
            return end != null;
        }

        @Override
        public void cancel(String reason) {}
    }
}
