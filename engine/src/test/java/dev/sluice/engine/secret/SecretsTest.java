package dev.sluice.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

class SecretsTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("secrets.json");
    }

    private Secrets secrets() {
        return new Secrets(file());
    }

    @Test
    void keepsWhatWasSet() throws IOException {
        secrets().set("photo-api-key", "v1");
        secrets().set("other", "line 1\nline 2 \"quoted\" 猫");
        secrets().set("photo-api-key", "v2");

        assertThat(secrets().names()).containsExactly("other", "photo-api-key");
        assertThat(secrets().value("photo-api-key")).contains("v2");
        assertThat(secrets().value("other")).contains("line 1\nline 2 \"quoted\" 猫");
        assertThat(secrets().value("missing")).isEmpty();
        assertThat(secrets().values()).hasSize(2);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        secrets().set("a", "1");
        secrets().set("b", "2");

        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void makesTheFolderAndKeepsItOutOfVersionControl() throws IOException {
        var secrets = new Secrets(folder.resolve(".sluice/secrets.json"));

        secrets.set("a", "1");

        assertThat(folder.resolve(".sluice/.gitignore")).hasContent("*");
    }

    @Test
    void leavesNoOtherFileBehind() throws IOException {
        secrets().set("a", "1");
        secrets().set("a", "2");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file(), folder.resolve(".gitignore"));
        }
    }

    @Test
    void removesOne() throws IOException {
        secrets().set("a", "1");

        assertThat(secrets().remove("a")).isTrue();
        assertThat(secrets().remove("a")).isFalse();
        assertThat(secrets().names()).isEmpty();
    }

    @Test
    void thereAreNoneBeforeTheFirstIsSet() throws IOException {
        assertThat(secrets().names()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aDamagedFileIsNamedAndNeverOverwritten() throws IOException {
        Files.writeString(file(), "{\"a\": ");

        assertThatThrownBy(() -> secrets().set("b", "2"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("secrets.json is damaged");
        assertThat(Files.readString(file())).isEqualTo("{\"a\": ");
    }
}
