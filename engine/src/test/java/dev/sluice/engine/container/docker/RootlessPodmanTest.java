package dev.sluice.engine.container.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.nio.file.Files;
import java.nio.file.Path;

/// Podman from the distribution as an ordinary user runs it, and Sluice run by that user.
@Tag("docker")
@Tag("root")
@Timeout(120)
class RootlessPodmanTest {
    @RegisterExtension
    private static final RootlessPodman PODMAN =
            new RootlessPodman(
                    Path.of(System.getProperty("sluice.root", "..")).resolve("sample-flows/hello"),
                    "python3.13",
                    "nodejs22.x");

    private static final String UNBOUNDED = "cannot bound the memory";

    /// Cgroups of version 1 are root's alone.
    private static boolean cannotBoundMemory() {
        return !Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"));
    }

    @Test
    void doctorTriesItAndSaysWhatItLacks() throws Exception {
        RootlessPodman.Said said = PODMAN.sluice("doctor");

        assertThat(said.output() + said.errors())
                .contains("rootless Podman", "it was asked for by DOCKER_HOST")
                .containsPattern("ok +a mount +\\S*/home reaches containers")
                .containsPattern("ok +a call +python3.13 over socket");
        assertThat(said.status()).isZero();
        if (cannotBoundMemory()) {
            assertThat(said.output()).contains("memory limits", UNBOUNDED, "cgroup v2");
        }
    }

    @Test
    void runsAFlowInTwoLanguagesAndWarnsOfWhatItLacks() throws Exception {
        RootlessPodman.Said said =
                PODMAN.sluice(
                        "run",
                        PODMAN.flow().toString(),
                        "--runtime",
                        "docker",
                        "--event",
                        PODMAN.flow().resolve("events/ada.json").toString());

        assertThat(said.status()).as(said.errors()).isZero();
        assertThat(said.output()).contains("\"message\":\"Hello, Ada!\"", "╰");
        assertThat(said.errors()).contains("greet: Ada", "frame: 11 characters");
        if (cannotBoundMemory()) {
            assertThat(said.errors()).containsOnlyOnce(UNBOUNDED);
        }
    }
}
