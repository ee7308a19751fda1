package dev.sluice.engine.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.Main;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// `sluice run --watch` as a program of its own, as users start it.
@Timeout(120)
class WatchedRunsTest {
    @TempDir Path folder;
    private Path flow;
    private Path event;
    private Process program;
    private BufferedReader out;
    private BufferedReader err;

    @BeforeEach
    void start() throws IOException {
        flow = Files.createDirectories(folder.resolve("flow"));
        event = Files.createDirectories(folder.resolve("elsewhere")).resolve("event.json");
        Files.writeString(event, "1");
        write("$states.input + 1");
        program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "run",
                                flow.toString(),
                                "--watch",
                                "--event",
                                event.toString())
                        .start();
        out = program.inputReader();
        err = program.errorReader();
    }

    @AfterEach
    void end() throws InterruptedException {
        program.destroy();
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
    }

    private void write(String expression) throws IOException {
        Files.writeString(
                flow.resolve("flow.json"),
                """
                { "sluice": 1, "name": "sums", "triggers": { "go": { "type": "manual", "next": ["add"] } },
                  "steps": { "add": { "type": "transform", "output": "{%% %s %%}" } } }
                """
                        .formatted(expression));
    }

    private String told(String wanted) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            if (line.contains(wanted)) {
                return line;
            }
        }
        throw new AssertionError("It ended without: " + wanted);
    }

    @Test
    void runsAgainWhenTheFlowOrItsEventChanges() throws Exception {
        assertThat(out.readLine()).isEqualTo("2");
        told("watching");

        write("$states.input + 10");
        assertThat(out.readLine()).isEqualTo("11");
        told("watching");

        Files.writeString(event, "5");
        assertThat(out.readLine()).isEqualTo("15");
    }

    @Test
    void staysWhileTheFlowIsBrokenAndGoesOnWhenItIsMended() throws Exception {
        assertThat(out.readLine()).isEqualTo("2");
        told("watching");

        Files.writeString(flow.resolve("flow.json"), "{ \"sluice\": 1,");
        assertThat(told("sluice: ")).contains("flow.json");
        told("watching");

        write("$states.input + 2");
        assertThat(out.readLine()).isEqualTo("3");
    }

    @Test
    void leavesAsideWhatChangesElsewhereAndSeesNewFolders() throws Exception {
        assertThat(out.readLine()).isEqualTo("2");
        told("watching");

        Files.writeString(event.resolveSibling("other.json"), "7");
        Files.createDirectories(flow.resolve("functions/add"));
        assertThat(out.readLine()).isEqualTo("2");
        told("watching");
        Files.writeString(flow.resolve("functions/add/index.py"), "pass\n");

        assertThat(out.readLine()).isEqualTo("2");
    }
}
