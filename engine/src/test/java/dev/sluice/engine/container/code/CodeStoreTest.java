package dev.sluice.engine.container.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class CodeStoreTest {
    private final CodeStore store = new CodeStore();
    private Path code;

    @TempDir Path flow;

    @BeforeEach
    void writeCode() throws IOException {
        code = Files.createDirectories(flow.resolve("functions/f"));
        write("index.py", "first");
    }

    private void write(String name, String text) throws IOException {
        Path file = code.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CodeVersion present() throws IOException, CodeMissingException {
        return store.present(flow, "functions/f");
    }

    @Test
    void keepsTheCodeOfManyFunctionsAtOnce() throws Exception {
        int count = 400;
        for (int i = 0; i < count; i++) {
            Path code = Files.createDirectories(flow.resolve("many/" + i));
            Files.writeString(code.resolve("index.py"), "n = " + i);
        }
        var all = new CodeStore();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<CodeVersion>> versions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String code = "many/" + i;
                versions.add(threads.submit(() -> all.present(flow, code)));
            }
            for (Future<CodeVersion> version : versions) {
                assertThat(version.get().folder()).isDirectory();
            }
        }
    }

    @Test
    void keepsACopyThatLaterChangesDoNotReach() throws Exception {
        CodeVersion before = present();

        write("index.py", "other");
        CodeVersion after = present();

        assertThat(before.hash()).isNotEqualTo(after.hash());
        assertThat(before.folder().resolve("index.py")).hasContent("first");
        assertThat(after.folder().resolve("index.py")).hasContent("other");
        assertThat(flow.resolve(".sluice/.gitignore")).hasContent("*");
    }

    @Test
    void noticesEveryOneOfManyQuickChangesOfTheSameSize() throws Exception {
        for (int i = 100; i < 200; i++) {
            write("index.py", "v" + i);

            assertThat(present().folder().resolve("index.py")).hasContent("v" + i);
        }
    }

    @Test
    void givesOneHashToOneContent() throws Exception {
        String first = present().hash();
        write("index.py", "other");
        present();
        write("index.py", "first");
        Files.setLastModifiedTime(
                code.resolve("index.py"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(present().hash()).isEqualTo(first);
        assertThat(new CodeStore().present(flow, "functions/f").hash()).isEqualTo(first);
    }

    @Test
    void tellsFilesApartByNameAndPlace() throws Exception {
        String first = present().hash();

        Files.move(code.resolve("index.py"), code.resolve("other.py"));
        String renamed = present().hash();
        write("sub/other.py", "first");
        Files.delete(code.resolve("other.py"));
        String moved = present().hash();

        assertThat(renamed).isNotEqualTo(first);
        assertThat(moved).isNotEqualTo(first).isNotEqualTo(renamed);
    }

    @Test
    void leavesOutWhatToolsFill() throws Exception {
        String first = present().hash();

        write("__pycache__/index.pyc", "compiled");
        write(".git/HEAD", "ref");

        CodeVersion now = present();
        assertThat(now.hash()).isEqualTo(first);
        assertThat(now.folder().resolve("__pycache__")).doesNotExist();
    }

    @Test
    void keepsLinksInsideAndCopiesWhatLiesOutside() throws Exception {
        Path outside = Files.writeString(flow.resolve("shared.py"), "shared");
        Files.createSymbolicLink(code.resolve("inside"), Path.of("index.py"));
        Files.createSymbolicLink(code.resolve("outside"), outside);
        Files.createSymbolicLink(code.resolve("dangling"), Path.of("nowhere"));

        Path copy = present().folder();

        assertThat(copy.resolve("inside")).isSymbolicLink().hasContent("first");
        assertThat(Files.isSymbolicLink(copy.resolve("outside"))).isFalse();
        assertThat(copy.resolve("outside")).hasContent("shared");
    }

    @Test
    void refusesAFolderThatHoldsItself() throws Exception {
        Files.createDirectory(code.resolve("sub"));
        Files.createSymbolicLink(code.resolve("sub/all"), code.toAbsolutePath());

        assertThatThrownBy(this::present)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds it");
    }

    @Test
    void keepsExecutableFilesSo() throws Exception {
        write("run.sh", "#!/bin/sh");
        Files.setPosixFilePermissions(
                code.resolve("run.sh"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));

        assertThat(Files.getPosixFilePermissions(present().folder().resolve("run.sh")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void findsAFormerVersionAndSaysWhenItIsGone() throws Exception {
        CodeVersion former = present();
        write("index.py", "other");
        CodeVersion now = present();

        assertThat(store.kept(flow, "functions/f", former.hash())).isEqualTo(former);
        assertThat(new CodeStore().kept(flow, "functions/f", now.hash())).isEqualTo(now);
        assertThatThrownBy(() -> store.kept(flow, "functions/f", "0123"))
                .isInstanceOf(CodeMissingException.class)
                .hasMessageContaining("functions/f has changed");
    }

    @Test
    void copiesAgainWhatWasDeletedFromTheStore() throws Exception {
        CodeVersion version = present();
        Files.delete(version.folder().resolve("index.py"));
        Files.delete(version.folder());

        assertThat(present().folder().resolve("index.py")).hasContent("first");
    }

    @Test
    void removesVersionsThatWereNotUsedForLong() throws Exception {
        CodeVersion old = present();
        write("index.py", "recent");
        CodeVersion recent = present();
        Files.setLastModifiedTime(
                old.folder(), FileTime.from(Instant.now().minus(Duration.ofDays(31))));

        write("index.py", "newest");
        present();

        assertThat(old.folder()).doesNotExist();
        assertThat(recent.folder()).exists();
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> store.present(flow, "functions/g"))
                .isInstanceOf(CodeMissingException.class)
                .hasMessageContaining("functions/g");
    }
}
