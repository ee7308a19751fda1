package dev.sluice.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class OutputFolderTest {
    @TempDir Path temp;

    @Test
    void writesIntoANewFolder() throws Exception {
        write(Map.of("a.txt", "one", "b/c.txt", "two"));
        assertThat(read("a.txt")).isEqualTo("one");
        assertThat(read("b/c.txt")).isEqualTo("two");
        assertThat(names()).containsExactlyInAnyOrder("a.txt", "b/c.txt", OutputFolder.MANIFEST);
    }

    @Test
    void replacesWhatItWroteAndRemovesWhatIsNoLongerThere() throws Exception {
        write(Map.of("a.txt", "one", "gone.txt", "old"));
        Files.writeString(out().resolve("samconfig.toml"), "mine");
        write(Map.of("a.txt", "two"));

        assertThat(read("a.txt")).isEqualTo("two");
        assertThat(read("samconfig.toml")).isEqualTo("mine");
        assertThat(out().resolve("gone.txt")).doesNotExist();
    }

    @Test
    void refusesAFolderThatSomebodyElseUses() throws Exception {
        Files.createDirectories(out());
        Files.writeString(out().resolve("thesis.txt"), "ten years of work");
        assertRefused(Map.of("a.txt", "one"), "is not empty, and no export has written it");
        assertThat(names()).containsExactly("thesis.txt");
    }

    @Test
    void refusesToReplaceAFileThatWasEdited() throws Exception {
        write(Map.of("template.yaml", "one", "other.txt", "one"));
        Files.writeString(out().resolve("template.yaml"), "edited by hand");
        assertRefused(
                Map.of("template.yaml", "two", "other.txt", "two"),
                "was changed since it was exported");
        assertThat(read("template.yaml")).isEqualTo("edited by hand");
        assertThat(read("other.txt")).isEqualTo("one");
    }

    @Test
    void refusesToReplaceAFileThatItDidNotWrite() throws Exception {
        write(Map.of("a.txt", "one"));
        Files.writeString(out().resolve("b.txt"), "mine");
        assertRefused(Map.of("a.txt", "one", "b.txt", "two"), "was not written by an export");
    }

    @Test
    void neverWritesThroughASymbolicLink() throws Exception {
        write(Map.of("a/b.txt", "one"));
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.delete(out().resolve("a/b.txt"));
        Files.delete(out().resolve("a"));
        Files.createSymbolicLink(out().resolve("a"), elsewhere);
        assertRefused(Map.of("a/b.txt", "two"), "is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aManifestCannotLeadOutOfTheFolder() throws Exception {
        write(Map.of("a.txt", "one"));
        Path victim = Files.writeString(temp.resolve("victim.txt"), "x");
        Path manifest = out().resolve(OutputFolder.MANIFEST);
        Files.writeString(manifest, "{\"files\": {\"../victim.txt\": \"\"}}");
        assertRefused(Map.of("b.txt", "two"), "leads out of");
        assertThat(victim).exists();
    }

    @Test
    void carriesOnAfterAnExportThatWasBrokenOff() throws Exception {
        write(Map.of("a.txt", "one", "b.txt", "one"));
        // as after a crash between the two: the list knows both, one file is new
        String broken = both("one", "two");
        Files.writeString(
                out().resolve(OutputFolder.MANIFEST),
                "{\"files\": {\"a.txt\": \"" + broken + "\", \"b.txt\": \"" + broken + "\"}}");
        Files.writeString(out().resolve("a.txt"), "two");
        write(Map.of("a.txt", "three", "b.txt", "three"));
        assertThat(read("a.txt") + read("b.txt")).isEqualTo("threethree");
    }

    @Test
    void refusesAnExportThatHoldsASecretAndWritesNothing() {
        assertThatThrownBy(
                        () ->
                                new OutputFolder(out())
                                        .write(
                                                texts(
                                                        Map.of(
                                                                "a.txt",
                                                                "ok",
                                                                "b.py",
                                                                "k = 'hunter2'")),
                                                new Secrets(Map.of("db", "hunter2"))))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("secret \"db\"")
                .hasMessageContaining("b.py")
                .hasMessageNotContaining("hunter2");
        assertThat(out()).doesNotExist();
    }

    @Test
    void findsASecretThatJsonHasEscapedAndOneInAFilesName() {
        var secrets = new Secrets(Map.of("quoted", "a\"b\nc", "empty", ""));
        assertThat(
                        secrets.in(
                                "{\"x\": \"a\\\"b\\nc\"}"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .contains("quoted");
        assertThat(secrets.in(new byte[0])).isEmpty();
        assertThatThrownBy(
                        () ->
                                new OutputFolder(out())
                                        .write(
                                                texts(Map.of("hunter2.txt", "x")),
                                                new Secrets(Map.of("db", "hunter2"))))
                .isInstanceOf(ExportException.class);
    }

    private static String both(String one, String two) throws Exception {
        var sha = java.security.MessageDigest.getInstance("SHA-256");
        var hex = java.util.HexFormat.of();
        String first =
                hex.formatHex(sha.digest(one.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return first
                + " "
                + hex.formatHex(sha.digest(two.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private void assertRefused(Map<String, String> files, String message) {
        assertThatThrownBy(() -> write(files))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining(message);
    }

    private Path out() {
        return temp.resolve("out");
    }

    private void write(Map<String, String> files) throws ExportException {
        new OutputFolder(out()).write(texts(files), new Secrets(Map.of()));
    }

    private static Map<String, Content> texts(Map<String, String> files) {
        Map<String, Content> contents = new HashMap<>();
        files.forEach((path, text) -> contents.put(path, new Content.Text(text)));
        return contents;
    }

    private String read(String path) throws IOException {
        return Files.readString(out().resolve(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString())
                    .toList();
        }
    }
}
