package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.service.HttpDoor;
import dev.sluice.engine.trigger.CallbackRoutes;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Tokens given back from outside of the process and over HTTP.
@Timeout(120)
class CallbackCommandTest {
    @TempDir Path folder;
    private final BlockingQueue<String> tokens = new ArrayBlockingQueue<>(9);
    private final Shell shell = new Shell();
    private Engine engine;
    private Run run;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "approval", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["ask"] } },
                  "steps": { "ask": { "type": "callback" } } }
                """);
        engine = Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, _ -> {}));
        run =
                engine.start(
                        FlowFolder.open(folder),
                        RunRequest.of("go", null),
                        new RunListener() {
                            @Override
                            public void entered(Entry entry) {
                                if (entry.event() instanceof RunEvent.CallbackWaiting waiting) {
                                    tokens.add(waiting.token());
                                }
                            }
                        });
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /// The token may be told a moment before it is good.
    private String token() throws Exception {
        String token = tokens.poll(50, TimeUnit.SECONDS);
        while (shell.run("callback", token, "--heartbeat") != 0) {
            Thread.onSpinWait();
        }
        return token;
    }

    @Test
    void givesATokenBackWithAResult() throws Exception {
        Path output = Files.writeString(folder.resolve("out.json"), "{\"approved\": true}");

        assertThat(shell.run("callback", token(), "--output", output)).isZero();

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(Map.of("approved", true)));
    }

    @Test
    void takesTheResultFromStandardInput() throws Exception {
        assertThat(shell.typing("[1]").run("callback", token(), "--output", "-")).isZero();

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(java.util.List.of(1)));
    }

    @Test
    void givesATokenBackWithAnError() throws Exception {
        assertThat(shell.run("callback", token(), "--error", "Denied", "--cause", "no")).isZero();

        assertThat(run.await()).isEqualTo(new Run.Result.Failed(new Failure("Denied", "no")));
    }

    @Test
    void saysWhatMayBeWrongWithAToken() throws Exception {
        String token = token();

        assertThat(shell.run("callback", "f".repeat(40), "--heartbeat")).isEqualTo(2);
        assertThat(shell.err()).contains("No run on this computer waits for this token");
        assertThat(shell.run("callback", token)).isEqualTo(2);
        assertThat(shell.run("callback", token, "--heartbeat", "--error", "X")).isEqualTo(2);
        assertThat(shell.run("callback", token, "--heartbeat", "--cause", "x")).isEqualTo(2);
        assertThat(shell.typing("{oops").run("callback", token, "--output", "-")).isEqualTo(2);
        assertThat(shell.err()).contains("standard input:1:2", "not JSON");
    }

    @Test
    void takesTokensOverHttp() throws Exception {
        String token = token();
        try (HttpDoor door = HttpDoor.open("127.0.0.1", 0, CallbackRoutes.of(engine::answer))) {
            assertThat(post(door, token, "heartbeat", "")).isEqualTo(200);
            assertThat(post(door, token, "success", "{oops")).isEqualTo(400);
            assertThat(post(door, token, "failure", "{}")).isEqualTo(400);
            assertThat(post(door, "f".repeat(40), "success", "1")).isEqualTo(404);
            assertThat(
                            post(
                                    door,
                                    token,
                                    "failure",
                                    Json.write(Map.of("error", "Denied", "cause", "no"))))
                    .isEqualTo(200);
            assertThat(post(door, token, "success", "1")).isEqualTo(404);
        }

        assertThat(run.await()).isEqualTo(new Run.Result.Failed(new Failure("Denied", "no")));
    }

    private static int post(HttpDoor door, String token, String what, String body)
            throws Exception {
        URI address =
                URI.create(
                        "http://127.0.0.1:%d/-/callbacks/%s/%s"
                                .formatted(door.port(), token, what));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
