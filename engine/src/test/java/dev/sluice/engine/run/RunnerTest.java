package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

@Timeout(120)
class RunnerTest {
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

    @Test
    void aRunCallsItsFunctionsAndEndsWithTheOutput() throws Exception {
        bench.runtime.handlers.put("f", (call, _) -> FakeRuntime.returned("{\"n\":1.0}"));
        bench.runtime.handlers.put(
                "g", (call, _) -> FakeRuntime.returned("[" + call.event() + ",2]"));

        Run run = bench.start(Workbench.TWO_CALLS, Map.of("x", 1));

        assertThat(run.await())
                .isEqualTo(new Run.Result.Succeeded(Workbench.json("[{\"n\":1.0},2]")));
        assertThat(run.isOver()).isTrue();
        assertThat(bench.runtime.calls.getFirst().event()).isEqualTo("{\"x\":1}");
        assertThat(bench.store.journal().find(run.id()).orElseThrow().status())
                .isEqualTo(RunSummary.Status.SUCCEEDED);
        assertThat(bench.eventTypes(run.id()))
                .containsExactly(
                        "RunStarted",
                        "StepScheduled",
                        "StepStarted",
                        "StepSucceeded",
                        "StepScheduled",
                        "StepStarted",
                        "StepSucceeded",
                        "TokenEnded",
                        "RunSucceeded");
    }

    @Test
    void theRunIsDurableWhenStartReturns() throws Exception {
        var mayReturn = new CountDownLatch(1);
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    mayReturn.await();
                    return FakeRuntime.returned("1");
                });

        Run run = bench.start(Workbench.ONE_CALL, null);

        assertThat(bench.store.journal().find(run.id()).orElseThrow().status())
                .isEqualTo(RunSummary.Status.RUNNING);
        assertThat(bench.runner.live(run.id())).contains(run);
        mayReturn.countDown();
        run.await();
        assertThat(bench.runner.live(run.id())).isEmpty();
    }

    @Test
    void theListenerHearsEveryEventInOrderAndOnlyWhenItIsDurable() throws Exception {
        List<Boolean> durable = new ArrayList<>();
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("2"));
        var listener =
                new RunListener() {
                    final List<Entry> entries = new ArrayList<>();

                    @Override
                    public void entered(Entry entry) {
                        entries.add(entry);
                        bench.store
                                .journal()
                                .read(
                                        entry.run(),
                                        entry.seq(),
                                        kept -> {
                                            durable.add(kept.equals(entry));
                                            return false;
                                        });
                    }
                };
        bench.store.secrets().set("api-key", "k");

        Run run =
                bench.runner.start(
                        bench.store,
                        bench.program(Workbench.FORK),
                        Workbench.FORK,
                        RunRequest.of("go", null),
                        listener);
        run.await();

        assertThat(listener.entries).isEqualTo(bench.journal(run.id()));
        assertThat(listener.entries)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, listener.entries.size()).boxed().toList());
        assertThat(durable).hasSize(listener.entries.size()).containsOnly(true);
    }

    @Test
    void aListenerThatFailsDoesNotHarmTheRun() throws Exception {
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));
        bench.store.secrets().set("api-key", "k");

        Run run =
                bench.runner.start(
                        bench.store,
                        bench.program(Workbench.ONE_CALL),
                        Workbench.ONE_CALL,
                        RunRequest.of("go", null),
                        new RunListener() {
                            @Override
                            public void entered(Entry entry) {
                                throw new IllegalStateException("a mistake in a view");
                            }
                        });

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(1));
    }

    @Test
    void branchesOfAForkAreCalledAtTheSameTime() throws Exception {
        var both = new CountDownLatch(2);
        FakeRuntime.Handler meets =
                (_, _) -> {
                    both.countDown();
                    both.await();
                    return FakeRuntime.returned("\"met\"");
                };
        bench.runtime.handlers.put("f", meets);
        bench.runtime.handlers.put("g", meets);

        assertThat(bench.start(Workbench.FORK, null).await())
                .isEqualTo(new Run.Result.Succeeded(List.of("met", "met")));
    }

    @Test
    void anErrorInOneBranchKillsTheCallsOfTheOthers() throws Exception {
        var isOut = new CountDownLatch(1);
        bench.runtime.handlers.put("f", FakeRuntime.endless(isOut));
        bench.runtime.handlers.put(
                "g",
                (_, _) -> {
                    isOut.await();
                    return new Outcome.Threw(
                            "ValueError",
                            "{\"errorType\":\"ValueError\",\"errorMessage\":\"no\"}",
                            FakeRuntime.REPORT);
                });

        Run run = bench.start(Workbench.FORK, null);

        assertThat(run.await())
                .isEqualTo(
                        new Run.Result.Failed(
                                new Failure(
                                        "ValueError",
                                        "{\"errorType\":\"ValueError\",\"errorMessage\":\"no\"}")));
        String killed = bench.runtime.killed();
        assertThat(bench.runtime.calls)
                .filteredOn(call -> call.id().equals(killed))
                .extracting(call -> call.function().id())
                .containsExactly("f");
        assertThat(bench.events(run.id(), RunEvent.StepCancelled.class)).hasSize(1);
    }

    @Test
    void manyRunsGoOnAtOnce() throws Exception {
        bench.runtime.handlers.put("f", (call, _) -> FakeRuntime.returned(call.event()));
        bench.runtime.handlers.put("g", (call, _) -> FakeRuntime.returned(call.event()));
        var program = bench.program(Workbench.FORK);
        bench.store.secrets().set("api-key", "k");
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            runs.add(
                    bench.runner.start(
                            bench.store,
                            program,
                            Workbench.FORK,
                            RunRequest.of("go", i),
                            RunListener.NONE));
        }

        for (int i = 0; i < 300; i++) {
            assertThat(runs.get(i).await()).isEqualTo(new Run.Result.Succeeded(List.of(i, i)));
        }
        assertThat(runs).extracting(Run::id).doesNotHaveDuplicates();
    }

    @Test
    void aLongStretchOfStepsWithoutACallRunsThrough() throws Exception {
        String loop =
                Workbench.flow(
                        "more",
                        """
                        "more": { "type": "choice", "rules": [
                            { "when": "{% $states.input < 3000 %}", "next": ["add"] } ],
                          "otherwise": ["done"] },
                        "add": { "type": "transform", "output": "{% $states.input + 1 %}",
                                 "next": ["more"] },
                        "done": { "type": "succeed" }
                        """);

        Run run = bench.start(loop, 0);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(3000));
        assertThat(bench.journal(run.id()))
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, bench.journal(run.id()).size()).boxed().toList());
        assertThat(bench.heard.entries).isEqualTo(bench.journal(run.id()));
    }
}
