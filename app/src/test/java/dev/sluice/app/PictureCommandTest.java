package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.template.Templates;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pictures of flows whose steps lie far apart, by the command line.
class PictureCommandTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path flow;

    @BeforeEach
    void aFlow() throws IOException {
        flow = folder.resolve("hello");
        Templates.copy("hello", flow);
    }

    private int picture(String... more) {
        var to = new PrintStream(err, true, StandardCharsets.UTF_8);
        var command = new PictureCommand(new Terminal(InputStream.nullInputStream(), to, to));
        return new CommandLine(command).execute(more);
    }

    private void place(String step, String x) throws IOException {
        Files.writeString(
                flow.resolve("flow.layout.json"),
                "{\"sluice\": 1, \"steps\": {\"" + step + "\": {\"x\": " + x + ", \"y\": 0}}}");
    }

    @Test
    void aPngOfAFlowThatIsTooWideIsRefusedWithTheScaleThatFits() throws IOException {
        place("greet", "200000");

        int status = picture(flow.toString(), "-o", folder.resolve("a.png").toString());

        assertThat(status).isEqualTo(Exit.WRONG);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Try --scale 0.", "an .svg");
        assertThat(folder.resolve("a.png")).doesNotExist();
    }

    @Test
    void aStepAtAnAbsurdPlaceIsDrawnInAnSvgAndToldForAPng() throws IOException {
        place("greet", "1e300");

        assertThat(picture(flow.toString(), "-o", folder.resolve("a.png").toString()))
                .isEqualTo(Exit.WRONG);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("flow.layout.json");
        assertThat(picture(flow.toString(), "-o", folder.resolve("a.svg").toString()))
                .isEqualTo(Exit.OK);
        assertThat(folder.resolve("a.svg")).content().contains("Greet");
    }
}
