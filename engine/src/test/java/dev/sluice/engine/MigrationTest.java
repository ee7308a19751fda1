package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.Retention;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.ReplayRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Journals of each earlier version, as the program of that version wrote them: one run that had
/// ended and one that was killed while it waited. A file once released is read for ever.
@Timeout(120)
class MigrationTest {
    private static final String ENDED = "20261122-225021-annk7dcg";
    private static final String KILLED = "20261122-225031-pvxwsk7n";

    @TempDir Path folder;

    @BeforeEach
    void writeFlow() throws IOException {
        Path runs = Files.createDirectories(folder.resolve(".sluice/runs"));
        try (InputStream old =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("journal/sqlite/journal-1.db"))) {
            Files.copy(old, runs.resolve("journal.db"));
        }
        Path code = Files.createDirectories(folder.resolve("functions/f"));
        Files.writeString(code.resolve("index.py"), "def handler(event, context): return event\n");
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "old", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["first"] } },
                  "steps": {
                    "first": { "type": "function", "function": "f", "next": ["pause"] },
                    "pause": { "type": "wait", "seconds": 3, "next": ["last"] },
                    "last": { "type": "function", "function": "f",
                              "output": "{% $states.result.n + 2 %}" } },
                  "functions": { "f": { "runtime": "python3.13", "handler": "index.handler",
                    "code": "functions/f" } } }
                """);
    }

    private static Engine engine() {
        return Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, _ -> {}).with(Retention.ALL));
    }

    @Test
    void runsOfVersion1AreListedAndShown() {
        try (Engine engine = engine()) {
            List<RunSummary> runs = engine.runs(folder, 10);

            assertThat(runs).extracting(RunSummary::id).containsExactly(KILLED, ENDED);
            assertThat(runs)
                    .extracting(RunSummary::status)
                    .containsExactly(RunSummary.Status.INTERRUPTED, RunSummary.Status.SUCCEEDED);
            assertThat(runs).extracting(RunSummary::origin).containsOnlyNulls();
            List<RunEvent> events =
                    engine.entries(folder, ENDED, 1).stream().map(Entry::event).toList();
            assertThat(events.getLast()).isEqualTo(new RunEvent.RunSucceeded(42));
            assertThat(events)
                    .filteredOn(RunEvent.StepSucceeded.class::isInstance)
                    .first()
                    .asString()
                    .contains("x".repeat(5000));
        }
    }

    @Test
    void aRunOfVersion1IsResumedWithTheFlowItBeganWith() throws Exception {
        try (Engine engine = engine()) {
            Run run = engine.resume(folder, KILLED, RunListener.NONE);

            assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(42));
        }
        try (Engine engine = engine()) {
            assertThat(engine.find(folder, KILLED).orElseThrow().status())
                    .isEqualTo(RunSummary.Status.SUCCEEDED);
        }
    }

    @Test
    void aRunOfVersion1IsReplayedWithTheFlowOfToday() throws Exception {
        try (Engine engine = engine()) {
            Run run =
                    engine.replay(
                            FlowFolder.open(folder),
                            ReplayRequest.of(ENDED, "last"),
                            RunListener.NONE);

            assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(43));
            assertThat(engine.find(folder, run.id()).orElseThrow().origin())
                    .isEqualTo(new RunOrigin.ReplayOf(ENDED, "last"));
        }
    }
}
