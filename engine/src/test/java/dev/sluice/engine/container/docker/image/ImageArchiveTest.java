package dev.sluice.engine.container.docker.image;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

class ImageArchiveTest {
    private static final String MANIFEST =
            "[{\"Config\": \"c.json\", \"RepoTags\": [\"x:1\"], \"Layers\": [\"l/layer.tar\"]}]";

    @TempDir private Path folder;
    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("images.tar");
    }

    private void entry(String name, String content) {
        entry(name, '0', content);
    }

    private void entry(String name, char kind, String content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, "%011o\0".formatted(content.length()));
        header[156] = (byte) kind;
        put(header, 257, "ustar\00000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.writeBytes(header);
        tar.writeBytes(content.getBytes(StandardCharsets.UTF_8));
        tar.writeBytes(new byte[-content.length() & 511]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void end() throws IOException {
        tar.writeBytes(new byte[1024]);
        Files.write(file, tar.toByteArray());
    }

    private void whole() throws IOException {
        entry("c.json", "{}");
        entry("l/layer.tar", "x".repeat(700));
        entry("manifest.json", MANIFEST);
        end();
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> ImageArchive.check(file))
                .isInstanceOf(ImageArchiveException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .hasMessageContaining("sluice images save");
    }

    @Test
    void takesAWholeArchivePackedOrNot() throws Exception {
        whole();
        assertThatCode(() -> ImageArchive.check(file)).doesNotThrowAnyException();

        try (var packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(tar.toByteArray());
        }
        assertThatCode(() -> ImageArchive.check(file)).doesNotThrowAnyException();
    }

    @Test
    void readsLongNames() throws Exception {
        String name = "l".repeat(150) + "/layer.tar";
        entry("././@LongLink", 'L', name + "\0");
        entry(name.substring(0, 99), "x");
        String extended = "p".repeat(150);
        entry("PaxHeaders/x", 'x', "200 path=" + extended + "\n");
        entry("short", "{}");
        entry(
                "manifest.json",
                "[{\"Config\": \"%s\", \"Layers\": [\"%s\"]}]".formatted(extended, name));
        end();

        assertThatCode(() -> ImageArchive.check(file)).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        Files.writeString(file, "hello");
        assertRefused("it is no archive of images");

        Files.write(file, new byte[0]);
        assertRefused("it is no archive of images");

        Files.writeString(file, "x".repeat(2000));
        assertRefused("it is no archive of images");
    }

    @Test
    void refusesAnotherKindOfArchive() throws Exception {
        entry("readme", "hello");
        end();

        assertRefused("it has no manifest.json");
    }

    @Test
    void refusesAnArchiveThatIsCutOffAnywhere() throws Exception {
        whole();
        byte[] all = tar.toByteArray();
        // Up to the blocks of zeros that end it.
        for (int length = 1; length < all.length - 1024; length += 97) {
            Files.write(file, Arrays.copyOf(all, length));
            assertThatThrownBy(() -> ImageArchive.check(file))
                    .isInstanceOf(ImageArchiveException.class);
        }
    }

    @Test
    void refusesPackedArchivesThatAreCutOffOrDamaged() throws Exception {
        whole();
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(tar.toByteArray());
        }
        byte[] all = bytes.toByteArray();
        Files.write(file, Arrays.copyOf(all, all.length - 9));
        assertRefused("it ends too early");

        all[all.length - 6] ^= 1;
        Files.write(file, all);
        assertRefused("its compression is damaged");
    }

    @Test
    void refusesADamagedHeader() throws Exception {
        entry("c.json", "{}");
        entry("l/layer.tar", "x");
        byte[] bytes = tar.toByteArray();
        bytes[1024 + 3] ^= 1;
        Files.write(file, bytes);

        assertRefused("it is damaged in the middle");
    }

    @Test
    void namesThePartThatIsMissing() throws Exception {
        entry("c.json", "{}");
        entry("manifest.json", MANIFEST);
        end();

        assertRefused("it lacks the part l/layer.tar");
    }

    @Test
    void refusesAManifestThatIsNone() throws Exception {
        for (String manifest : new String[] {"[", "{}", "[]", "[1]"}) {
            tar.reset();
            entry("manifest.json", manifest);
            end();
            assertRefused("its manifest.json");
        }
    }
}
