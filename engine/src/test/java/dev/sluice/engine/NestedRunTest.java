package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.CallbackAnswer;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Flows that run flows.
@Timeout(120)
class NestedRunTest {
    @TempDir Path folder;
    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, _ -> {}));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Path write(String name, String start, String steps) throws IOException {
        Path flow = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                flow.resolve("flow.json"),
                """
                { "sluice": 1, "name": "%s", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["%s"] } },
                  "steps": { %s } }
                """
                        .formatted(name, start, steps));
        return flow;
    }

    private Path outer(String inner, String more) throws IOException {
        return write(
                "outer",
                "a",
                "\"a\": { \"type\": \"flow\", \"flow\": \"" + inner + "\" " + more + "}");
    }

    private Run start(Path flow, Object event) throws Exception {
        return engine.start(FlowFolder.open(flow), RunRequest.of("go", event), RunListener.NONE);
    }

    private <E extends RunEvent> List<E> events(Path flow, String run, Class<E> type) {
        Stream<RunEvent> all = engine.entries(flow, run, 1).stream().map(Entry::event);
        return all.filter(type::isInstance).map(type::cast).toList();
    }

    private String awaited(Path flow) {
        while (true) {
            for (RunSummary run : engine.runs(flow, 1)) {
                var waiting = events(flow, run.id(), RunEvent.CallbackWaiting.class);
                if (!waiting.isEmpty()) {
                    return waiting.getLast().token();
                }
            }
            Thread.onSpinWait();
        }
    }

    private void give(String token, Object output) throws InterruptedException {
        while (!engine.answer(token, new CallbackAnswer.Success(output))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aStepRunsAnotherFlowAndHandsOnItsOutput() throws Exception {
        Path inner =
                write(
                        "inner",
                        "x",
                        "\"x\": { \"type\": \"transform\", \"output\": \"{% $states.input.n + 1"
                                + " %}\" }");
        Path outer = outer("../inner", ", \"input\": { \"n\": \"{% $states.input %}\" }");

        Run run = start(outer, 1);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded(2));
        RunEvent.FlowStarted link = events(outer, run.id(), RunEvent.FlowStarted.class).getFirst();
        assertThat(link.flow()).isEqualTo("../inner");
        assertThat(link.run()).startsWith(run.id() + "-");
        assertThat(engine.find(inner, link.run()).orElseThrow().status())
                .isEqualTo(RunSummary.Status.SUCCEEDED);
    }

    @Test
    void aFlowThatFailsIsAFailedTask() throws Exception {
        write(
                "inner",
                "x",
                "\"x\": { \"type\": \"fail\", \"error\": \"Bad\", \"cause\": \"why\" }");
        Path outer = outer("../inner", "");

        var failed = (Run.Result.Failed) start(outer, 1).await();

        assertThat(failed.failure().error()).isEqualTo("States.TaskFailed");
        Map<?, ?> cause = (Map<?, ?>) Json.parse(failed.failure().cause());
        assertThat(cause.get("Error")).isEqualTo("Bad");
        assertThat(cause.get("Cause")).isEqualTo("why");
        assertThat(cause.get("Status")).isEqualTo("FAILED");
    }

    @Test
    void aFlowThatRunsItselfIsStopped() throws Exception {
        Path outer = outer("../outer", "");

        var failed = (Run.Result.Failed) start(outer, 1).await();

        assertThat(failed.failure().cause()).contains("nested 16 deep");
        assertThat(engine.runs(outer, 100)).hasSize(17);
    }

    @Test
    void aFlowElsewhereIsNotRun() throws Exception {
        Path far = Files.createDirectories(folder.resolve("work"));
        Path outer = Files.createDirectories(far.resolve("outer"));
        write("inner", "x", "\"x\": { \"type\": \"succeed\" }");
        Files.move(outer("../../inner", "").resolve("flow.json"), outer.resolve("flow.json"));

        assertThatThrownBy(() -> start(outer, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not lie beside this one");
    }

    @Test
    void theStepsLimitEndsTheNestedRun() throws Exception {
        Path inner = write("inner", "x", "\"x\": { \"type\": \"callback\" }");
        Path outer = outer("../inner", ", \"timeoutSeconds\": 1");

        var failed = (Run.Result.Failed) start(outer, 1).await();

        assertThat(failed.failure().error()).isEqualTo("States.Timeout");
        String nested = engine.runs(inner, 1).getFirst().id();
        engine.live(nested)
                .ifPresent(
                        run -> {
                            try {
                                run.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        assertThat(engine.find(inner, nested).orElseThrow().status())
                .isEqualTo(RunSummary.Status.CANCELLED);
    }

    @Test
    void bothAreResumedTogether() throws Exception {
        Path inner =
                write(
                        "inner",
                        "x",
                        """
                        "x": { "type": "transform", "next": ["y"] },
                        "y": { "type": "callback" }
                        """);
        Path outer = outer("../inner", "");
        Run run = start(outer, 1);
        String token = awaited(inner);

        engine.close();
        open();
        assertThat(engine.runs(inner, 5))
                .extracting(RunSummary::status)
                .containsExactly(RunSummary.Status.INTERRUPTED);
        Run resumed = engine.resume(outer, run.id(), RunListener.NONE);
        give(token, "done");

        assertThat(resumed.await()).isEqualTo(new Run.Result.Succeeded("done"));
        assertThat(engine.runs(inner, 5)).hasSize(1);
    }

    @Test
    void aNestedRunThatEndedMeanwhileIsNotRunAgain() throws Exception {
        Path inner = write("inner", "x", "\"x\": { \"type\": \"callback\" }");
        Path outer = outer("../inner", "");
        Run run = start(outer, 1);
        String token = awaited(inner);
        engine.close();
        open();
        String nested = engine.runs(inner, 1).getFirst().id();
        Run alone = engine.resume(inner, nested, RunListener.NONE);
        give(token, "done");
        alone.await();

        Run resumed = engine.resume(outer, run.id(), RunListener.NONE);

        assertThat(resumed.await()).isEqualTo(new Run.Result.Succeeded("done"));
        assertThat(engine.runs(inner, 5)).hasSize(1);
    }

    @Test
    void timeIsVirtualInBoth() throws Exception {
        write("inner", "x", "\"x\": { \"type\": \"wait\", \"seconds\": 604800 }");
        Path outer = outer("../inner", ", \"timeoutSeconds\": 604799");

        Run run =
                engine.start(
                        FlowFolder.open(outer),
                        new RunRequest("go", 1, Map.of(), true, null),
                        RunListener.NONE);

        assertThat(run.await())
                .isInstanceOfSatisfying(
                        Run.Result.Failed.class,
                        failed ->
                                assertThat(failed.failure())
                                        .extracting(Failure::error)
                                        .isEqualTo("States.Timeout"));
    }
}
