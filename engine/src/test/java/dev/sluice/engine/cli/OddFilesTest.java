package dev.sluice.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.cli.console.Exit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Files of a flow that are none, or none that anybody would write.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddFilesTest {
    private static final String FLOW =
            """
            { "sluice": 1, "name": "f",
              "triggers": { "go": { "type": "manual", "next": ["a"] } },
              "steps": { "a": { "type": "transform", "output": "ok" } } }
            """;

    @TempDir Path temp;
    private Path folder;
    private Path file;

    private final Shell shell = new Shell();

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("a flow\nin two lines"));
        file = folder.resolve("flow.json");
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        Process made = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        assertThat(made.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    private void isRefusedWith(String words) {
        assertThat(shell.run("check", folder)).isEqualTo(Exit.WRONG);
        assertThat(shell.err()).contains("flow.json:1:1: error: " + words);
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        pipe(file);

        isRefusedWith("This is no ordinary file. A flow is a folder with a text file flow.json");
    }

    @Test
    void aPipeForALayoutIsNotWaitedForEither() throws Exception {
        Files.writeString(file, FLOW);
        pipe(folder.resolve("flow.layout.json"));

        assertThat(shell.run("check", folder)).isEqualTo(Exit.OK);
        assertThat(shell.err()).contains("flow.layout.json:1:1", "it is no ordinary file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow.json", "nowhere.json"})
    void aLinkToNoFileIsToldAsOne(String target) throws IOException {
        Files.createSymbolicLink(file, Path.of(target));

        isRefusedWith("This is a link that leads to no file. Let it lead to a flow's file");
    }

    @Test
    void aFileOfTwoGigabytesIsRefusedAtOnce() throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        isRefusedWith("The file is larger than the limit of 32 MiB.");
    }

    @Test
    void anEmptyFileIsToldAsOne() throws IOException {
        Files.createFile(file);

        isRefusedWith("The file is empty");
    }

    @Test
    void aByteOrderMarkAndLinesOfWindowsAreRead() throws IOException {
        Files.writeString(file, "\uFEFF" + FLOW.replace("\n", "\r\n"));

        assertThat(shell.run("run", folder)).isEqualTo(Exit.OK);
        assertThat(shell.out()).isEqualTo("\"ok\"\n");
    }

    @Test
    void anExportThatCannotBeWrittenIsWhatTheHostLacks() throws IOException {
        Files.writeString(file, FLOW);
        Path under = Files.createFile(temp.resolve("a file")).resolve("out");

        assertThat(shell.run("export", folder, "--target", "aws", "-o", under))
                .isEqualTo(Exit.HOST_LACKS);
        assertThat(shell.err()).contains("Could not write to " + under + ": ");
    }

    @Test
    void whatIsInTheWayOfTheRunsIsNamed() throws IOException {
        Files.writeString(file, FLOW);
        Path state = Files.createFile(folder.resolve(".sluice"));

        assertThat(shell.run("run", folder)).isEqualTo(Exit.HOST_LACKS);
        assertThat(shell.err().replace('\n', ' '))
                .contains(state.toString().replace('\n', ' ') + " is in the way");
    }
}
