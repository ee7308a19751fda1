package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@Timeout(120)
class HttpRunTest {
    @TempDir Path folder;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Workbench bench;
    private HttpServer server;
    private HttpServer other;

    private record Asked(
            String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench(folder);
        server = server();
        other = server();
        server.createContext("/elsewhere", e -> redirect(e, 302, url(other, "/json")));
        server.createContext("/again", e -> redirect(e, 307, "/json"));
        server.createContext("/round", e -> redirect(e, 302, "/round"));
    }

    private HttpServer server() throws IOException {
        HttpServer made =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setExecutor(threads);
        made.createContext("/json", e -> answer(e, 200, "application/json", "{\"n\":1.0}"));
        made.createContext("/text", e -> answer(e, 200, "text/plain", "hello"));
        made.createContext("/wrong", e -> answer(e, 200, "application/json", "{oops"));
        made.createContext("/echo", e -> answer(e, 200, "text/plain", "your key: hunter22"));
        made.createContext("/no", e -> answer(e, 404, "application/json", "{\"why\":\"gone\"}"));
        made.createContext("/busy", e -> answer(e, asked.size() < 3 ? 503 : 200, "t/p", "ok"));
        made.createContext(
                "/never",
                e -> {
                    try {
                        over.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    e.close();
                });
        made.start();
        return made;
    }

    private static String url(HttpServer of, String path) {
        return "http://localhost:" + of.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        note(exchange);
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void redirect(HttpExchange exchange, int status, String there) throws IOException {
        note(exchange);
        exchange.getResponseHeaders().set("Location", there);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void note(HttpExchange exchange) throws IOException {
        asked.add(
                new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        over.countDown();
        bench.close();
        server.stop(0);
        other.stop(0);
        threads.close();
    }

    private Run.Result run(String path, String fields) throws Exception {
        Run run = start(path, fields);
        return run.await();
    }

    private Run start(String path, String fields) throws Exception {
        String step =
                "\"a\": { \"type\": \"http\", \"url\": %s %s }"
                        .formatted(Json.write(url(server, path)), fields);
        return bench.start(Workbench.flow("a", step), Map.of("x", 1));
    }

    private static Map<?, ?> output(Run.Result result) {
        assertThat(result).isInstanceOf(Run.Result.Succeeded.class);
        return (Map<?, ?>) ((Run.Result.Succeeded) result).output();
    }

    private static dev.sluice.engine.machine.Failure failure(Run.Result result) {
        assertThat(result).isInstanceOf(Run.Result.Failed.class);
        return ((Run.Result.Failed) result).failure();
    }

    @Test
    void handsOnTheAnswer() throws Exception {
        Map<?, ?> output = output(run("/json", ""));

        assertThat(output.get("StatusCode")).isEqualTo(200);
        assertThat(Json.write(output.get("ResponseBody"))).isEqualTo("{\"n\":1.0}");
        assertThat(((Map<?, ?>) output.get("Headers")).get("content-type"))
                .isEqualTo(List.of("application/json"));
        assertThat(asked.getFirst().method()).isEqualTo("GET");
        assertThat(asked.getFirst().body()).isEmpty();
        assertThat(asked.getFirst().header("Idempotency-key")).contains("/a#1.1");
    }

    @Test
    void aTextStaysAText() throws Exception {
        assertThat(output(run("/text", "")).get("ResponseBody")).isEqualTo("hello");
        assertThat(output(run("/wrong", "")).get("ResponseBody")).isEqualTo("{oops");
    }

    @Test
    void sendsHeadersQueryAndBody() throws Exception {
        output(
                run(
                        "/json?a=1",
                        """
                        , "method": "POST", "headers": { "X-Many": ["p", "q"] },
                        "query": { "b": "ä &", "c": [1, true] }, "body": { "n": "{% 1 + 1 %}" }
                        """));

        assertThat(asked.getFirst().uri()).isEqualTo("/json?a=1&b=%C3%A4+%26&c=1&c=true");
        assertThat(asked.getFirst().header("X-many")).isEqualTo("p,q");
        assertThat(asked.getFirst().header("Content-type")).isEqualTo("application/json");
        assertThat(asked.getFirst().body()).isEqualTo("{\"n\":2}");
    }

    @Test
    void sendsTheInputWhereNoBodyIsWritten() throws Exception {
        output(run("/json", ", \"method\": \"PUT\""));

        assertThat(asked.getFirst().body()).isEqualTo("{\"x\":1}");
    }

    @Test
    void sendsForms() throws Exception {
        output(
                run(
                        "/json",
                        """
                        , "method": "POST", "body": { "a b": "c&d", "n": 1 },
                        "headers": { "Content-Type": "application/x-www-form-urlencoded" }
                        """));

        assertThat(asked.getFirst().body()).isEqualTo("a+b=c%26d&n=1");
    }

    @Test
    void anAnswerThatSaysNoIsAnErrorWithItsStatus() throws Exception {
        var failure = failure(run("/no", ""));

        assertThat(failure.error()).isEqualTo("States.Http.StatusCode.404");
        Map<?, ?> cause = (Map<?, ?>) Workbench.json(failure.cause());
        assertThat(cause.get("ResponseBody")).isEqualTo(Map.of("why", "gone"));
    }

    @Test
    void retriesByStatus() throws Exception {
        Map<?, ?> output =
                output(
                        run(
                                "/busy",
                                """
                                , "retry": [{ "errors": ["States.Http.StatusCode.503"],
                                  "intervalSeconds": 1, "backoffRate": 1.0 }]
                                """));

        assertThat(output.get("ResponseBody")).isEqualTo("ok");
        assertThat(asked).extracting(a -> a.header("Idempotency-key")).doesNotHaveDuplicates();
    }

    @Test
    void nobodyListening() throws Exception {
        server.stop(0);

        var failure = failure(run("/json", ""));

        assertThat(failure.error()).isEqualTo("States.Http.Socket");
        assertThat(failure.cause()).contains("nobody listens there");
    }

    @Test
    void theStepsLimitEndsTheCall() throws Exception {
        assertThat(failure(run("/never", ", \"timeoutSeconds\": 1")).error())
                .isEqualTo("States.Timeout");
    }

    @Test
    void followsRedirectsAndKeepsWhatIsAsked() throws Exception {
        output(run("/again", ", \"method\": \"POST\""));

        assertThat(asked).extracting(Asked::method).containsExactly("POST", "POST");
        assertThat(asked.getLast().body()).isEqualTo("{\"x\":1}");
    }

    @Test
    void anotherHostIsNotToldTheSecrets() throws Exception {
        output(
                run(
                        "/elsewhere",
                        """
                        , "headers": { "X-Key": { "secret": "api-key" }, "Cookie": "c=1" }
                        """));

        assertThat(asked.getFirst().header("X-key")).isEqualTo("hunter22");
        assertThat(asked.getLast().header("X-key")).isEmpty();
        assertThat(asked.getLast().header("Cookie")).isEmpty();
    }

    @Test
    void givesUpGoingRoundInCircles() throws Exception {
        assertThat(failure(run("/round", "")).error()).isEqualTo("States.Http.StatusCode.302");
        assertThat(asked).hasSize(6);
    }

    @Test
    void secretsAreSentButNeverKept() throws Exception {
        Run run =
                start(
                        "/echo",
                        """
                        , "headers": { "Authorization": { "secret": "api-key", "prefix": "Bearer " } }
                        """);
        Map<?, ?> output = output(run.await());

        assertThat(asked.getFirst().header("Authorization")).isEqualTo("Bearer hunter22");
        assertThat(output.get("ResponseBody")).isEqualTo("your key: ***");
        assertThat(bench.journal(run.id()).toString()).doesNotContain("hunter22");
    }

    @Test
    void aMissingSecretStopsTheRunWhichCanBeResumed() throws Exception {
        Run run = start("/json", ", \"headers\": { \"A\": { \"secret\": \"other\" } }");

        assertThat(run.await())
                .isInstanceOfSatisfying(
                        Run.Result.Interrupted.class,
                        stopped -> {
                            assertThat(stopped.reason()).contains("\"other\"", "step a");
                            assertThat(stopped.remedy()).contains("secrets", "set other");
                        });
        bench.store.secrets().set("other", "now-there");
        assertThat(output(bench.resume(run.id()).await()).get("StatusCode")).isEqualTo(200);
        assertThat(asked.getFirst().header("A")).isEqualTo("now-there");
    }

    @Test
    void whatIsNoAddressIsTheStepsError() throws Exception {
        Run run =
                bench.start(
                        Workbench.flow(
                                "a",
                                "\"a\": { \"type\": \"http\", \"url\": \"{% 'ftp://x y' %}\" }"),
                        null);

        assertThat(failure(run.await()).error()).isEqualTo("States.Runtime");
        assertThat(failure(run.await()).cause()).contains("ftp://x y", "no address");
    }

    @Test
    void aCallbackMayHandItsTokenToAnAddress() throws Exception {
        String step =
                """
                "a": { "type": "callback", "http": { "method": "POST", "url": %s,
                       "body": { "token": "{%% $states.context.Task.Token %%}" } } }
                """
                        .formatted(Json.write(url(server, "/json")));
        Run run = bench.start(Workbench.flow("a", step), null);
        while (bench.events(run.id(), RunEvent.CallbackSent.class).isEmpty()) {
            Thread.onSpinWait();
        }
        String token = (String) ((Map<?, ?>) Workbench.json(asked.getFirst().body())).get("token");

        bench.runner.answer(token, new dev.sluice.engine.machine.CallbackAnswer.Success("done"));

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("done"));
    }

    @Test
    void theStepsLimitIsNotCutShort() throws Exception {
        Run run = start("/json", ", \"timeoutSeconds\": 3600");

        assertThat(output(run.await()).get("StatusCode")).isEqualTo(200);
        var started = bench.events(run.id(), RunEvent.StepStarted.class).getFirst();
        assertThat(((Map<?, ?>) started.arguments()).get("timeoutSeconds")).isEqualTo(3600);
    }

    @Test
    void mocksAnswerInItsPlace() throws Exception {
        Run run =
                bench.startVirtual(
                        Workbench.flow("a", "\"a\": {\"type\": \"http\", \"url\": \"http://x/\"}"),
                        "{\"a\": [{\"return\": {\"StatusCode\": 200}}]}");

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(Map.of("StatusCode", 200)));
    }
}
