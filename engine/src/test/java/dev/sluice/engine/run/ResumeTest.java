package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.journal.RunHead;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Ends a process after each commit of a run, and goes on in the next.
@Timeout(120)
class ResumeTest {
    private static final String FLOW =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "function", "function": "f", "next": ["l", "r"],
                           "assign": { "seen": "{% $states.result %}" },
                           "retry": [{ "errors": ["Flaky"], "intervalSeconds": 30,
                                       "maxAttempts": 2, "jitter": "full" }] },
                    "l": { "type": "function", "function": "g", "next": ["pause"] },
                    "pause": { "type": "wait", "seconds": 3600, "next": ["j"] },
                    "r": { "type": "function", "function": "f", "next": ["j"],
                           "catch": [{ "errors": ["Bad"], "next": ["other"] }] },
                    "other": { "type": "transform", "output": "{% $states.input.Error %}",
                               "next": ["j"] },
                    "j": { "type": "join", "next": ["end"] },
                    "end": { "type": "function", "function": "g",
                             "input": "{% [$states.input, $seen] %}" }
                    """);

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        bench.runtime.handlers.put("f", (call, _) -> f(call));
        bench.runtime.handlers.put("g", (call, _) -> FakeRuntime.returned(call.event()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /// The first attempt of `a` is flaky and `r` is bad, however often each is called.
    private static Outcome f(Call call) {
        if (call.key().contains("/a#") && call.key().endsWith(".1")) {
            return new Outcome.Threw("Flaky", "{}", FakeRuntime.REPORT);
        }
        return call.key().contains("/r#")
                ? new Outcome.Threw("Bad", "{}", FakeRuntime.REPORT)
                : FakeRuntime.returned("7");
    }

    /// The events of a whole run, as they were committed: those of one input together.
    private List<List<Entry>> commits(String run) throws SQLException {
        List<Entry> entries = bench.journal(run);
        List<List<Entry>> commits = new ArrayList<>();
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + StateFolder.of(folder).journal());
                var query =
                        connection.prepareStatement(
                                "SELECT last FROM chunk JOIN run ON key >> 32 = n WHERE id = ?"
                                        + " ORDER BY key")) {
            query.setString(1, run);
            try (var row = query.executeQuery()) {
                int from = 0;
                while (row.next()) {
                    commits.add(entries.subList(from, row.getInt(1)));
                    from = row.getInt(1);
                }
            }
        }
        return commits;
    }

    private String copyOf(RunHead head, List<List<Entry>> commits, int count) {
        String copy = head.run() + "-" + count;
        bench.store
                .journal()
                .begin(
                        new RunHead(
                                copy,
                                head.flow(),
                                head.trigger(),
                                head.settings(),
                                head.started()));
        for (List<Entry> commit : commits.subList(0, count)) {
            bench.store
                    .journal()
                    .append(
                            commit.stream()
                                    .map(e -> new Entry(copy, e.seq(), e.time(), e.event()))
                                    .toList());
        }
        bench.store.journal().release(copy);
        return copy;
    }

    @Test
    void aRunEndsTheSameWhereverItWasInterruptedAndRunsNoFinishedStepAgain() throws Exception {
        Run whole = bench.request(FLOW, new RunRequest("go", 1, Map.of(), true, 42L));
        Run.Result end = whole.await();
        assertThat(end).isEqualTo(new Run.Result.Succeeded(Workbench.json("[7, \"Bad\", 7]")));
        RunHead head = bench.store.journal().head(whole.id()).orElseThrow();
        List<List<Entry>> commits = commits(whole.id());
        assertThat(commits).hasSize(8);

        for (int count = 1; count < commits.size(); count++) {
            String copy = copyOf(head, commits, count);
            bench.runtime.calls.clear();

            Run.Result resumed = bench.resume(copy).await();

            assertThat(resumed).as("after %d commits", count).isEqualTo(end);
            assertThat(calledAgain(commits.subList(0, count)))
                    .as("after %d commits", count)
                    .isEmpty();
            assertThat(ends(bench.journal(copy))).isEqualTo(ends(bench.journal(whole.id())));
        }
    }

    /// The calls made in the resumed run that had an outcome before.
    private Set<String> calledAgain(List<List<Entry>> before) {
        Set<String> open = new HashSet<>();
        Set<String> ended = new HashSet<>();
        for (Entry entry : before.stream().flatMap(List::stream).toList()) {
            switch (entry.event()) {
                case RunEvent.StepStarted e ->
                        open.add(e.step() + "#" + e.visit() + "." + e.attempt());
                case RunEvent.StepSucceeded e -> ended.add(e.step() + "#" + e.visit());
                case RunEvent.StepCaught e -> ended.add(e.step() + "#" + e.visit());
                case RunEvent.StepRetried e ->
                        ended.add(e.step() + "#" + e.visit() + "." + e.attempt());
                case RunEvent _ -> {}
            }
        }
        assertThat(open).isNotEmpty();
        return bench.runtime.calls.stream()
                .map(call -> call.key().substring(call.key().indexOf('/') + 1))
                .filter(
                        key ->
                                ended.contains(key)
                                        || ended.contains(key.replaceAll("\\.\\d+$", "")))
                .collect(Collectors.toSet());
    }

    /// What became of each step, in no order.
    private static Set<String> ends(List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .filter(
                        event ->
                                event instanceof RunEvent.StepSucceeded
                                        || event instanceof RunEvent.StepCaught
                                        || event instanceof RunEvent.StepRetried)
                .map(
                        event ->
                                switch (event) {
                                    case RunEvent.StepSucceeded e ->
                                            e.step() + " gave " + e.output();
                                    case RunEvent.StepRetried e -> e.step() + " was tried again";
                                    default -> event.step() + " was caught";
                                })
                .collect(Collectors.toSet());
    }

    @Test
    void aRunMayBeInterruptedOverAndOver() throws Exception {
        Run whole = bench.request(FLOW, new RunRequest("go", 1, Map.of(), true, 42L));
        Run.Result end = whole.await();
        RunHead head = bench.store.journal().head(whole.id()).orElseThrow();
        String copy = copyOf(head, commits(whole.id()), 1);

        for (int i = 0; i < 10; i++) {
            assertThat(bench.store.journal().claim(copy)).isTrue();
            PastRun past = PastRun.read(bench.store.journal(), copy, bench::program);
            bench.store
                    .journal()
                    .append(
                            List.of(
                                    new Entry(
                                            copy,
                                            past.state().seq() + 1,
                                            past.last(),
                                            new RunEvent.RunResumed("owner " + i))));
            bench.store.journal().release(copy);
        }

        assertThat(bench.resume(copy).await()).isEqualTo(end);
    }
}
