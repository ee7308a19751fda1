package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.log.LogFilter;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

@Timeout(60)
class RunnerTest {
    private static final String ONE_CALL =
            Workbench.flow("a", "\"a\": { \"type\": \"function\", \"function\": \"f\" }");

    private static final String TWO_CALLS =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "function", "function": "f", "next": ["b"] },
                    "b": { "type": "function", "function": "g" }
                    """);

    private static final String FORK =
            Workbench.flow(
                    "a",
                    """
                    "a": { "type": "transform", "next": ["l", "r"] },
                    "l": { "type": "function", "function": "f", "next": ["j"] },
                    "r": { "type": "function", "function": "g", "next": ["j"] },
                    "j": { "type": "join" }
                    """);

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

        Run run = bench.start(TWO_CALLS, Map.of("x", 1));

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

        Run run = bench.start(ONE_CALL, null);

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
                        bench.program(FORK),
                        FORK,
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
                        bench.program(ONE_CALL),
                        ONE_CALL,
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

        assertThat(bench.start(FORK, null).await())
                .isEqualTo(new Run.Result.Succeeded(List.of("met", "met")));
    }

    @Test
    void anErrorInOneBranchKillsTheCallsOfTheOthers() throws Exception {
        var isOut = new CountDownLatch(1);
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    isOut.countDown();
                    new CountDownLatch(1).await();
                    return FakeRuntime.returned("never");
                });
        bench.runtime.handlers.put(
                "g",
                (_, _) -> {
                    isOut.await();
                    return new Outcome.Threw(
                            "ValueError",
                            "{\"errorType\":\"ValueError\",\"errorMessage\":\"no\"}",
                            FakeRuntime.REPORT);
                });

        Run run = bench.start(FORK, null);

        assertThat(run.await())
                .isEqualTo(
                        new Run.Result.Failed(
                                new Failure(
                                        "ValueError",
                                        "{\"errorType\":\"ValueError\",\"errorMessage\":\"no\"}")));
        assertThat(bench.runtime.killed).hasSize(1);
        assertThat(bench.events(run.id(), RunEvent.StepCancelled.class)).hasSize(1);
    }

    @Test
    void functionsGetTheirVariablesAndSecrets() throws Exception {
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));

        bench.start(ONE_CALL, null).await();

        var call = bench.runtime.calls.getFirst();
        assertThat(call.environment())
                .containsExactly(Map.entry("PLAIN", "literal"), Map.entry("KEY", "hunter22"));
        assertThat(call.limit()).isEqualTo(Duration.ofSeconds(30));
        assertThat(call.codeHash()).isNull();
    }

    @Test
    void aMissingSecretIsNamedWithFunctionVariableAndRemedyBeforeAnythingRuns() {
        assertThatThrownBy(
                        () ->
                                bench.runner.start(
                                        bench.store,
                                        bench.program(ONE_CALL),
                                        ONE_CALL,
                                        RunRequest.of("go", null),
                                        RunListener.NONE))
                .isInstanceOfSatisfying(
                        RuntimeUnavailableException.class,
                        e -> {
                            assertThat(e)
                                    .hasMessage(
                                            "Could not call function f: its variable KEY is the"
                                                    + " secret \"api-key\", which is not set.");
                            assertThat(e.remedy())
                                    .isEqualTo("Set it: sluice secrets " + folder + " set api-key");
                        });
        assertThat(bench.store.journal().runs(9)).isEmpty();
    }

    @Test
    void aSecretNeverReachesJournalOrLog() throws Exception {
        bench.runtime.handlers.put(
                "f",
                (_, log) -> {
                    log.line("stdout", "calling with hunter22");
                    return FakeRuntime.returned("{\"echo\":[\"key=hunter22\"]}");
                });

        Run run = bench.start(ONE_CALL, Map.of("pasted", "hunter22"));

        assertThat(run.await())
                .isEqualTo(new Run.Result.Succeeded(Workbench.json("{\"echo\":[\"key=***\"]}")));
        assertThat(bench.heard.lines).extracting(LogLine::text).containsExactly("calling with ***");
        bench.close();
        try (var files = Files.walk(folder.resolve(".sluice/runs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), "ISO-8859-1"))
                        .as(file.toString())
                        .doesNotContain("hunter22");
            }
        }
        open();
    }

    @Test
    void whatAFunctionPrintsIsKeptWithItsStep() throws Exception {
        bench.runtime.handlers.put(
                "f",
                (_, log) -> {
                    log.line("stdout", "one");
                    log.line("stderr", "two");
                    return FakeRuntime.returned("1");
                });
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("2"));

        Run run = bench.start(TWO_CALLS, null);
        run.await();

        List<LogLine> lines = new ArrayList<>();
        bench.store.logs().read(run.id(), LogFilter.ofStep("a"), 0, (_, line) -> lines.add(line));
        assertThat(lines).isEqualTo(bench.heard.lines).hasSize(2);
        assertThat(lines.getLast())
                .satisfies(
                        line -> {
                            assertThat(line.function()).isEqualTo("f");
                            assertThat(line.step()).isEqualTo("a");
                            assertThat(line.stream()).isEqualTo("stderr");
                            assertThat(line.text()).isEqualTo("two");
                        });
    }

    private void endsIn(Outcome outcome, String error, String... words) throws Exception {
        bench.runtime.handlers.put("f", (_, _) -> outcome);

        Run run = bench.start(ONE_CALL, null);

        var failed = (Run.Result.Failed) run.await();
        assertThat(failed.failure().error()).isEqualTo(error);
        Map<?, ?> cause = bench.cause(run.id());
        assertThat(cause.get("errorType")).isEqualTo(error);
        assertThat((String) cause.get("errorMessage")).contains(words);
    }

    @Test
    void everythingAHandlerCanCauseHasItsCloudNameAndSaysWhatToDo() throws Exception {
        var report = FakeRuntime.REPORT;
        endsIn(
                new Outcome.TimedOut(Duration.ofSeconds(3), report),
                "Sandbox.Timedout",
                "Function f was still running at its limit of 3 seconds",
                "timeoutSeconds");
        endsIn(
                new Outcome.OutOfMemory(128, report),
                "Runtime.OutOfMemory",
                "Function f needed more than its 128 MB",
                "memoryMb");
        endsIn(
                new Outcome.Exited(7, report),
                "Runtime.ExitError",
                "Function f ended its own process with exit status 7");
        endsIn(
                new Outcome.Exited(137, report),
                "Runtime.ExitError",
                "Function f was ended by signal 9",
                "Look for what killed it");
        endsIn(
                new Outcome.NotJson("set is not serializable", report),
                "Runtime.MarshalError",
                "Function f returned something that is no JSON (set is not serializable)");
        endsIn(
                new Outcome.NotLoaded("Runtime.UserCodeSyntaxError", "index.py line 3", report),
                "Runtime.UserCodeSyntaxError",
                "Function f could not be loaded: index.py line 3");
        endsIn(
                new Outcome.TooLarge(7_000_000, 6_291_556, report),
                "Function.ResponseSizeTooLarge",
                "7000000 bytes");
        endsIn(
                new Outcome.Throttled(10, report),
                "Lambda.TooManyRequestsException",
                "in use 10 times",
                "concurrency");
        endsIn(FakeRuntime.returned("{\"a\":"), "Runtime.MarshalError", "no JSON");
    }

    @Test
    void aCatchReadsTheErrorMessageOutOfTheCause() throws Exception {
        String flow =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f",
                               "catch": [{ "errors": ["Sandbox.Timedout"], "next": ["b"] }] },
                        "b": { "type": "transform",
                               "output": "{% $parse($states.input.Cause).errorMessage %}" }
                        """);
        bench.runtime.handlers.put(
                "f", (_, _) -> new Outcome.TimedOut(Duration.ofMillis(1500), FakeRuntime.REPORT));

        assertThat(bench.start(flow, null).await())
                .isEqualTo(
                        new Run.Result.Succeeded(
                                "Function f was still running at its limit of 1500 milliseconds and"
                                        + " was ended. Raise its timeoutSeconds, or let it do"
                                        + " less."));
    }

    @Test
    void aRetryCallsAgainAndTheReportsAreKept() throws Exception {
        String flow =
                Workbench.flow(
                        "a",
                        """
                        "a": { "type": "function", "function": "f",
                               "retry": [{ "errors": ["States.ALL"], "intervalSeconds": 1,
                                           "maxAttempts": 3 }] }
                        """);
        var calls = new AtomicInteger();
        bench.runtime.handlers.put(
                "f",
                (_, _) ->
                        calls.incrementAndGet() < 2
                                ? new Outcome.Throttled(1, FakeRuntime.REPORT)
                                : FakeRuntime.returned("\"at last\""));

        Run run = bench.start(flow, null);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("at last"));
        assertThat(bench.events(run.id(), RunEvent.StepRetried.class))
                .extracting(RunEvent.StepRetried::call)
                .containsExactly(FakeRuntime.REPORT);
        assertThat(bench.runtime.calls).extracting(call -> call.key()).doesNotHaveDuplicates();
    }

    @Test
    void cancellingKillsTheCallsAndEndsTheRun() throws Exception {
        var isOut = new CountDownLatch(1);
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    isOut.countDown();
                    new CountDownLatch(1).await();
                    return FakeRuntime.returned("never");
                });
        Run run = bench.start(ONE_CALL, null);
        isOut.await();

        run.cancel("enough");

        assertThat(run.await()).isEqualTo(new Run.Result.Cancelled("enough"));
        assertThat(bench.runtime.killed).hasSize(1);
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
        Run run = bench.start(TWO_CALLS, null);

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

        var result = (Run.Result.Interrupted) bench.start(ONE_CALL, null).await();

        assertThat(result.reason()).contains("function f", "broken");
        assertThat(result.remedy()).contains("report");
    }

    @Test
    void codeThatIsNotThereRefusesTheRun() throws Exception {
        var program = bench.program(ONE_CALL);
        Files.delete(folder.resolve("functions/f/index.py"));
        Files.delete(folder.resolve("functions/f"));
        bench.store.secrets().set("api-key", "k");

        assertThatThrownBy(
                        () ->
                                bench.runner.start(
                                        bench.store,
                                        program,
                                        ONE_CALL,
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
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    isOut.countDown();
                    new CountDownLatch(1).await();
                    return FakeRuntime.returned("never");
                });
        bench.runtime.handlers.put("g", (_, _) -> FakeRuntime.returned("2"));
        Run run = bench.start(TWO_CALLS, null);
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
        Run run = bench.start(ONE_CALL, null);
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
        Run run = bench.start(ONE_CALL, null);

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
        Run run = bench.start(ONE_CALL, null);
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
        bench.runtime.handlers.put(
                "f",
                (_, _) -> {
                    isOut.countDown();
                    new CountDownLatch(1).await();
                    return FakeRuntime.returned("never");
                });
        Run run = bench.start(ONE_CALL, null);
        isOut.await();

        try (var other = new Workbench(folder)) {
            other.runner.cancel(other.store, other::program, run.id(), "from elsewhere");
        }

        assertThat(run.await()).isEqualTo(new Run.Result.Cancelled("from elsewhere"));
    }

    @Test
    void manyRunsGoOnAtOnce() throws Exception {
        bench.runtime.handlers.put("f", (call, _) -> FakeRuntime.returned(call.event()));
        bench.runtime.handlers.put("g", (call, _) -> FakeRuntime.returned(call.event()));
        var program = bench.program(FORK);
        bench.store.secrets().set("api-key", "k");
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            runs.add(
                    bench.runner.start(
                            bench.store, program, FORK, RunRequest.of("go", i), RunListener.NONE));
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
