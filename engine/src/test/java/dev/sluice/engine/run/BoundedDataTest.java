package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.RunEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Flows whose data grows without end fail by a name, and all that was kept can be read again.
@Timeout(120)
class BoundedDataTest {
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

    private Run.Result failed(String steps) throws Exception {
        Run run = bench.startVirtual(Workbench.flow("a", steps), "{}");
        Run.Result result = run.await();
        assertThat(bench.journal(run.id()).getLast().event())
                .isInstanceOf(RunEvent.RunFailed.class);
        return result;
    }

    private static void isTooMuch(Run.Result result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Run.Result.Failed.class,
                        failed ->
                                assertThat(failed.failure().error())
                                        .isEqualTo("States.DataLimitExceeded"));
    }

    @Test
    void anEventThatNestsAsDeepAsJsonMayIsKeptAndReadAgain() throws Exception {
        Object event = Workbench.json("[".repeat(500) + "]".repeat(500));

        Run run = bench.start(Workbench.flow("a", "\"a\": { \"type\": \"transform\" }"), event);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(event));
        assertThat(bench.events(run.id(), RunEvent.RunStarted.class).getFirst().input())
                .isEqualTo(event);
    }

    @Test
    void aLoopThatWrapsItsDataEndsAtTheDepthThatCanBeRead() throws Exception {
        isTooMuch(
                failed(
                        """
                        "a": { "type": "transform", "output": { "x": "{% $states.input %}" },
                               "next": ["a"] }
                        """));
    }

    @Test
    void aLoopThatDoublesItsDataEndsWhereOneValueIsTooLarge() throws Exception {
        isTooMuch(
                failed(
                        """
                        "a": { "type": "transform", "next": ["a"],
                               "output": ["{% $states.input %}", "{% $states.input %}"] }
                        """));
    }

    @Test
    void aLoopOfForksEndsWhereTheJoinsNestTooDeeply() throws Exception {
        isTooMuch(
                failed(
                        """
                        "a": { "type": "transform", "next": ["l", "j"] },
                        "l": { "type": "transform", "output": 1, "next": ["j"] },
                        "j": { "type": "join", "next": ["a"] }
                        """));
    }

    @Test
    void aLoopOfMapsEndsWhereTheirResultsNestTooDeeply() throws Exception {
        isTooMuch(
                failed(
                        """
                        "a": { "type": "map", "items": ["{% $states.input %}"], "start": ["in"],
                               "steps": { "in": { "type": "transform" } }, "next": ["a"] }
                        """));
    }

    @Test
    void waitsLeadToNoYearThatNoClockHas() throws Exception {
        Run.Result farAway =
                failed("\"a\": { \"type\": \"wait\", \"timestamp\": \"+12345-01-01T00:00:00Z\" }");
        Run.Result atLast =
                failed(
                        """
                        "a": { "type": "wait", "timestamp": "9990-01-01T00:00:00Z", "next": ["b"] },
                        "b": { "type": "wait", "seconds": 99999999, "next": ["b"] }
                        """);

        assertThat(farAway.toString()).contains("States.QueryEvaluationError", "0 to 9999");
        assertThat(atLast.toString()).contains("States.QueryEvaluationError", "0 to 9999");
    }
}
