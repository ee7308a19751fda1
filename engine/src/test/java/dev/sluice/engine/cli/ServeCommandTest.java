package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.console.Exit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// `sluice serve` as a program of its own, as users start it.
@Timeout(120)
class ServeCommandTest {
    @TempDir Path folder;

    private Process serve(String triggers) throws IOException {
        return serve(triggers, 0);
    }

    private Process serve(String triggers, int port) throws IOException {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "orders", "triggers": { %s },
                  "steps": {
                    "answer": { "type": "transform",
                                "output": "{%% {'statusCode': 201, 'body': 'order ' & $states.input.pathParameters.id} %%}" },
                    "refuse": { "type": "fail", "error": "Closed", "cause": "No orders today" },
                    "done": { "type": "succeed" } } }
                """
                        .formatted(triggers));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        folder.toString(),
                        "--port",
                        String.valueOf(port),
                        "--runtime",
                        "process")
                .start();
    }

    private static String line(BufferedReader from, Predicate<String> wanted) throws IOException {
        var told = new StringBuilder();
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (wanted.test(line)) {
                return line;
            }
            told.append(line).append('\n');
        }
        throw new AssertionError("No such line in:\n" + told);
    }

    private static HttpResponse<String> post(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.noBody());
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void answersRequestsAndTellsOfEachRun() throws Exception {
        Process served =
                serve(
                        """
                        "take": { "type": "http", "method": "POST", "path": "/orders/{id}", "next": ["answer"] },
                        "drop": { "type": "http", "method": "POST", "path": "/closed", "next": ["refuse"] }
                        """);
        try (BufferedReader out = served.inputReader();
                BufferedReader err = served.errorReader()) {
            String endpoint = line(out, text -> text.contains("/orders/")).replaceAll(".* ", "");

            HttpResponse<String> taken = post(endpoint.replace("{id}", "7"));
            HttpResponse<String> dropped = post(endpoint.replace("orders/{id}", "closed"));

            assertThat(taken.statusCode()).isEqualTo(201);
            assertThat(taken.body()).isEqualTo("order 7");
            assertThat(dropped.statusCode()).isEqualTo(500);
            assertThat(line(err, text -> text.contains("take"))).contains("▸ run ");
            assertThat(line(err, text -> text.contains("succeeded"))).contains("✓ run ");
            assertThat(line(err, text -> text.contains("failed")))
                    .contains("failed with Closed: No orders today");
        } finally {
            served.destroy();
            assertThat(served.waitFor(100, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process served =
                    serve(
                            "\"take\": { \"type\": \"http\", \"path\": \"/\", \"next\": [\"done\"]"
                                    + " }",
                            taken.getLocalPort());
            try (BufferedReader err = served.errorReader()) {
                List<String> said = err.lines().filter(line -> !line.isBlank()).toList();

                assertThat(served.waitFor(100, TimeUnit.SECONDS)).isTrue();
                assertThat(served.exitValue()).isEqualTo(Exit.HOST_LACKS);
                assertThat(said)
                        .last()
                        .asString()
                        .contains("the port is in use. Choose another with --port.");
                assertThat(said).noneMatch(line -> line.contains("ERROR"));
            } finally {
                served.destroyForcibly();
            }
        }
    }

    @Test
    void firesATimerAgainAndAgain() throws Exception {
        Process served =
                serve(
                        "\"tick\": { \"type\": \"timer\", \"rate\": \"1 second\", \"next\":"
                                + " [\"done\"] }");
        try (BufferedReader out = served.inputReader();
                BufferedReader err = served.errorReader()) {
            assertThat(line(out, text -> text.contains("tick"))).contains("UTC").contains("next");

            String first = line(err, text -> text.contains("succeeded"));
            String second = line(err, text -> text.contains("succeeded"));

            assertThat(first.replaceAll(".*run ", ""))
                    .isNotEqualTo(second.replaceAll(".*run ", ""));
        } finally {
            served.destroy();
            assertThat(served.waitFor(100, TimeUnit.SECONDS)).isTrue();
        }
    }
}
