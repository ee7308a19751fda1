package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.console.Exit;
import dev.sluice.engine.cli.console.Terminal;

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

class MainTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandLine commands =
            Main.commands(
                    new Terminal(
                            InputStream.nullInputStream(),
                            new PrintStream(new ByteArrayOutputStream()),
                            new PrintStream(err, true, StandardCharsets.UTF_8)));

    @BeforeEach
    void makeFlow() throws IOException {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "one", "steps": { "a": { "type": "succeed" } } }
                """);
    }

    @Test
    void theDesignerOpensAloneAndOnAFlow() {
        assertThat(Main.opensDesigner(new String[0], () -> commands)).isTrue();
        assertThat(Main.opensDesigner(new String[] {folder.toString()}, () -> commands)).isTrue();
    }

    @Test
    void aFlowsPathNeedsNoListOfCommands() {
        boolean opens =
                Main.opensDesigner(
                        new String[] {folder.toString()},
                        () -> {
                            throw new AssertionError("the commands were made");
                        });

        assertThat(opens).isTrue();
    }

    @Test
    void everythingElseIsTheCommandLine() {
        assertThat(Main.opensDesigner(new String[] {"check"}, () -> commands)).isFalse();
        assertThat(Main.opensDesigner(new String[] {"--help"}, () -> commands)).isFalse();
        assertThat(Main.opensDesigner(new String[] {"chekc"}, () -> commands)).isFalse();
        assertThat(Main.opensDesigner(new String[] {"picture", "a"}, () -> commands)).isFalse();
    }

    @Test
    void aPictureIsDrawnIntoTheFile() throws IOException {
        Path file = folder.resolve("one.svg");

        int status = commands.execute("picture", folder.toString(), "-o", file.toString());

        assertThat(status).isEqualTo(Exit.OK);
        assertThat(Files.readString(file)).startsWith("<svg").contains(">a</text>");
    }

    @Test
    void aPictureOfAnotherKindIsRefused() {
        int status = commands.execute("picture", folder.toString(), "-o", "one.pdf");

        assertThat(status).isEqualTo(Exit.WRONG);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("one.pdf");
    }

    @Test
    void aPictureOfNoFlowIsRefused() {
        int status = commands.execute("picture", folder.resolve("no").toString(), "-o", "one.png");

        assertThat(status).isEqualTo(Exit.WRONG);
    }
}
