package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.image.ImageProgress;
import dev.sluice.engine.container.docker.image.RuntimeImage;
import dev.sluice.engine.container.docker.image.RuntimeImages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Images that come and go while a disk is full: the engine's, which keeps them, or ours.
@Tag("docker")
@Tag("root")
@Timeout(120)
class FullDiskImagesTest {
    /// Room for the one image that it is given, and not for the larger one.
    @RegisterExtension
    private static final DockerService DOCKER = new DockerService(270, List.of(), "python3.13");

    @RegisterExtension private static final RegistryService REGISTRY = new RegistryService();

    private static final String LARGE = "sluice/nodejs22.x:latest";

    @TempDir Path folder;
    private Path filler;

    @AfterEach
    void makeRoom() throws IOException {
        if (filler != null) {
            Files.deleteIfExists(filler);
        }
    }

    private void fillTheEnginesDisk() throws IOException {
        filler = DOCKER.ownData().resolve("filler");
        long room = Files.getFileStore(DOCKER.ownData()).getUsableSpace();
        byte[] megabyte = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler)) {
            for (long left = (room >> 20) - 4; left > 0; left--) {
                out.write(megabyte);
            }
        }
    }

    private static RuntimeSettings hosts() {
        return RuntimeSettings.defaults((_, _, _, _) -> {});
    }

    private static List<String> present() throws RuntimeUnavailableException {
        try (RuntimeImages images = RuntimeImages.open(DOCKER.settings())) {
            return images.list().stream()
                    .filter(RuntimeImage::isPresent)
                    .map(RuntimeImage::runtime)
                    .toList();
        }
    }

    @Test
    void saysThatTheEnginesDiskIsFullWhenAFileIsLoaded() throws Exception {
        Path file = folder.resolve("large.tar");
        try (RuntimeImages images = RuntimeImages.open(hosts())) {
            images.save(file, List.of("nodejs22.x"), ImageProgress.NONE);
        }
        try (RuntimeImages images = RuntimeImages.open(DOCKER.settings())) {
            var refusal =
                    catchThrowableOfType(
                            RuntimeUnavailableException.class,
                            () -> images.load(file, ImageProgress.NONE));

            assertThat(refusal).hasMessageContaining("load " + file).hasMessageContaining("space");
            assertThat(refusal.remedy()).startsWith("Make room where the engine keeps its images");
        }
        assertThat(present()).containsExactly("python3.13");
    }

    @Test
    void saysThatTheEnginesDiskIsFullWhenAnImageIsPulled() throws Exception {
        try (EngineConnection host = EngineConnection.open()) {
            String name = REGISTRY.name() + "/lambda/nodejs";
            host.client().tagImageCmd(LARGE, name, "22").exec();
            host.client().pushImageCmd(name + ":22").start().awaitCompletion();
            host.client().removeImageCmd(name + ":22").exec();
        }
        Process registry = DOCKER.startBeside(REGISTRY.command(), REGISTRY.port());
        try (RuntimeImages images =
                RuntimeImages.open(
                        DOCKER.settings().with(DOCKER.choices().withMirror(REGISTRY.name())))) {
            var refusal =
                    catchThrowableOfType(
                            RuntimeUnavailableException.class,
                            () -> images.pull(List.of("nodejs22.x"), ImageProgress.NONE));

            assertThat(refusal).hasMessageContaining("no space left");
            assertThat(refusal.remedy()).startsWith("Make room where the engine keeps its images");
        } finally {
            registry.destroyForcibly().waitFor();
        }
        assertThat(present()).containsExactly("python3.13");
    }

    @Test
    void leavesNoFileWhereTheEngineHasNoRoomToSave() throws Exception {
        fillTheEnginesDisk();
        try (RuntimeImages images = RuntimeImages.open(DOCKER.settings())) {
            var refusal =
                    catchThrowableOfType(
                            RuntimeUnavailableException.class,
                            () ->
                                    images.save(
                                            folder.resolve("images.tar"),
                                            List.of("python3.13"),
                                            ImageProgress.NONE));

            assertThat(refusal).hasMessageContaining("no space left");
            assertThat(refusal.remedy()).startsWith("Make room where the engine keeps its images");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsTheFormerFileWhereOurDiskIsFull() throws Exception {
        run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder.toString());
        try (RuntimeImages images = RuntimeImages.open(hosts())) {
            for (String name : List.of("images.tar", "images.tar.gz")) {
                Path file = Files.writeString(folder.resolve(name), "former");

                var refusal =
                        catchThrowableOfType(
                                RuntimeUnavailableException.class,
                                () -> images.save(file, List.of("python3.13"), ImageProgress.NONE));

                assertThat(refusal).hasMessage("Could not write " + file + ": the disk is full");
                assertThat(refusal.remedy()).contains("nothing was kept");
                assertThat(file).hasContent("former");
                Files.delete(file);
            }
            assertThat(folder).isEmptyDirectory();
        } finally {
            run("umount", folder.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
