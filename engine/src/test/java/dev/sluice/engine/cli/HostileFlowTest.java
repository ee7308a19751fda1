package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.console.Exit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Flows by somebody who means no good.
@Timeout(120)
class HostileFlowTest {
    @TempDir Path folder;

    private final Shell shell = new Shell();

    private Path flow(String more, String steps) throws IOException {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "f", %s
                  "triggers": { "go": { "type": "manual", "next": ["a"] } },
                  "steps": { %s } }
                """
                        .formatted(more, steps));
        return folder;
    }

    @Test
    void nothingOfAFlowSteersTheTerminal() throws IOException {
        Path flow =
                flow(
                        "\"x\\u001b[2J\": 1,",
                        """
                        "a": { "type": "fail", "error": "\\u001b[2JE", "cause": "c\\u009b2J\\u0007" }
                        """);

        assertThat(shell.run("check", flow)).isEqualTo(Exit.OK);
        assertThat(shell.out() + shell.err()).contains("x�[2J").doesNotContain("\u001b[2J");
        assertThat(shell.run("run", flow)).isEqualTo(Exit.FLOW_FAILED);
        assertThat(shell.out() + shell.err()).doesNotContain("\u001b", "\u009b", "\u0007");
    }

    @Test
    void anExpressionThatNeedsMoreMemoryThanThereIsFailsItsStepAlone() throws Exception {
        Path flow =
                flow(
                        "",
                        "\"a\": { \"type\": \"transform\", \"output\": \"{% ($f := function($s, $n)"
                            + " { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('aaaaaaaa', 40)) %}\" }");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "run",
                                flow.toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("States.QueryEvaluationError", "more memory than there is");
            assertThat(process.exitValue()).isEqualTo(Exit.FLOW_FAILED);
        } finally {
            process.destroyForcibly();
        }
    }
}
