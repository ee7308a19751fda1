package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.connection.Labels;
import dev.sluice.engine.container.docker.image.ImageArchiveException;
import dev.sluice.engine.container.docker.image.ImageProgress;
import dev.sluice.engine.container.docker.image.RuntimeImage;
import dev.sluice.engine.container.docker.image.RuntimeImages;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Images that come and go, with a registry of our own in the place of a mirror.
@Tag("docker")
@Timeout(120)
class RuntimeImagesTest {
    @RegisterExtension private static final RegistryService REGISTRY = new RegistryService();

    private static final String REAL = "sluice/python3.13";

    @TempDir private Path folder;
    private EngineConnection engine;
    private DockerClient client;
    private final List<String> made = new ArrayList<>();

    /// Keeps what it is told.
    private static final class Told implements ImageProgress {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private volatile long most;

        @Override
        public void told(String line) {
            lines.add(line);
        }

        @Override
        public void moved(String what, long bytes, @Nullable Long total) {
            most = Math.max(most, bytes);
        }
    }

    @BeforeEach
    void reachTheEngine() throws Exception {
        engine = EngineConnection.open();
        client = engine.client();
    }

    @AfterEach
    void removeWhatWasMade() {
        made.forEach(this::remove);
        engine.close();
    }

    private void remove(String image) {
        try {
            client.removeImageCmd(image).withForce(true).exec();
        } catch (NotFoundException _) {
            // the test did it
        }
    }

    private static RuntimeSettings settings(ContainerChoices choices) {
        return RuntimeSettings.defaults((_, _, _, _) -> {}).with(choices);
    }

    private static RuntimeSettings mirrored() {
        return settings(ContainerChoices.NONE.withMirror(REGISTRY.name()));
    }

    /// An image with a layer of its own whose content cannot be packed.
    private String image(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        Path file = Files.write(folder.resolve("content"), content);
        String container = client.createContainerCmd(REAL).withCmd("true").exec().getId();
        try {
            client.copyArchiveToContainerCmd(container)
                    .withHostResource(file.toString())
                    .withRemotePath("/opt")
                    .exec();
            client.commitCmd(container).withRepository(name).withTag("latest").exec();
        } finally {
            Labels.remove(client, container);
            Files.delete(file);
        }
        made.add(name);
        return name;
    }

    /// Gives an image to the registry, under a name that it has there.
    private String push(String image, String name, String tag) throws InterruptedException {
        String there = REGISTRY.name() + "/" + name;
        client.tagImageCmd(image, there, tag).exec();
        made.add(there + ":" + tag);
        client.pushImageCmd(there + ":" + tag).start().awaitCompletion();
        return there + ":" + tag;
    }

    // ---- Listing --------------------------------------------------------------------------------

    @Test
    void listsWhatEachRuntimeWouldRunIn() throws Exception {
        var choices =
                new ContainerChoices(
                        null, null, Map.of("python3.14", "no/such:1"), Map.of(), Map.of());
        try (RuntimeImages images = RuntimeImages.open(settings(choices))) {
            List<RuntimeImage> list = images.list();

            assertThat(list)
                    .anySatisfy(
                            image -> {
                                assertThat(image.image()).isEqualTo(REAL);
                                assertThat(image.isPresent()).isTrue();
                                assertThat(image.architecture()).isNotEmpty();
                            })
                    .contains(new RuntimeImage("python3.14", "no/such:1", null, null));
        }
    }

    // ---- Pulling --------------------------------------------------------------------------------

    @Test
    void pullsThroughTheMirrorAndTellsHowFarItIs() throws Exception {
        String name = push(image("sluice-test/small", 3 << 20), "lambda/python", "3.14");
        remove(name);
        remove("sluice-test/small");
        var told = new Told();

        try (RuntimeImages images = RuntimeImages.open(mirrored())) {
            assertThat(images.pull(List.of("python3.14"), told)).containsExactly(name);

            assertThat(images.list())
                    .anyMatch(image -> image.image().equals(name) && image.isPresent());
        }
        assertThat(told.lines).contains("pulling " + name);
        assertThat(told.most).isGreaterThan(2 << 20);
    }

    @Test
    void runsAFunctionInAnImageThatItPullsFirst() throws Exception {
        String name = push(REAL, "lambda/python", "3.12");
        remove(name);
        var progress = new ConcurrentLinkedQueue<String>();

        try (FunctionRuntime runtime = DockerRuntime.open(mirrored())) {
            Outcome outcome = runtime.call(call("python3.12"), (_, text) -> progress.add(text));

            assertThat(assertInstanceOf(Outcome.Returned.class, outcome).json()).isEqualTo("1");
            assertThat(progress).contains("sluice: pulling " + name);
        }
    }

    private Call call(String runtime) throws IOException {
        Path code = Files.createDirectories(folder.resolve("f"));
        Files.writeString(code.resolve("index.py"), "def handler(event, context):\n    return 1\n");
        return new Call(
                "id",
                "key",
                function(runtime),
                folder,
                Map.of(),
                "{}",
                Duration.ofSeconds(9),
                null);
    }

    private static FunctionSpec function(String runtime) {
        return new FunctionSpec(
                "f",
                runtime,
                "index.handler",
                "f",
                null,
                null,
                1,
                false,
                Map.of(),
                List.of(),
                "none",
                null,
                null,
                null);
    }

    @Test
    void breaksAPullOffWhenInterrupted() throws Exception {
        String name = push(image("sluice-test/large", 48 << 20), "lambda/python", "3.14");
        remove(name);
        remove("sluice-test/large");
        Thread puller = Thread.currentThread();
        var interrupts =
                new ImageProgress() {
                    @Override
                    public void told(String line) {
                        puller.interrupt();
                    }

                    @Override
                    public void moved(String what, long bytes, @Nullable Long total) {}
                };

        try (RuntimeImages images = RuntimeImages.open(mirrored())) {
            assertThatThrownBy(() -> images.pull(List.of("python3.14"), interrupts))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThatThrownBy(() -> client.inspectImageCmd(name).exec())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void saysWhatTheMirrorLacksAndWhatToDo() throws Exception {
        try (RuntimeImages images = RuntimeImages.open(mirrored())) {
            assertThatThrownBy(() -> images.pull(List.of("nodejs24.x"), ImageProgress.NONE))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining(REGISTRY.name() + "/lambda/nodejs:24");
            assertThatThrownBy(() -> images.pull(List.of("cobol"), ImageProgress.NONE))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("no public image of this runtime is known");
        }
        try (RuntimeImages images = RuntimeImages.open(settings(ContainerChoices.NONE))) {
            assertThatThrownBy(() -> images.pull(List.of("python3.14"), ImageProgress.NONE))
                    .isInstanceOfSatisfying(
                            RuntimeUnavailableException.class,
                            e -> assertThat(e.remedy()).contains("SLUICE_IMAGE_MIRROR"))
                    .hasMessageContaining("no registry mirror is set");
        }
    }

    // ---- Standing in ----------------------------------------------------------------------------

    @Test
    void letsAnotherVersionStandInWhereTheUserSaysSoAndTellsItInEveryRun() throws Exception {
        var choices =
                new ContainerChoices(
                        null, null, Map.of(), Map.of("python3.99", "python3.13"), Map.of());
        var progress = new ConcurrentLinkedQueue<String>();
        String warning =
                "sluice: warning: function f asks for python3.99, which is not here; python3.13"
                        + " stands in for it";

        try (FunctionRuntime runtime = DockerRuntime.open(settings(choices))) {
            Outcome outcome = runtime.call(call("python3.99"), (_, text) -> progress.add(text));

            assertThat(outcome).isInstanceOf(Outcome.Returned.class);
            assertThat(progress).contains(warning);
            assertThat(runtime.warnings(List.of(function("python3.99")))).contains(warning);
            assertThat(runtime.warnings(List.of(function("python3.13"))))
                    .noneMatch(line -> line.contains("stands in"));
        }
    }

    @Test
    void letsNoOtherLanguageStandIn() throws Exception {
        var choices =
                new ContainerChoices(
                        null, null, Map.of(), Map.of("python3.99", "nodejs22.x"), Map.of());

        try (FunctionRuntime runtime = DockerRuntime.open(settings(choices))) {
            assertThatThrownBy(() -> runtime.call(call("python3.99"), (_, _) -> {}))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("sluice/python3.99");
        }
    }

    // ---- Files ----------------------------------------------------------------------------------

    @Test
    void carriesImagesInAFileWithTheirLabels() throws Exception {
        for (String file : List.of("images.tar", "images.tar.gz")) {
            Path archive = folder.resolve(file);
            String copy = "sluice/python3.77";
            client.tagImageCmd(REAL, copy, "latest").exec();
            made.add(copy);
            Map<String, String> labels =
                    client.inspectImageCmd(REAL).exec().getConfig().getLabels();
            var saved = new Told();
            var loaded = new Told();

            try (RuntimeImages images = RuntimeImages.open(settings(ContainerChoices.NONE))) {
                assertThat(images.save(archive, List.of("python3.77"), saved))
                        .containsExactly("python3.77");
                remove(copy);
                assertThat(images.load(archive, loaded)).containsExactly(copy + ":latest");
            }

            assertThat(client.inspectImageCmd(copy).exec().getConfig().getLabels())
                    .isEqualTo(labels)
                    .containsKey("dev.sluice.image");
            assertThat(saved.most).isGreaterThan(1 << 20);
            assertThat(loaded.most).isEqualTo(Files.size(archive));
        }
    }

    @Test
    void leavesNoHalfFileBehind() throws Exception {
        Path archive = folder.resolve("images.tar");
        Files.writeString(archive, "what was there");
        Thread saver = Thread.currentThread();
        var interrupts =
                new ImageProgress() {
                    @Override
                    public void told(String line) {}

                    @Override
                    public void moved(String what, long bytes, @Nullable Long total) {
                        saver.interrupt();
                    }
                };

        try (RuntimeImages images = RuntimeImages.open(settings(ContainerChoices.NONE))) {
            assertThatThrownBy(() -> images.save(archive, List.of("python3.13"), interrupts))
                    .isInstanceOf(InterruptedException.class);
            assertThatThrownBy(
                            () -> images.save(archive, List.of("python3.88"), ImageProgress.NONE))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("sluice/python3.88");
        }

        assertThat(archive).hasContent("what was there");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void refusesAFileWhoseContentIsNotWhatItSays() throws Exception {
        String name = image("sluice/python3.66", 1 << 20);
        Path archive = folder.resolve("images.tar");
        try (RuntimeImages images = RuntimeImages.open(settings(ContainerChoices.NONE))) {
            images.save(archive, List.of("python3.66"), ImageProgress.NONE);
            remove(name);
            byte[] bytes = Files.readAllBytes(archive);
            byte[] start = new byte[64];
            new Random(1 << 20).nextBytes(start);
            bytes[indexOf(bytes, start) + 1000] ^= 1;
            Files.write(archive, bytes);

            assertThatThrownBy(() -> images.load(archive, ImageProgress.NONE))
                    .isInstanceOf(ImageArchiveException.class)
                    .hasMessageContaining(archive.toString());
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.mismatch(bytes, at, at + part.length, part, 0, part.length) < 0) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
