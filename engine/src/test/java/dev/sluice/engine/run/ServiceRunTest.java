package dev.sluice.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.ReplayRequest;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Steps that ask queues, topics and buckets, with answers given beforehand.
@Timeout(120)
class ServiceRunTest {
    private static final String STEPS =
            Workbench.flow(
                            "put",
                            """
                            "put": { "type": "object", "action": "put", "bucket": "photos",
                                     "key": "{% 'a/' & 'b' %}", "input": { "n": 1 },
                                     "next": ["tell"] },
                            "tell": { "type": "publish", "topic": "done", "next": ["box"],
                                      "language": "JSONPath", "parameters": { "etag.$": "$.ETag" },
                                      "retry": [{ "errors": ["Busy"], "maxAttempts": 1 }] },
                            "box": { "type": "group", "start": ["ask"], "steps": {
                              "ask": { "type": "callback", "publish": { "queue": "work",
                                       "message": "{% $states.context.Task.Token %}" } } } }
                            """)
                    .replace(
                            "\"functions\"",
                            """
                            "resources": { "photos": { "type": "bucket" },
                              "done": { "type": "topic" }, "work": { "type": "queue" } },
                            "functions\"\
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
    void runsWithAnswersGivenBeforehand() throws Exception {
        Run run =
                bench.startVirtual(
                        STEPS,
                        """
                        { "put": [{ "return": { "ETag": "e1" } }],
                          "tell": [{ "throw": { "error": "Busy" } }, { "return": { "id": 7 } }],
                          "ask": [{ "return": "yes" }] }
                        """);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("yes"));
        List<RunEvent.StepStarted> calls = bench.events(run.id(), RunEvent.StepStarted.class);
        assertThat(calls)
                .extracting(call -> call.step().text())
                .containsExactly("put", "tell", "tell", "box/ask");
        assertThat(calls.get(0).arguments())
                .isEqualTo(
                        Workbench.json(
                                """
                                { "action": "put", "bucket": "photos", "key": "a/b",
                                  "body": { "n": 1 } }\
                                """));
        assertThat(calls.get(1).arguments())
                .isEqualTo(
                        Workbench.json("{ \"topic\": \"done\", \"message\": {\"etag\": \"e1\"} }"));
        String token = bench.events(run.id(), RunEvent.CallbackWaiting.class).getFirst().token();
        assertThat(calls.getLast().arguments())
                .isEqualTo(Map.of("queue", "work", "message", token));
    }

    @Test
    void refusesARunThatHasNoAnswersForThemAndSaysWhatToDo() {
        assertThatThrownBy(() -> bench.startVirtual(STEPS, "{ \"tell\": [{ \"return\": 1 }] }"))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(
                        RefusedException::problems, InstanceOfAssertFactories.list(Problem.class))
                .hasSize(2)
                .allSatisfy(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
                            assertThat(problem.hint()).contains("--mocks");
                        })
                .extracting(Problem::place)
                .containsExactly("/steps/put/type", "/steps/box/steps/ask/publish");
    }

    @Test
    void answersInPlaceOfServicesStayWhenARunIsReplayedWithOthersForItsCalls() throws Exception {
        Run run =
                bench.startVirtual(
                        STEPS,
                        """
                        { "put": [{ "return": { "ETag": "e1" } }],
                          "tell": [{ "return": { "id": 7 } }],
                          "ask": [{ "return": "yes" }] }
                        """);
        run.await();

        Run again =
                bench.runner.replay(
                        bench.store,
                        bench.program(STEPS),
                        STEPS,
                        new ReplayRequest(run.id(), "tell", Map.of()),
                        bench.heard);

        assertThat(again.await()).isEqualTo(new Run.Result.Succeeded("yes"));
    }

    @Test
    void refusesToReplayARunWhoseStepAsksAServiceByNow() throws Exception {
        String before =
                STEPS.replace(
                                "\"type\": \"publish\", \"topic\": \"done\"",
                                "\"type\": \"transform\"")
                        .replace(
                                "\"retry\": [{ \"errors\": [\"Busy\"], \"maxAttempts\": 1 }]",
                                "\"comment\": \"\"");
        Run run =
                bench.startVirtual(
                        before, "{ \"put\": [{ \"return\": 1 }], \"ask\": [{ \"return\": 1 }] }");
        run.await();

        assertThatThrownBy(
                        () ->
                                bench.runner.replay(
                                        bench.store,
                                        bench.program(STEPS),
                                        STEPS,
                                        ReplayRequest.of(run.id(), null),
                                        bench.heard))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("\"tell\"");
    }
}
