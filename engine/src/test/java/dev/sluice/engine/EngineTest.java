package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.JournalException;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.log.LogFilter;
import dev.sluice.engine.log.LogLine;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.run.RunListener;
import dev.sluice.engine.run.request.RefusedException;
import dev.sluice.engine.run.request.RunRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The front door with real functions, as plain processes.
@Timeout(120)
class EngineTest {
    @TempDir Path folder;
    private final List<String> notices = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.open(EngineSettings.of(Runtimes.Choice.PROCESS, notices::add));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private FlowFolder flow(String steps) throws Exception {
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "greeting", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["greet"] } },
                  "steps": { %s },
                  "resources": { "greetings": { "type": "topic" } },
                  "functions": { "greet": { "runtime": "python3.13", "handler": "index.handler",
                    "code": "functions/greet" } } }
                """
                        .formatted(steps));
        Path code = Files.createDirectories(folder.resolve("functions/greet"));
        Files.writeString(
                code.resolve("index.py"),
                """
                def handler(event, context):
                    print("greeting", event["name"])
                    return "Hello " + event["name"]
                """);
        return FlowFolder.open(folder);
    }

    private FlowFolder greeting() throws Exception {
        return flow("\"greet\": { \"type\": \"function\", \"function\": \"greet\" }");
    }

    @Test
    void runsAFlowAndTellsOfTheRunAfterwards() throws Exception {
        List<Entry> heard = new ArrayList<>();
        Run run =
                engine.start(
                        greeting(),
                        RunRequest.of("go", Map.of("name", "Ada")),
                        new RunListener() {
                            @Override
                            public void entered(Entry entry) {
                                heard.add(entry);
                            }
                        });

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("Hello Ada"));
        assertThat(engine.live(run.id())).isEmpty();
        assertThat(engine.runs(folder, 10))
                .singleElement()
                .satisfies(
                        summary -> {
                            assertThat(summary.id()).isEqualTo(run.id());
                            assertThat(summary.flow()).isEqualTo("greeting");
                            assertThat(summary.status()).isEqualTo(RunSummary.Status.SUCCEEDED);
                        });
        assertThat(engine.find(folder, run.id())).contains(engine.runs(folder, 1).getFirst());
        assertThat(engine.entries(folder, run.id(), 1)).isEqualTo(heard);
        assertThat(engine.entries(folder, run.id(), 3)).isEqualTo(heard.subList(2, heard.size()));
        List<LogLine> lines = new ArrayList<>();
        engine.logs(folder, run.id(), LogFilter.ALL, 0, (_, line) -> lines.add(line));
        assertThat(lines).extracting(LogLine::text).contains("greeting Ada");
    }

    @Test
    void tellsWhereFunctionsRunAndWhatIsNotIsolated() throws Exception {
        assertThat(notices).isEmpty();

        RuntimeInfo info = engine.runtime();

        assertThat(info.name()).isEqualTo("process");
        assertThat(info.banner()).isNotNull();
        assertThat(notices).containsExactly(info.banner());
        engine.runtime();
        assertThat(notices).hasSize(1);
    }

    @Test
    void aFlowWithErrorsIsRefusedWithEachOfThem() throws Exception {
        FlowFolder broken =
                flow(
                        """
                        "greet": { "type": "function", "function": "nobody", "next": ["nowhere"] }
                        """);

        assertThatThrownBy(() -> engine.start(broken, RunRequest.of("go", null), RunListener.NONE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.problems())
                                        .hasSizeGreaterThan(1)
                                        .extracting(Problem::place)
                                        .contains("/steps/greet/function", "/steps/greet/next/0"));
        assertThat(folder.resolve(".sluice")).doesNotExist();
    }

    @Test
    void aStepThatCannotRunYetIsRefused() throws Exception {
        FlowFolder early =
                flow(
                        """
                        "greet": { "type": "publish", "topic": "greetings" }
                        """);

        assertThatThrownBy(() -> engine.start(early, RunRequest.of("go", null), RunListener.NONE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("yet");
    }

    @Test
    void aTriggerThatIsNotThereIsRefusedWithTheListOfThoseThatAre() throws Exception {
        FlowFolder flow = greeting();

        assertThatThrownBy(() -> engine.start(flow, RunRequest.of("stop", 1), RunListener.NONE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> {
                            assertThat(e).hasMessage("The flow has no trigger \"stop\".");
                            assertThat(e.problems().getFirst().hint()).isEqualTo("It has: go");
                        });
    }

    @Test
    void aMockedRunNeedsNoRuntime() throws Exception {
        var mocks = Map.of("greet", List.<RunRequest.Mock>of(new RunRequest.Mock.Return("mocked")));

        Run run =
                engine.start(
                        greeting(),
                        new RunRequest("go", null, mocks, true, null),
                        RunListener.NONE);

        assertThat(run.await()).isEqualTo(new Run.Result.Succeeded("mocked"));
        assertThat(notices).isEmpty();
    }

    @Test
    void lookingAtAFlowLeavesNothingInItsFolder() throws Exception {
        greeting();
        try (Stream<Path> before = Files.walk(folder)) {
            List<Path> files = before.toList();

            assertThat(engine.runs(folder, 10)).isEmpty();
            assertThat(engine.entries(folder, "nobody", 1)).isEmpty();
            engine.logs(folder, "nobody", LogFilter.ALL, 0, (_, _) -> true);
            assertThatThrownBy(() -> engine.resume(folder, "nobody", RunListener.NONE))
                    .isInstanceOf(RefusedException.class);

            try (Stream<Path> after = Files.walk(folder)) {
                assertThat(after).containsExactlyElementsOf(files);
            }
        }
    }

    @Test
    void aDeletedRunIsGoneWithItsLog() throws Exception {
        Run run =
                engine.start(
                        greeting(), RunRequest.of("go", Map.of("name", "Ada")), RunListener.NONE);
        run.await();

        engine.delete(folder, run.id());

        assertThat(engine.runs(folder, 10)).isEmpty();
        assertThat(folder.resolve(".sluice/runs/logs/" + run.id())).doesNotExist();
        assertThatThrownBy(() -> engine.delete(folder, run.id()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void changedCodeAnswersTheNextRun() throws Exception {
        FlowFolder flow = greeting();
        var request = RunRequest.of("go", Map.of("name", "Ada"));
        engine.start(flow, request, RunListener.NONE).await();

        Files.writeString(
                folder.resolve("functions/greet/index.py"),
                "def handler(event, context):\n    return 'Goodbye'\n");

        assertThat(engine.start(flow, request, RunListener.NONE).await())
                .isEqualTo(new Run.Result.Succeeded("Goodbye"));
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamedWithTheRemedy() throws Exception {
        FlowFolder flow = greeting();
        Files.writeString(folder.resolve(".sluice"), "a file where the folder should be");

        assertThatThrownBy(
                        () ->
                                engine.start(
                                        flow,
                                        new RunRequest("go", null, mocked(), true, null),
                                        RunListener.NONE))
                .isInstanceOfSatisfying(
                        JournalException.class,
                        e -> {
                            assertThat(e).hasMessageContaining(".sluice");
                            assertThat(e.remedy()).contains("right to write");
                        });
    }

    private static Map<String, List<RunRequest.Mock>> mocked() {
        return Map.of("greet", List.of(new RunRequest.Mock.Return(1)));
    }

    @Test
    void closingLeavesNoLockAndNoProcessBehind() throws IOException, Exception {
        engine.start(greeting(), RunRequest.of("go", Map.of("name", "Ada")), RunListener.NONE)
                .await();

        engine.close();

        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve(".sluice/runs"))) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("journal.db", "logs");
        }
        open();
    }
}
