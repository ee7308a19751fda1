package dev.sluice.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CodeFolderTest {
    @TempDir Path temp;
    private Path flow;
    private Path code;

    @BeforeEach
    void aFlowWithAFunction() throws IOException {
        flow = Files.createDirectory(temp.resolve("flow"));
        code = Files.createDirectories(flow.resolve("functions/f"));
        Files.writeString(code.resolve("index.py"), "x");
        Files.writeString(temp.resolve("secret.txt"), "outside");
    }

    @Test
    void readsFilesAndFoldersWithoutWhatIsNeverCode() throws Exception {
        Files.createDirectories(code.resolve("lib/__pycache__"));
        Files.writeString(code.resolve("lib/__pycache__/a.pyc"), "x");
        Files.writeString(code.resolve("lib/util.py"), "xy");
        CodeFolder read = CodeFolder.read(flow, "f", "functions/f");
        assertThat(read.files()).containsOnlyKeys("index.py", "lib/util.py");
        assertThat(read.left()).containsExactly("__pycache__");
        assertThat(read.bytes()).isEqualTo(3);
    }

    @Test
    void aFlowsOwnFolderAsCodeLeavesItsRunsAndSecretsOut() throws Exception {
        Files.createDirectories(flow.resolve(".sluice"));
        Files.writeString(flow.resolve(".sluice/secrets.json"), "x");
        assertThat(CodeFolder.read(flow, "f", ".").files())
                .containsOnlyKeys("functions/f/index.py");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../other",
                "functions/../..",
                "/etc",
                ".sluice",
                "functions/../.sluice/runs"
            })
    void refusesToLeaveTheFlow(String path) {
        assertThatThrownBy(() -> CodeFolder.read(flow, "f", path))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("outside the flow's files");
    }

    @Test
    void refusesALinkOutOfTheFlow() throws Exception {
        Files.createSymbolicLink(code.resolve("notes.txt"), temp.resolve("secret.txt"));
        assertRefused("notes.txt is a link out of");
    }

    @Test
    void refusesALinkToAFolderOutsideAsTheCodeItself() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(flow.resolve("linked"), outside);
        assertThatThrownBy(() -> CodeFolder.read(flow, "f", "linked"))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("outside the flow's files");
    }

    @Test
    void refusesALinkToTheRunsAndSecrets() throws Exception {
        Files.createDirectories(flow.resolve(".sluice"));
        Path secrets = Files.writeString(flow.resolve(".sluice/secrets.json"), "x");
        Files.createSymbolicLink(code.resolve("config.json"), secrets);
        assertRefused("config.json is a link out of");
    }

    @Test
    void followsALinkInsideTheFlow() throws Exception {
        Path shared = Files.writeString(flow.resolve("shared.py"), "shared");
        Files.createSymbolicLink(code.resolve("shared.py"), shared);
        assertThat(CodeFolder.read(flow, "f", "functions/f").files().get("shared.py"))
                .hasContent("shared");
    }

    @Test
    void refusesADeadLinkAndALinkedFolder() throws Exception {
        Path dead = Files.createSymbolicLink(code.resolve("dead"), temp.resolve("nothing"));
        assertRefused("dead is a link to nothing");
        Files.delete(dead);
        Files.createSymbolicLink(code.resolve("dir"), flow);
        assertRefused("dir is no regular file");
    }

    @Test
    void saysWhichCodeIsMissing() {
        assertThatThrownBy(() -> CodeFolder.read(flow, "f", "functions/g"))
                .isInstanceOf(ExportException.class)
                .hasMessage("The code of function \"f\" is missing: functions/g");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> CodeFolder.read(flow, "f", "functions/f"))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining(message);
    }
}
