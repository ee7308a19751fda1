package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Kills the program at every event of a run, each time for real, and goes on with the run.
@Timeout(300)
class EveryEventCrashTest {
    private static final int KILLED = 128 + 9;

    @TempDir Path folder;

    private Path flow(int number, String steps) throws IOException {
        Path flow = Files.createDirectories(folder.resolve("flow-" + number));
        Path code = Files.createDirectories(flow.resolve("functions/f"));
        Files.writeString(
                code.resolve("index.py"),
                """
                def handler(event, context):
                    print("called " + context.aws_request_id, flush=True)
                    return event
                """);
        Files.writeString(
                flow.resolve("flow.json"),
                """
                { "sluice": 1, "name": "crash", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["one"] } },
                  "steps": { %s },
                  "functions": { "f": { "runtime": "python3.13", "handler": "index.handler",
                                        "code": "functions/f" } } }
                """
                        .formatted(steps));
        return flow;
    }

    /// Runs until the event, if the run has so many.
    ///
    /// @return whether the program was killed
    private static boolean killedAt(int event, Path flow, Runtimes.Choice runtime)
            throws Exception {
        Process victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HaltingVictim.class.getName(),
                                flow.toString(),
                                runtime.name().toLowerCase(Locale.ROOT),
                                Integer.toString(event))
                        .inheritIO()
                        .start();
        assertThat(victim.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return victim.exitValue() == KILLED;
    }

    /// Goes on with the run.
    ///
    /// @return what it ended with
    private static Run.Result resumed(Path flow, Runtimes.Choice runtime) throws Exception {
        List<String> called = new CopyOnWriteArrayList<>();
        var listener =
                new RunListener() {
                    @Override
                    public void logged(LogLine line) {
                        called.add(line.text().replace("called ", ""));
                    }
                };
        try (Engine engine = Engine.open(EngineSettings.of(runtime, _ -> {}))) {
            RunSummary run = engine.runs(flow, 1).getFirst();
            if (run.status() == RunSummary.Status.SUCCEEDED) {
                var last = (RunEvent.RunSucceeded) last(engine, flow, run.id());
                return new Run.Result.Succeeded(last.output());
            }
            Set<String> ended = ended(engine.entries(flow, run.id(), 1));
            Run.Result result = engine.resume(flow, run.id(), listener).await();
            assertThat(called).as("calls after the crash").doesNotContainAnyElementsOf(ended);
            return result;
        }
    }

    private static RunEvent last(Engine engine, Path flow, String run) {
        return engine.entries(flow, run, 1).getLast().event();
    }

    /// The calls that have an outcome.
    private static Set<String> ended(List<Entry> entries) {
        List<RunEvent.StepStarted> open = new ArrayList<>();
        Set<String> ended = new HashSet<>(Set.of("none"));
        for (Entry entry : entries) {
            switch (entry.event()) {
                case RunEvent.StepStarted started -> open.add(started);
                case RunEvent.StepSucceeded succeeded ->
                        open.stream()
                                .filter(call -> call.step().equals(succeeded.step()))
                                .forEach(call -> ended.add(call.call()));
                case RunEvent _ -> {}
            }
        }
        return ended;
    }

    private void survivesEveryEvent(Runtimes.Choice runtime, String steps, Object output)
            throws Exception {
        int event = 1;
        while (true) {
            Path flow = flow(event, steps);
            if (!killedAt(event, flow, runtime)) {
                break;
            }
            Run.Result result = resumed(flow, runtime);
            assertThat(result).as("killed at " + event).isEqualTo(new Run.Result.Succeeded(output));
            event++;
        }
        assertThat(event).isGreaterThan(9);
    }

    @Test
    void aRunOfProcessesSurvivesADeathAtEveryEvent() throws Exception {
        survivesEveryEvent(
                Runtimes.Choice.PROCESS,
                """
                "one": { "type": "function", "function": "f", "output": [1], "next": ["each"] },
                "each": { "type": "map", "start": ["in"],
                          "steps": { "in": { "type": "function", "function": "f" } } }
                """,
                List.of(1));
    }

    @Test
    @Tag("docker")
    void aRunOfContainersSurvivesADeathAtEveryEvent() throws Exception {
        survivesEveryEvent(
                Runtimes.Choice.DOCKER,
                """
                "one": { "type": "function", "function": "f", "next": ["two"] },
                "two": { "type": "function", "function": "f", "output": "done" }
                """,
                "done");
    }
}
