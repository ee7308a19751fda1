package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.Outcome;
import dev.sluice.engine.container.RuntimeUnavailableException;
import dev.sluice.engine.log.LogFilter;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.RunEvent;
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
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class RunCallsTest {
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
    void functionsGetTheirVariablesAndSecrets() throws Exception {
        bench.runtime.handlers.put("f", (_, _) -> FakeRuntime.returned("1"));

        bench.start(Workbench.ONE_CALL, null).await();

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
                                        bench.program(Workbench.ONE_CALL),
                                        Workbench.ONE_CALL,
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

        Run run = bench.start(Workbench.ONE_CALL, Map.of("pasted", "hunter22"));

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

        Run run = bench.start(Workbench.TWO_CALLS, null);
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

        Run run = bench.start(Workbench.ONE_CALL, null);

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
}
