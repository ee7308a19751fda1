package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@Timeout(120)
class VirtualRunTest {
    private static final String A_WEEK_OF_WAITS =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "function", "function": "f", "next": ["monday"],
                           "retry": [{ "errors": ["States.ALL"], "intervalSeconds": 60,
                                       "maxAttempts": 5, "backoffRate": 2, "jitter": "full" }] },
                    "monday": { "type": "wait", "seconds": 86400, "next": ["l", "r"] },
                    "l": { "type": "wait", "seconds": 518400, "next": ["j"] },
                    "r": { "type": "function", "function": "g", "next": ["j"] },
                    "j": { "type": "join",
                           "output": "{% [$states.input, $uuid(), $random(), $now()] %}" }
                    """);

    private static final String MOCKS =
            """
            { "a": [ { "throw": { "error": "Busy" } }, { "throw": { "error": "Busy" } },
                     { "return": "third" } ],
              "r": [ { "return": "right" } ] }
            """;

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<?> play(Run run) throws InterruptedException {
        run.await();
        return bench.journal(run.id()).stream()
                .map(e -> List.of(e.seq(), e.time(), withoutId(e.event(), run.id())))
                .toList();
    }

    /// Runs and calls have names of their own, so that their calls are told apart in the world.
    private static String withoutId(RunEvent event, String run) {
        return event.toString().replace(run, "RUN").replaceAll("call=[0-9a-f-]{36}", "call=ID");
    }

    @Test
    void aWeekOfWaitsPassesAtOnceAndLeavesItsTimes() throws Exception {
        Run run = bench.startVirtual(A_WEEK_OF_WAITS, MOCKS);

        assertThat(run.await()).isInstanceOf(Run.Result.Succeeded.class);

        List<Entry> entries = bench.journal(run.id());
        assertThat(entries.getFirst().time()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(Duration.between(entries.getFirst().time(), entries.getLast().time()))
                .isBetween(Duration.ofDays(7), Duration.ofDays(7).plusMinutes(4));
    }

    @Test
    void mockedRunsRepeatToTheEventTimesAndChanceIncluded() throws Exception {
        List<?> first = play(bench.startVirtual(A_WEEK_OF_WAITS, MOCKS));

        for (int i = 0; i < 5; i++) {
            assertThat(play(bench.startVirtual(A_WEEK_OF_WAITS, MOCKS))).isEqualTo(first);
        }
    }

    @Test
    void theRunListShowsWhenAVirtualRunReallyWas() throws Exception {
        Instant before = Instant.now();

        Run run = bench.startVirtual(A_WEEK_OF_WAITS, MOCKS);
        run.await();

        assertThat(bench.store.journal().find(run.id()).orElseThrow().started())
                .isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void aRealCallAddsWhatWasMeasured() throws Exception {
        var report = new CallReport(1_500.0, 250.0, true, null, 1_750L, 128, null);
        bench.runtime.handlers.put("f", (_, _) -> new Outcome.Returned("1", report));
        bench.store.secrets().set("api-key", "k");
        String flow =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f", "next": ["w"] },
                        "w": { "type": "wait", "seconds": 10 }
                        """);

        Run run = bench.request(flow, new RunRequest("go", null, Map.of(), true, null));
        run.await();

        List<Entry> entries = bench.journal(run.id());
        assertThat(Duration.between(entries.getFirst().time(), entries.getLast().time()))
                .isEqualTo(Duration.ofMillis(11_750));
    }

    @Test
    void aStepLimitInVirtualTimeBeatsAnAnswerThatTookLonger() throws Exception {
        var report = new CallReport(5_000.0, null, false, null, 5_000L, 128, null);
        bench.runtime.handlers.put("f", (_, _) -> new Outcome.Returned("1", report));
        bench.store.secrets().set("api-key", "k");
        String flow =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f", "timeoutSeconds": 3 }
                        """);

        Run run = bench.request(flow, new RunRequest("go", null, Map.of(), true, null));

        assertThat(((Run.Result.Failed) run.await()).failure().error()).isEqualTo("States.Timeout");
    }

    @Test
    void theLastMockRepeats() throws Exception {
        String flow =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f", "next": ["b"] },
                        "b": { "type": "choice", "rules": [
                            { "when": "{% $states.input.n < 1 %}", "next": ["a"] } ],
                          "otherwise": ["c"] },
                        "c": { "type": "function", "function": "g" }
                        """);

        Run run =
                bench.startVirtual(
                        flow,
                        """
                        { "a": [ { "return": { "n": 0 } }, { "return": { "n": 0 } },
                                 { "return": { "n": 1 } } ],
                          "c": [ { "return": "end" } ] }
                        """);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("end"));
        assertThat(bench.events(run.id(), RunEvent.StepStarted.class)).hasSize(4);
        assertThat(bench.runtime.calls).isEmpty();
    }

    @Test
    void aResumedRunGoesOnWithItsMocksAndItsClock() throws Exception {
        String flow =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f", "next": ["b"] },
                        "b": { "type": "function", "function": "g", "next": ["c"] },
                        "c": { "type": "wait", "seconds": 604800, "next": ["d"] },
                        "d": { "type": "function", "function": "f" }
                        """);
        bench.runtime.handlers.put(
                "g",
                (_, _) -> {
                    throw new RuntimeUnavailableException("reach it", "no", "Start it.", null);
                });
        Run run =
                bench.startVirtual(
                        flow,
                        """
                        { "a": [ { "return": "first" } ], "d": [ { "return": "last" } ] }
                        """);
        assertThat(run.await()).isInstanceOf(Run.Result.Interrupted.class);
        bench.reopen();
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("\"middle\""));

        Run resumed = bench.resume(run.id());

        assertThat(resumed.await()).isEqualTo(new Run.Result.Succeeded("last"));
        List<Entry> entries = bench.journal(run.id());
        assertThat(Duration.between(entries.getFirst().time(), entries.getLast().time()))
                .isBetween(Duration.ofDays(7), Duration.ofDays(7).plusSeconds(1));
        assertThat(bench.runtime.calls).extracting(c -> c.function().id()).containsOnly("g");
    }
}
