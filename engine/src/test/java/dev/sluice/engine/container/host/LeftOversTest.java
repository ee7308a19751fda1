package dev.sluice.engine.container.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.FunctionRuntime;
import dev.sluice.engine.container.RuntimeSettings;
import dev.sluice.engine.container.owner.Owner;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that is killed in mid-call leaves nothing behind, at the latest when the next one
/// starts.
@Tag("docker")
@Timeout(120)
class LeftOversTest {
    private static final RuntimeSettings SETTINGS = RuntimeSettings.defaults((_, _, _, _) -> {});

    @TempDir Path flow;

    @Test
    void leavesNoContainerAfterTheNextStart() throws Exception {
        Killed killed = kill("docker");

        try (FunctionRuntime next = Runtimes.open(Runtimes.Choice.DOCKER, SETTINGS).runtime()) {
            assertThat(next.name()).isEqualTo("docker");
            awaitUntil(() -> containers(killed.owner()).isEmpty());
        }
        assertThat(foldersOf(killed.owner())).isEmpty();
    }

    @Test
    void leavesNoProcessAfterTheNextStart() throws Exception {
        Killed killed = kill("process");

        try (FunctionRuntime next = Runtimes.open(Runtimes.Choice.PROCESS, SETTINGS).runtime()) {
            assertThat(next.name()).isEqualTo("process");
            awaitUntil(
                    () ->
                            killed.begun().stream()
                                    .map(line -> Long.valueOf(line.replace("begun ", "")))
                                    .noneMatch(pid -> Owner.of(pid).isPresent()));
        }
        assertThat(foldersOf(killed.owner())).isEmpty();
    }

    private record Killed(Owner owner, List<String> begun) {}

    /// Runs a program until both its handlers have begun, and kills it.
    private Killed kill(String runtime) throws Exception {
        Process victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                runtime,
                                flow.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Owner owner = Owner.of(victim.pid()).orElseThrow();
        var said = new ArrayList<String>();
        var begun = new ArrayList<String>();
        try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
            while (begun.size() < 2) {
                String line = out.readLine();
                assertThat(line).as("the program ended by itself, having said " + said).isNotNull();
                said.add(line);
                if (line.startsWith("begun")) {
                    begun.add(line);
                }
            }
        }
        victim.destroyForcibly().waitFor();
        return new Killed(owner, begun);
    }

    private static List<String> containers(Owner owner) throws IOException {
        Process list =
                new ProcessBuilder(
                                "docker",
                                "ps",
                                "-aq",
                                "--filter",
                                "label=dev.sluice.owner=" + owner)
                        .start();
        try (BufferedReader out = list.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }

    private static List<Path> foldersOf(Owner owner) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("sluice-" + owner))
                    .toList();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void awaitUntil(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
        }
    }
}
