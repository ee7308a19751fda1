package dev.sluice.engine.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.engine.container.ContainerChoices;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.container.docker.connection.EngineConnection;
import dev.sluice.engine.container.docker.image.ImageProgress;
import dev.sluice.engine.container.docker.image.RuntimeImages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A container engine that a test class has for itself, in a folder that goes with it: where it
/// answers, how it is waited for, and the images that it is given.
///
/// @param folder where its socket and its log are
record OwnEngine(Path folder) {
    static final int LONGEST_SECONDS = 60;

    private Path socket() {
        return folder.resolve("s");
    }

    /// Where it answers.
    String address() {
        return "unix://" + socket();
    }

    ContainerChoices choices() {
        return ContainerChoices.NONE.withEngine(address());
    }

    /// Those of a user who wants this engine.
    RuntimeSettings settings() {
        return plain().with(choices());
    }

    private static RuntimeSettings plain() {
        return RuntimeSettings.defaults((_, _, _, _) -> {});
    }

    /// Starts it, and returns when it answers.
    Process start(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!answers()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IOException("the engine did not start: " + said());
            }
        }
        return process;
    }

    private boolean answers() {
        if (!Files.exists(socket())) {
            return false;
        }
        try (EngineConnection _ = EngineConnection.open(address())) {
            return true;
        } catch (RuntimeUnavailableException _) {
            return false;
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    /// Waits until it is gone.
    void awaitEnd(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the engine did not end: " + said());
        }
    }

    private String said() throws IOException {
        return Files.readString(log(), UTF_8);
    }

    /// Gives it images of the engine that has them, by a file.
    void take(List<String> runtimes) throws Exception {
        Path file = folder.resolve("images.tar");
        try (RuntimeImages docker = RuntimeImages.open(plain())) {
            docker.save(file, runtimes, ImageProgress.NONE);
        }
        try (RuntimeImages own = RuntimeImages.open(settings())) {
            own.load(file, ImageProgress.NONE);
        }
        Files.delete(file);
    }
}
