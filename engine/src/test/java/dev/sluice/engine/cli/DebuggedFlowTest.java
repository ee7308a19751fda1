package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sluice run --debug` as a program of its own, with the protocol of Java's debuggers.
@Timeout(120)
class DebuggedFlowTest {
    private static final Pattern WAITS =
            Pattern.compile("waits for a debugger at 127.0.0.1:(\\d+)");

    @TempDir Path flow;

    @BeforeEach
    void write() throws IOException {
        String java = "java" + Runtime.version().feature();
        Files.writeString(
                flow.resolve("flow.json"),
                """
                { "sluice": 1, "name": "debug", "triggers": { "go": { "type": "manual", "next": ["box"] } },
                  "steps": { "box": { "type": "group", "start": ["look"], "timeoutSeconds": 1, "steps": {
                      "look": { "type": "function", "function": "look", "timeoutSeconds": 1, "next": ["note"] },
                      "note": { "type": "transform" } } } },
                  "functions": { "look": { "runtime": "%s", "handler": "Look::run", "code": "functions/look",
                    "memoryMb": 256, "timeoutSeconds": 1 } } }
                """
                        .formatted(java));
        Path code = Files.createDirectories(flow.resolve("functions/look"));
        Files.writeString(
                code.resolve("Look.java"),
                "public class Look { public String run() { return \"seen\"; } }\n");
    }

    @Test
    void waitsForADebuggerBeyondAllLimitsAndEntersItForTheEditor() throws Exception {
        Path launch = Files.createDirectories(flow.resolve(".vscode")).resolve("launch.json");
        Files.writeString(launch, "{\n    // mine\n    \"configurations\": []\n}\n");
        String before = Files.readString(flow.resolve("flow.json"));
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "run",
                                flow.toString(),
                                "--runtime",
                                "process",
                                "--debug",
                                "look")
                        .start();
        try (BufferedReader out = program.inputReader();
                BufferedReader err = program.errorReader()) {
            int port = port(err);
            assertThat(new CountDownLatch(1).await(1500, TimeUnit.MILLISECONDS)).isFalse();

            resume(port);

            assertThat(out.readLine()).isEqualTo("\"seen\"");
            assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
            assertThat(launch)
                    .content()
                    .startsWith("{\n    // mine\n    \"configurations\": [\n        {")
                    .contains("\"name\": \"Sluice: debug look\"", "\"port\": " + port)
                    .contains("${workspaceFolder}/functions/look");
            assertThat(flow.resolve("flow.json")).hasContent(before);
        } finally {
            program.destroy();
        }
    }

    private static int port(BufferedReader err) throws IOException {
        var told = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher waits = WAITS.matcher(line);
            if (waits.find()) {
                return Integer.parseInt(waits.group(1));
            }
            told.append(line).append('\n');
        }
        throw new AssertionError("It ended with:\n" + told);
    }

    /// The handshake, and the command that lets all threads go on.
    private static void resume(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] shake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(shake);
            new DataInputStream(socket.getInputStream()).readFully(new byte[shake.length]);
            var resume = ByteBuffer.allocate(11).putInt(11).putInt(1).put((byte) 0);
            socket.getOutputStream().write(resume.put((byte) 1).put((byte) 9).array());
            assertThat(socket.getInputStream().read()).isNotNegative();
        }
    }

    @Test
    void saysWhatCannotBeDebugged() {
        var shell = new Shell();

        assertThat(shell.run("run", flow, "--debug", "nothing")).isEqualTo(2);
        assertThat(shell.err()).contains("no step nothing", "look");
        assertThat(shell.run("run", flow, "--debug", "note")).isEqualTo(2);
        assertThat(shell.err()).contains("note calls no function");
        assertThat(shell.run("run", flow, "--debug", "look", "--watch")).isEqualTo(2);
        assertThat(shell.err()).contains("do not go together");
    }
}
