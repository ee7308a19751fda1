package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.Retention;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.RunStore;
import dev.sluice.engine.run.StateFolder;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs are removed as the settings say, with their logs, and no others.
@Timeout(120)
class OldRunsTest {
    private static final String FLOW =
            """
            { "sluice": 1, "name": "small", "targets": ["aws"],
              "triggers": { "go": { "type": "manual", "next": ["f"] } },
              "steps": { "f": { "type": "function", "function": "f" } },
              "functions": { "f": { "runtime": "python3.13", "handler": "index.f", "code": "code" } } }
            """;

    @TempDir Path folder;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeTheFlow() throws Exception {
        Files.writeString(folder.resolve("flow.json"), FLOW);
        Files.writeString(
                Files.createDirectories(folder.resolve("code")).resolve("index.py"),
                "def f(event, context):\n    print('said')\n    return event\n");
    }

    private Engine open(Retention retention) {
        return Engine.open(
                EngineSettings.of(Runtimes.Choice.PROCESS, notices::add).with(retention));
    }

    private List<String> run(Engine engine, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var run =
                    engine.start(
                            FlowFolder.open(folder),
                            RunRequest.of("go", Map.of("i", i)),
                            RunListener.NONE);
            run.await();
            ids.add(run.id());
        }
        return ids;
    }

    private List<String> kept() {
        try (Engine engine = open(Retention.ALL)) {
            return engine.runs(folder, 100).stream().map(RunSummary::id).toList();
        }
    }

    private List<String> logs() throws Exception {
        try (var logs = Files.list(StateFolder.of(folder).logs())) {
            return logs.map(one -> one.getFileName().toString()).toList();
        }
    }

    @Test
    void removesOldRunsWithTheirLogsWhenARunHasEnded() throws Exception {
        List<String> before;
        try (Engine engine = open(Retention.ALL)) {
            before = run(engine, 4);
        }
        assertThat(logs()).containsExactlyInAnyOrderElementsOf(before);

        String latest;
        try (Engine engine = open(new Retention(2, 0))) {
            latest = run(engine, 1).getFirst();
        }

        assertThat(kept()).containsExactly(latest, before.getLast());
        assertThat(logs()).containsExactlyInAnyOrder(before.getLast(), latest);
        assertThat(notices)
                .anyMatch(line -> line.startsWith("sluice: removed 3 old runs of "))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "kept are the last 2 runs (\"runs\" in the settings)"));
    }

    @Test
    void removesOldRunsWhenAFlowIsOpenedForLong() throws Exception {
        List<String> before;
        try (Engine engine = open(Retention.ALL)) {
            before = run(engine, 3);
        }

        try (Engine engine = open(new Retention(1, 0))) {
            engine.removeOldRuns(folder);
        }

        assertThat(kept()).containsExactly(before.getLast());
    }

    @Test
    void keepsWhatARunThatCanBeResumedNeeds() throws Exception {
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        try (var flows = new OpenFlows()) {
            RunStore store = flows.of(folder);
            begin(store, "outer", longAgo, null);
            store.journal().release("outer");
            begin(store, "inner", longAgo, new RunOrigin.NestedIn("outer", folder.toString()));
            end(store, "inner", longAgo);
            begin(store, "lone", longAgo, new RunOrigin.NestedIn("gone", folder.toString()));
            end(store, "lone", longAgo);
            begin(store, "latest", longAgo, null);
            end(store, "latest", longAgo);

            try (var old =
                    new OldRuns(
                            new Retention(1, 1),
                            InstantSource.system(),
                            _ -> Optional.of(store),
                            notices::add)) {
                old.look(store);
            }

            assertThat(store.journal().runs(10))
                    .extracting(RunSummary::id)
                    .containsExactly("latest", "inner", "outer");
        }
    }

    private static void begin(RunStore store, String id, Instant when, RunOrigin origin) {
        store.journal().begin(new RunHead(id, "small", "go", "{}", when, origin));
        store.journal()
                .append(
                        List.of(
                                new Entry(
                                        id,
                                        1,
                                        when,
                                        new RunEvent.RunStarted("go", 1, 42, FLOW, Map.of()))));
    }

    private static void end(RunStore store, String id, Instant when) {
        store.journal().append(List.of(new Entry(id, 2, when, new RunEvent.RunSucceeded(null))));
        store.journal().release(id);
    }
}
