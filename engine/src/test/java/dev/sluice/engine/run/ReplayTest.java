package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.Call;
import dev.sluice.engine.journal.RunOrigin;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.run.request.RunRequest.Mock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs that go through an earlier one up to a step.
@Timeout(120)
class ReplayTest {
    private static final String TWO =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "function", "function": "f", "assign": { "x": "{% $random() %}" },
                           "next": ["b"] },
                    "b": { "type": "function", "function": "g",
                           "output": "{% [$states.result, $x] %}" }
                    """);

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("\"first\""));
        bench.runtime.handlers.put("g", (call, _) -> FakeRuntime.returned(call.event()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Run replay(String flow, Run earlier, @Nullable String from) throws Exception {
        return bench.runner.replay(
                bench.store,
                bench.program(flow),
                flow,
                ReplayRequest.of(earlier.id(), from),
                bench.heard);
    }

    private Run replay(String flow, Run earlier, String from, Map<String, List<Mock>> mocks)
            throws Exception {
        var request = new ReplayRequest(earlier.id(), from, mocks);
        return bench.runner.replay(bench.store, bench.program(flow), flow, request, bench.heard);
    }

    private List<String> called() {
        return bench.runtime.calls.stream().map(call -> call.function().id()).toList();
    }

    @Test
    void takesWhatWasRecordedAboveTheStepAndCallsTheRest() throws Exception {
        Run earlier = bench.start(TWO, 7);
        Object end = ((Run.Result.Succeeded) earlier.await()).output();
        bench.runtime.calls.clear();

        Run again = replay(TWO, earlier, "b");

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded(end));
        assertThat(called()).containsExactly("g");
        assertThat(bench.runtime.calls.getFirst().event()).isEqualTo("\"first\"");
        assertThat(bench.eventTypes(again.id())).isEqualTo(bench.eventTypes(earlier.id()));
        assertThat(bench.store.journal().find(again.id()).orElseThrow().origin())
                .isEqualTo(new RunOrigin.ReplayOf(earlier.id(), "b"));
    }

    @Test
    void goesOnWithTheFlowOfToday() throws Exception {
        Run earlier = bench.start(TWO, 7);
        earlier.await();
        String changed =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f", "next": ["b"] },
                        "b": { "type": "transform", "output": "{% $states.input & '!' %}",
                               "next": ["c"] },
                        "c": { "type": "succeed" }
                        """);

        Run again = replay(changed, earlier, "b");

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded("first!"));
        var started = (RunEvent.RunStarted) bench.journal(again.id()).getFirst().event();
        assertThat(started.flow()).isEqualTo(changed);
    }

    @Test
    void beginsAnewWithTheSameInputWhereNoStepIsNamed() throws Exception {
        Run earlier = bench.start(TWO, 7);
        Object end = ((Run.Result.Succeeded) earlier.await()).output();
        bench.runtime.calls.clear();

        Run again = replay(TWO, earlier, null);

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded(end));
        assertThat(called()).containsExactly("f", "g");
        assertThat(bench.runtime.calls.getFirst().event()).isEqualTo("7");
    }

    @Test
    void callsHaveNamesAndKeysOfTheirOwn() throws Exception {
        String forked =
                Workbench.flow(
                        "s",
                        """
                        "s": { "type": "transform", "next": ["a", "w"] },
                        "a": { "type": "function", "function": "f", "next": ["j"] },
                        "w": { "type": "function", "function": "g", "next": ["v"] },
                        "v": { "type": "transform", "next": ["j"] },
                        "j": { "type": "join" }
                        """);
        var slow = new java.util.concurrent.CountDownLatch(1);
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    slow.await();
                    return FakeRuntime.returned("1");
                });
        Run earlier = bench.start(forked, 7);
        while (bench.events(earlier.id(), RunEvent.StepSucceeded.class).size() < 3) {
            Thread.onSpinWait();
        }
        slow.countDown();
        earlier.await();
        List<Call> first = List.copyOf(bench.runtime.calls);
        bench.runtime.calls.clear();

        Run again = replay(forked, earlier, "v");

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded(List.of(1, 7)));
        assertThat(called()).containsExactly("f");
        assertThat(first).extracting(Call::id).doesNotContain(bench.runtime.calls.getFirst().id());
        assertThat(bench.runtime.calls.getFirst().key()).startsWith(again.id() + "/a#1.1");
    }

    @Test
    void otherAnswersThanTheEarlierRunHadTakeThePlaceOfItsOwn() throws Exception {
        Map<String, List<Mock>> pinned = Map.of("b", List.of(new Mock.Return("pinned")));
        Run earlier = bench.request(TWO, new RunRequest("go", 7, pinned, false, null));
        earlier.await();

        Run called = replay(TWO, earlier, "b", Map.of());
        Run pinnedAgain = replay(TWO, called, "b", pinned);
        Run asThen = replay(TWO, earlier, "b");

        assertThat(((Run.Result.Succeeded) called.await()).output())
                .asString()
                .doesNotContain("pinned");
        assertThat(((Run.Result.Succeeded) pinnedAgain.await()).output())
                .asString()
                .startsWith("[pinned, ");
        assertThat(asThen.await()).isEqualTo(earlier.await());
        assertThat(called()).containsExactly("f", "g");
    }

    @Test
    void timersCountFromNow() throws Exception {
        String waiting =
                Workbench.flow(
                                "a",
                                """
                                "a": { "type": "function", "function": "f", "next": ["b"] },
                                "b": { "type": "function", "function": "g" }
                                """)
                        .replace("\"targets\"", "\"timeoutSeconds\": 5, \"targets\"");
        Run earlier = bench.start(waiting, 7);
        earlier.await();
        Thread.sleep(5_100); // the earlier run's limit passes

        assertThat(replay(waiting, earlier, "b").await())
                .isEqualTo(new Run.Result.Succeeded("first"));
    }

    @Test
    void anEarlierTokenIsNoneOfTheNewRuns() throws Exception {
        String forked =
                Workbench.flow(
                        "s",
                        """
                        "s": { "type": "transform", "next": ["a", "w"] },
                        "a": { "type": "callback", "next": ["j"] },
                        "w": { "type": "function", "function": "g", "next": ["v"] },
                        "v": { "type": "transform", "next": ["j"] },
                        "j": { "type": "join" }
                        """);
        Run earlier = bench.start(forked, 7);
        while (bench.events(earlier.id(), RunEvent.StepSucceeded.class).size() < 3) {
            Thread.onSpinWait();
        }
        String old = bench.events(earlier.id(), RunEvent.CallbackWaiting.class).getFirst().token();
        bench.runner.answer(old, new CallbackAnswer.Success("old"));
        earlier.await();

        Run again = replay(forked, earlier, "v");

        String fresh = bench.events(again.id(), RunEvent.CallbackWaiting.class).getFirst().token();
        assertThat(bench.runner.answer(old, new CallbackAnswer.Success("stolen"))).isFalse();
        while (!bench.runner.answer(fresh, new CallbackAnswer.Success("new"))) {
            Thread.onSpinWait();
        }
        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded(List.of("new", 7)));
    }

    @Test
    void stepsInsideOfMapsAreNamedByTheirPaths() throws Exception {
        String each =
                Workbench.flow(
                        "m",
                        """
                        "m": { "type": "map", "maxConcurrency": 1, "start": ["a"],
                               "steps": { "a": { "type": "function", "function": "g" } } }
                        """);
        Run earlier = bench.start(each, List.of(1, 2, 3));
        earlier.await();
        bench.runtime.calls.clear();

        Run again = replay(each, earlier, "m[1]/a");

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded(List.of(1, 2, 3)));
        assertThat(bench.runtime.calls).extracting(Call::event).containsExactly("2", "3");
    }

    @Test
    void keepsTheMocksAndTheClockOfTheEarlierRun() throws Exception {
        Run earlier =
                bench.startVirtual(TWO, "{ \"a\": [{\"return\": 1}], \"b\": [{\"return\": 2}] }");
        Object end = ((Run.Result.Succeeded) earlier.await()).output();

        Run again = replay(TWO, earlier, "b");

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded(end));
        assertThat(bench.runtime.calls).isEmpty();
        assertThat(bench.journal(again.id()).stream().map(Entry::time).toList())
                .isEqualTo(bench.journal(earlier.id()).stream().map(Entry::time).toList());
    }

    @Test
    void canBeResumedAndReplayedItself() throws Exception {
        Run earlier = bench.start(TWO, 7);
        earlier.await();
        var called = new java.util.concurrent.CountDownLatch(1);
        bench.runtime.handlers.put(
                "g",
                (_, _) -> {
                    called.countDown();
                    Thread.sleep(60_000);
                    return FakeRuntime.returned("0");
                });
        Run again = replay(TWO, earlier, "b");
        called.await();
        bench.reopen();
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("8"));

        Run resumed = bench.resume(again.id());

        assertThat(((Run.Result.Succeeded) resumed.await()).output()).asString().startsWith("[8, ");
        assertThat(replay(TWO, resumed, "b").await()).isEqualTo(resumed.await());
    }

    @Test
    void saysWhereTheRunNeverCame() throws Exception {
        Run earlier = bench.start(TWO, 7);
        earlier.await();

        assertThatThrownBy(() -> replay(TWO, earlier, "c"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e).hasMessageContaining("never came to step \"c\"");
                            assertThat(e.problems().getFirst().hint())
                                    .isEqualTo("It came to: a, b");
                        });
    }

    @Test
    void saysThatTheFlowHasChangedTooMuch() throws Exception {
        Run earlier = bench.start(TWO, 7);
        earlier.await();
        String changed =
                Workbench.flow(
                        "z",
                        """
                        "z": { "type": "transform", "next": ["b"] },
                        "b": { "type": "function", "function": "g" }
                        """);

        assertThatThrownBy(() -> replay(changed, earlier, "b"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has changed before step \"b\"")
                .hasMessageContaining("the run went on at a");
        assertThat(bench.store.journal().runs(10)).hasSize(1);
    }
}
