package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Kills the program in the middle of a run, as `kill -9` does, and goes on with the run.
@Timeout(180)
class CrashTest {
    private static final String HANDLER =
            """
            import os, time

            def handler(event, context):
                name = os.environ["NAME"]
                if event["trace"]:
                    with open(event["trace"], "a") as trace:
                        trace.write(name + "\\n")
                print("called " + name, flush=True)
                time.sleep(float(os.environ["SECONDS"]))
                return {"trace": event["trace"], "path": event.get("path", []) + [name]}
            """;

    @TempDir Path folder;

    private void writeFlow() throws IOException {
        var functions = new ArrayList<String>();
        for (String name : List.of("first", "second", "third")) {
            Path code = Files.createDirectories(folder.resolve("functions").resolve(name));
            Files.writeString(code.resolve("index.py"), HANDLER);
            functions.add(
                    """
                    "%s": { "runtime": "python3.13", "handler": "index.handler",
                            "code": "functions/%1$s",
                            "environment": { "NAME": "%1$s", "SECONDS": "%s" } }
                    """
                            .formatted(name, name.equals("second") ? "3" : "0"));
        }
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "crash", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["one"] } },
                  "steps": {
                    "one": { "type": "function", "function": "first", "next": ["two"] },
                    "two": { "type": "function", "function": "second", "next": ["three"] },
                    "three": { "type": "function", "function": "third",
                               "output": "{%% $states.result.path %%}" } },
                  "functions": { %s } }
                """
                        .formatted(String.join(",", functions)));
    }

    /// What the victim left behind.
    private record Remains(String run, long process, List<ProcessHandle> children) {}

    private Remains runUntilTheSecondCallAndKill(String runtime, String trace) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process victim =
                new ProcessBuilder(
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashVictim.class.getName(),
                                folder.toString(),
                                runtime,
                                trace)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String run = "";
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = victim.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("called second")) {
                told.add(line);
                run = line.startsWith("run ") ? line.substring(4) : run;
                line = lines.readLine();
            }
            assertThat(line).as(told.toString()).isEqualTo("called second");
            List<ProcessHandle> children = victim.descendants().toList();
            victim.destroyForcibly();
            assertThat(victim.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(victim.exitValue()).isEqualTo(128 + 9);
            return new Remains(run, victim.pid(), children);
        }
    }

    private void resumes(Runtimes.Choice runtime, Remains remains) throws Exception {
        List<String> called = new CopyOnWriteArrayList<>();
        var listener =
                new RunListener() {
                    @Override
                    public void logged(LogLine line) {
                        called.add(line.text());
                    }
                };
        try (Engine engine = Engine.open(EngineSettings.of(runtime, _ -> {}))) {
            assertThat(engine.runs(folder, 10))
                    .singleElement()
                    .satisfies(
                            run -> {
                                assertThat(run.id()).isEqualTo(remains.run());
                                assertThat(run.status()).isEqualTo(RunSummary.Status.INTERRUPTED);
                            });

            Run resumed = engine.resume(folder, remains.run(), listener);

            assertThat(resumed.await())
                    .isEqualTo(new Run.Result.Succeeded(List.of("first", "second", "third")));
            assertThat(called)
                    .filteredOn(text -> text.startsWith("called "))
                    .containsExactly("called second", "called third");
            List<RunEvent> events =
                    engine.entries(folder, remains.run(), 1).stream().map(Entry::event).toList();
            assertThat(events).filteredOn(RunEvent.RunResumed.class::isInstance).hasSize(1);
            assertThat(events).filteredOn(RunEvent.StepStarted.class::isInstance).hasSize(3);
            assertThat(events).filteredOn(RunEvent.StepSucceeded.class::isInstance).hasSize(3);
        }
    }

    @Test
    void aRunOfProcessesSurvivesAKill() throws Exception {
        writeFlow();
        Path trace = folder.resolve("trace.txt");

        Remains remains = runUntilTheSecondCallAndKill("process", trace.toString());

        for (ProcessHandle child : remains.children()) {
            child.onExit().get(50, TimeUnit.SECONDS);
        }
        resumes(Runtimes.Choice.PROCESS, remains);
        assertThat(trace).hasContent("first\nsecond\nsecond\nthird");
    }

    @Test
    @Tag("docker")
    void aRunOfContainersSurvivesAKillAndLeavesNone() throws Exception {
        writeFlow();

        Remains remains = runUntilTheSecondCallAndKill("docker", "");

        try (Engine next = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}))) {
            next.runtime();
            assertThat(containersOf(remains.process())).isEmpty();
        }
        resumes(Runtimes.Choice.DOCKER, remains);
        assertThat(containersOf(ProcessHandle.current().pid())).isEmpty();
    }

    private static List<String> containersOf(long process) throws IOException {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        try (var http =
                        new ApacheDockerHttpClient.Builder()
                                .dockerHost(config.getDockerHost())
                                .build();
                DockerClient docker = DockerClientImpl.getInstance(config, http)) {
            return docker.listContainersCmd().withShowAll(true).exec().stream()
                    .filter(
                            container ->
                                    container
                                            .getLabels()
                                            .getOrDefault("dev.sluice.owner", "")
                                            .startsWith(process + "-"))
                    .filter(container -> !"removing".equals(container.getState()))
                    .map(container -> container.getId() + " " + container.getStatus())
                    .toList();
        }
    }
}
