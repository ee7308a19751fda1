package dev.sluice.engine.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.docker.image.ImageProgress;
import dev.sluice.engine.container.docker.image.RuntimeImages;
import dev.sluice.engine.container.owner.OwnFolder;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Podman of our own for a test class, with its storage in a folder that goes with it. It is
/// given the images by a file, from the engine that has them.
final class PodmanService implements BeforeAllCallback, AfterAllCallback {
    private static final int LONGEST_SECONDS = 60;

    private final List<String> runtimes;
    private Path folder;
    private Process service;

    PodmanService(String... runtimes) {
        this.runtimes = List.of(runtimes);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("podman");
        Files.writeString(folder.resolve("containers.conf"), configuration());
        Files.writeString(
                folder.resolve("registries.conf"),
                "[[registry]]\nlocation = \"127.0.0.1\"\ninsecure = true\n");
        service = podman(List.of("system", "service", "--time", "0", "unix://" + socket())).start();
        awaitAnswer();
        Path file = folder.resolve("images.tar");
        try (RuntimeImages docker = RuntimeImages.open(plain())) {
            docker.save(file, runtimes, ImageProgress.NONE);
        }
        try (RuntimeImages podman = RuntimeImages.open(settings())) {
            podman.load(file, ImageProgress.NONE);
        }
        Files.delete(file);
    }

    private static RuntimeSettings plain() {
        return RuntimeSettings.defaults((_, _, _, _) -> {});
    }

    /// Limits that a container in a container may have too; the runtime that copes with cgroups of
    /// both versions at once.
    private static String configuration() throws IOException {
        long files = limit("Max open files");
        long processes = Math.min(limit("Max processes"), 16_384);
        return """
        [containers]
        default_ulimits = ["nofile=%d:%d", "nproc=%d:%d"]
        [network]
        network_backend = "netavark"
        [engine]
        cgroup_manager = "cgroupfs"
        events_logger = "file"
        runtime = "runc"
        """
                .formatted(files, files, processes, processes);
    }

    private static long limit(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith(name)) {
                String hard = line.substring(name.length()).strip().split("\\s+")[1];
                return hard.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(hard);
            }
        }
        throw new IOException("/proc/self/limits lacks " + name);
    }

    private Path socket() {
        return folder.resolve("s");
    }

    /// Where it answers.
    String address() {
        return "unix://" + socket();
    }

    /// Those of a user who wants this engine.
    RuntimeSettings settings() {
        return plain().with(ContainerChoices.NONE.withEngine(address()));
    }

    private ProcessBuilder podman(List<String> arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                "podman",
                                "--root=" + folder.resolve("storage"),
                                "--runroot=" + folder.resolve("run"),
                                "--tmpdir=" + folder.resolve("tmp"),
                                "--network-config-dir=" + folder.resolve("networks"),
                                "--storage-driver=overlay"));
        command.addAll(arguments);
        var podman = new ProcessBuilder(command).redirectErrorStream(true);
        podman.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        podman.environment().put("CONTAINERS_CONF", folder.resolve("containers.conf").toString());
        podman.environment()
                .put("CONTAINERS_REGISTRIES_CONF", folder.resolve("registries.conf").toString());
        return podman;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            for (int i = 0; i < LONGEST_SECONDS && !Files.exists(socket()); i++) {
                if (!service.isAlive()) {
                    throw new IOException(
                            "Podman did not start: " + Files.readString(log(), UTF_8));
                }
                var key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.reset();
                }
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (service == null) {
            return;
        }
        service.destroy();
        service.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        podman(List.of("rm", "--all", "--force", "--time", "0"))
                .start()
                .waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        unmount();
        OwnFolder.delete(folder);
    }

    /// Podman mounts its storage on itself.
    private void unmount() throws IOException, InterruptedException {
        for (String line : Files.readAllLines(Path.of("/proc/self/mounts")).reversed()) {
            String place = line.split(" ")[1];
            if (place.startsWith(folder.toString())) {
                new ProcessBuilder("umount", place).start().waitFor();
            }
        }
    }
}
