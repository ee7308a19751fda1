package dev.sluice.app.inspector.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

class SourceTextTest {
    @TempDir Path folder;

    @Test
    void aFileIsWrittenWholeAndKeepsItsRights() throws Exception {
        Path file = Files.writeString(folder.resolve("run.py"), "old");
        Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rwxr-x---");
        Files.setPosixFilePermissions(file, rights);

        SourceText.write(file, "new");
        SourceText.write(folder.resolve("made/lib.py"), "lib");

        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(rights);
        assertThat(folder.resolve("made/lib.py")).hasContent("lib");
        assertThat(folder).isDirectoryNotContaining("glob:**.{part,tmp}");
    }

    @Test
    void aReadOnlyFileStaysAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("run.py"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThatThrownBy(() -> SourceText.write(file, "new"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(file).hasContent("old");
    }

    @Test
    void nothingIsWrittenThroughLinksOfAStrangersFlow() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        Path code = Files.createDirectories(folder.resolve("flow/functions/f"));
        Path file = Files.writeString(code.resolve("index.py"), "old");
        Files.createSymbolicLink(code.resolve(".index.py.part"), mine);

        SourceText.write(file, "new");

        assertThat(mine).hasContent("mine");
        assertThat(file).hasContent("new");
    }
}
