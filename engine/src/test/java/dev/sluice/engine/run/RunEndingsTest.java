package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

@Timeout(120)
class RunEndingsTest {
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
    void cancellingKillsTheCallsAndEndsTheRun() throws Exception {
        var isOut = new CountDownLatch(1);
        bench.runtime.handlers.put("f", FakeRuntime.endless(isOut));
        Run run = bench.start(Workbench.ONE_CALL, null);
        isOut.await();

        run.cancel("enough");

        assertThat(run.await()).isEqualTo(new Run.Result.Cancelled("enough"));
        assertThat(bench.runtime.killed()).isEqualTo(bench.runtime.calls.getFirst().id());
        assertThat(bench.store.journal().find(run.id()).orElseThrow().status())
                .isEqualTo(RunSummary.Status.CANCELLED);
    }

    @Test
    void aHostThatLacksSomethingInterruptsTheRunWhichCanBeResumed() throws Exception {
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));
        bench.runtime.handlers.put(
                "g",
                (_, _) -> {
                    throw new RuntimeUnavailableException(
                            "reach the container engine", "no answer", "Start it.", null);
                });
        Run run = bench.start(Workbench.TWO_CALLS, null);

        assertThat(run.await())
                .isEqualTo(
                        new Run.Result.Interrupted(
                                "Could not reach the container engine: no answer", "Start it."));
        assertThat(bench.store.journal().find(run.id()).orElseThrow().status())
                .isEqualTo(RunSummary.Status.INTERRUPTED);

        bench.runtime.handlers.put("g", (call, _) -> FakeRuntime.returned("2"));
        assertThat(bench.resume(run.id()).await()).isEqualTo(new Run.Result.Succeeded(2));
        assertThat(bench.runtime.calls)
                .extracting(call -> call.function().id())
                .containsExactly("f", "g", "g");
        assertThat(bench.runtime.calls.get(2).key()).isEqualTo(bench.runtime.calls.get(1).key());
        assertThat(bench.runtime.calls.get(2).codeHash()).isNotNull();
    }

    @Test
    void aMistakeInARuntimeInterruptsTheRun() throws Exception {
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    throw new IllegalStateException("broken");
                });

        var result = (Run.Result.Interrupted) bench.start(Workbench.ONE_CALL, null).await();

        assertThat(result.reason()).contains("function f", "broken");
        assertThat(result.remedy()).contains("report");
    }

    @Test
    void codeThatIsNotThereRefusesTheRun() throws Exception {
        var program = bench.program(Workbench.ONE_CALL);
        Files.delete(folder.resolve("functions/f/index.py"));
        Files.delete(folder.resolve("functions/f"));
        bench.store.secrets().set("api-key", "k");

        assertThatThrownBy(
                        () ->
                                bench.runner.start(
                                        bench.store,
                                        program,
                                        Workbench.ONE_CALL,
                                        RunRequest.of("go", null),
                                        RunListener.NONE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.problems())
                                        .singleElement()
                                        .satisfies(
                                                problem ->
                                                        assertThat(problem.place())
                                                                .isEqualTo("/functions/f/code")));
    }

    @Test
    void closingInterruptsRunsThatGoOnAndTheyCanBeResumed() throws Exception {
        var isOut = new CountDownLatch(1);
        bench.runtime.handlers.put("f", FakeRuntime.endless(isOut));
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("2"));
        Run run = bench.start(Workbench.TWO_CALLS, null);
        isOut.await();

        bench.reopen();

        assertThat(run.isOver()).isTrue();
        assertThat(((Run.Result.Interrupted) run.await()).remedy())
                .isEqualTo("Resume it: sluice runs " + folder + " resume " + run.id());
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));
        assertThat(bench.resume(run.id()).await()).isEqualTo(new Run.Result.Succeeded(2));
    }

    @Test
    void aRunThatIsOverOrUnknownIsNotResumed() throws Exception {
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));
        Run run = bench.start(Workbench.ONE_CALL, null);
        run.await();

        assertThatThrownBy(() -> bench.resume(run.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Run " + run.id() + " is over: succeeded.");
        assertThatThrownBy(() -> bench.resume("nobody"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("There is no run nobody.");
    }

    @Test
    void aRunThatGoesOnIsNotResumedOnceMore() throws Exception {
        var mayReturn = new CountDownLatch(1);
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    mayReturn.await();
                    return FakeRuntime.returned("1");
                });
        Run run = bench.start(Workbench.ONE_CALL, null);

        assertThatThrownBy(() -> bench.resume(run.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Run " + run.id() + " goes on already.");
        mayReturn.countDown();
        run.await();
    }

    @Test
    void anInterruptedRunIsCancelledWithoutGoingOn() throws Exception {
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    throw new RuntimeUnavailableException("reach it", "no", "Start it.", null);
                });
        Run run = bench.start(Workbench.ONE_CALL, null);
        run.await();

        bench.runner.cancel(bench.store, bench::program, run.id(), "not needed");

        assertThat(bench.store.journal().find(run.id()).orElseThrow().status())
                .isEqualTo(RunSummary.Status.CANCELLED);
        assertThat(bench.journal(run.id()).getLast().event())
                .isEqualTo(new RunEvent.RunCancelled("not needed"));
        assertThat(bench.runtime.calls).hasSize(1);
    }

    @Test
    void anotherProcessCancelsARunOfOurs() throws Exception {
        var isOut = new CountDownLatch(1);
        bench.runtime.handlers.put("f", FakeRuntime.endless(isOut));
        Run run = bench.start(Workbench.ONE_CALL, null);
        isOut.await();

        try (var other = new Workbench(folder)) {
            other.runner.cancel(other.store, other::program, run.id(), "from elsewhere");
        }

        assertThat(run.await()).isEqualTo(new Run.Result.Cancelled("from elsewhere"));
    }
}
