package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.ReplayRequest;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs that wait before steps.
@Timeout(120)
class BreakpointTest {
    private static final String FLOW =
            Workbench.flow(
                    "pick",
                    """
                    "pick": { "type": "choice", "rules": [
                        { "when": "{% $states.input > 3 %}", "next": ["nap"] } ],
                        "otherwise": ["sum"] },
                    "nap": { "type": "wait", "seconds": 3600, "next": ["sum"] },
                    "sum": { "type": "transform", "output": "{% $states.input + 1 %}",
                        "next": ["call"] },
                    "call": { "type": "function", "function": "f" }
                    """);

    @TempDir Path folder;
    private Workbench bench;
    private final Stops stops = new Stops();

    /// Stops at steps and hands on where it did.
    private static final class Stops implements RunListener {
        private final Set<String> at = new CopyOnWriteArraySet<>();
        private final BlockingQueue<PausedStep> paused = new LinkedBlockingQueue<>();
        private final BlockingQueue<PausedStep> ended = new LinkedBlockingQueue<>();

        @Override
        public boolean stopAt(String step) {
            return at.contains(step);
        }

        @Override
        public void paused(PausedStep step) {
            paused.add(step);
        }

        @Override
        public void pauseEnded(PausedStep step) {
            ended.add(step);
        }

        PausedStep next(String id) throws InterruptedException {
            PausedStep step = paused.poll(50, TimeUnit.SECONDS);
            assertThat(step).isNotNull();
            assertThat(step.id()).isEqualTo(id);
            return step;
        }
    }

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        bench.runtime.handlers.put("f", (call, _) -> FakeRuntime.returned(call.event()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Run start(Object input, Map<String, List<RunRequest.Mock>> mocks, boolean virtual)
            throws Exception {
        bench.store.secrets().set("api-key", "hunter22");
        var request = new RunRequest("go", input, mocks, virtual, null);
        return bench.runner.start(bench.store, bench.program(FLOW), FLOW, request, stops);
    }

    private List<String> types(Run run, String step) {
        return bench.journal(run.id()).stream()
                .map(Entry::event)
                .filter(event -> event.step() != null && event.step().text().equals(step))
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    @Test
    void waitsBeforeEveryKindOfStepAndBeforeMockedOnes() throws Exception {
        stops.at.addAll(Set.of("pick", "nap", "sum", "call"));
        var mock = Map.of("call", List.<RunRequest.Mock>of(new RunRequest.Mock.Return("mocked")));

        Run run = start(5, mock, true);
        for (String step : List.of("pick", "nap", "sum", "call")) {
            PausedStep paused = stops.next(step);
            assertThat(run.isOver()).isFalse();
            paused.goOn();
        }

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("mocked"));
        assertThat(types(run, "nap"))
                .containsExactly(
                        "StepPaused", "StepScheduled", "TimerSet", "TimerFired", "StepSucceeded");
        assertThat(stops.ended).hasSize(4);
    }

    @Test
    void virtualTimeStandsStillAtABreakpoint() throws Exception {
        stops.at.add("sum");

        Run run = start(5, Map.of(), true);
        stops.next("sum").goOn();
        run.await();

        List<Entry> of =
                bench.journal(run.id()).stream()
                        .filter(e -> e.event().step() != null)
                        .filter(e -> e.event().step().text().equals("sum"))
                        .toList();
        assertThat(of.getFirst().time()).isEqualTo(of.get(1).time());
    }

    @Test
    void anotherInputIsWhatTheStepBeginsWithAndIsKept() throws Exception {
        stops.at.add("call");

        Run run = start(1, Map.of(), false);
        PausedStep paused = stops.next("call");
        assertThat(paused.input()).isEqualTo(2);
        paused.goOnWith(Map.of("by", "hand"));

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(Map.of("by", "hand")));
        RunEvent.StepPaused pause = bench.events(run.id(), RunEvent.StepPaused.class).getFirst();
        assertThat(pause.input()).isEqualTo(2);
        assertThat(bench.events(run.id(), RunEvent.StepScheduled.class).getLast().input())
                .isEqualTo(Map.of("by", "hand"));
    }

    @Test
    void aSecretTypedAsInputIsNotKept() throws Exception {
        stops.at.add("call");

        Run run = start(1, Map.of(), false);
        stops.next("call").goOnWith("my hunter22");
        run.await();

        assertThat(bench.events(run.id(), RunEvent.StepScheduled.class).getLast().input())
                .isEqualTo("my ***");
    }

    @Test
    void aReplayGoesOnAsTheRunDid() throws Exception {
        stops.at.add("call");
        Run run = start(1, Map.of(), false);
        stops.next("call").goOnWith("by hand");
        run.await();
        stops.at.clear();

        Run again =
                bench.runner.replay(
                        bench.store,
                        bench.program(FLOW),
                        FLOW,
                        ReplayRequest.of(run.id(), "call"),
                        bench.heard);

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded("by hand"));
        assertThat(bench.eventTypes(again.id())).isEqualTo(bench.eventTypes(run.id()));
    }

    @Test
    void aRunThatWaitedWhenItsProgramEndedGoesOnWhereNobodyStopsIt() throws Exception {
        stops.at.add("call");
        Run run = start(1, Map.of(), false);
        stops.next("call");
        bench.reopen();
        bench.runtime.handlers.put("f", (call, _) -> FakeRuntime.returned(call.event()));

        Run resumed = bench.resume(run.id());

        assertThat(resumed.await()).isEqualTo(new Run.Result.Succeeded(2));
        assertThat(stops.ended).hasSize(1);
    }

    @Test
    void aCancelledRunWaitsNoMore() throws Exception {
        stops.at.add("call");
        Run run = start(1, Map.of(), false);
        stops.next("call");

        run.cancel("enough");

        assertThat(run.await()).isEqualTo(new Run.Result.Cancelled("enough"));
        assertThat(types(run, "call")).containsExactly("StepPaused", "StepCancelled");
        assertThat(stops.ended).hasSize(1);
    }
}
