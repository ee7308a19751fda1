package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.export.aws.Ours.Answer;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// An exported flow does in another interpreter of the States Language what the flow does here.
/// That interpreter is moto's, which is no part of the set-up; without it these tests are left out
/// and say so.
class OracleTest {
    private static final int FLOWS = Integer.getInteger("oracle.flows", 15);

    /// Errors that have names of their own in the specification, and one for all in the service.
    private static final Map<String, String> INTERPRETER =
            Map.of(
                    "States.ParameterPathFailure", "States.Runtime",
                    "States.IntrinsicFailure", "States.Runtime",
                    "States.ResultPathMatchFailure", "States.Runtime");

    private static Process oracle;
    private static BufferedWriter ask;
    private static BufferedReader hear;

    @TempDir Path temp;

    @BeforeAll
    static void startTheOracle() throws Exception {
        assumeTrue(
                System.getenv("SLUICE_VALIDATORS") != null,
                "SLUICE_VALIDATORS is not set: the other interpreter is left out");
        assumeTrue(
                Outcome.of("python3", "-c", "import moto.stepfunctions.parser").status() == 0,
                "moto is not installed: the other interpreter is left out");
        var builder =
                new ProcessBuilder("python3", ExportedFlow.resource("oracle.py").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("AWS_ACCESS_KEY_ID", "any");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
        oracle = builder.start();
        ask = oracle.outputWriter();
        hear = oracle.inputReader();
    }

    @AfterAll
    static void stopTheOracle() {
        if (oracle != null) {
            oracle.descendants().forEach(ProcessHandle::destroyForcibly);
            oracle.destroyForcibly();
        }
    }

    @Test
    void flowsMadeAtRandomDoTheSame() throws Exception {
        int succeeded = 0;
        int failed = 0;
        for (long seed = Long.getLong("oracle.seed", 1); succeeded + failed < FLOWS; seed++) {
            var random = new RandomFlows(seed);
            Path folder = write(seed, random.flow());
            Flow flow = FlowFolder.open(folder).flow();
            assertThat(Checks.isRunnable(Checks.check(flow, "aws"))).as(folder.toString()).isTrue();
            String status =
                    compare(
                            "seed " + seed,
                            folder,
                            "manual",
                            Map.of("n", seed % 5),
                            random.mocks());
            if (status.equals("SUCCEEDED")) {
                succeeded++;
            } else {
                failed++;
            }
        }
        assertThat(succeeded).isGreaterThan(FLOWS / 5);
        assertThat(failed).isGreaterThan(FLOWS / 10);
    }

    @Test
    void thePhotoFlowDoesTheSame() throws Exception {
        Path folder = sample("photo-intake");
        Map<String, List<Answer>> mocks = new LinkedHashMap<>();
        mocks.put("validate", List.of(returned("{\"key\": \"k\"}")));
        mocks.put(
                "thumbnail",
                List.of(
                        returned(
                                "{\"thumbnails\": [{\"width\": 4, \"height\": 3, \"bytes\": 30,"
                                        + " \"quality\": 9}]}")));
        mocks.put(
                "metadata",
                List.of(
                        returned(
                                "{\"key\": \"k\", \"width\": 40, \"height\": 30, \"bytes\": 100,"
                                    + " \"sha256\": \"s\", \"taken\": null, \"camera\": {},"
                                    + " \"exposure\": {}, \"position\": null, \"orientation\": 1,"
                                    + " \"light\": []}")));
        assertThat(compare("whole", folder, "manual", Map.of(), mocks)).isEqualTo("SUCCEEDED");

        mocks.put(
                "validate",
                List.of(new Answer.Throw("CorruptPhoto", "{\"errorMessage\": \"no end\"}")));
        assertThat(compare("corrupt", folder, "manual", Map.of(), mocks)).isEqualTo("FAILED");

        mocks.put(
                "validate",
                List.of(
                        new Answer.Throw("Lambda.TooManyRequestsException", "slow"),
                        returned("{}")));
        assertThat(compare("throttled", folder, "manual", Map.of(), mocks)).isEqualTo("SUCCEEDED");

        mocks.put("metadata", List.of(new Answer.Throw("Surprise", "oh")));
        assertThat(compare("surprised", folder, "manual", Map.of(), mocks)).isEqualTo("FAILED");
    }

    /// Paths, functions, comparisons and data fields, each in a flow of its own.
    @ParameterizedTest
    @MethodSource("stepsInJsonPath")
    void stepsInJsonPathDoTheSame(String steps) throws Exception {
        Path folder = temp.resolve("flow");
        Files.createDirectories(folder.resolve("f"));
        Files.writeString(folder.resolve("f/index.py"), "def handler(e, c): return e\n");
        Files.writeString(
                folder.resolve("flow.json"),
                """
                {"sluice": 1, "name": "jsonpath", "triggers": {"go": {"type": "manual", "next": ["a"]}},
                 "steps": {%s},
                 "functions": {"f": {"runtime": "python3.13", "handler": "index.handler", "code": "f"}}}
                """
                        .formatted(
                                steps.replace("`", "\"")
                                        .replace(
                                                "\"type\":",
                                                "\"language\": \"JSONPath\", \"type\":")));
        Object event =
                Json.parse(Files.readString(ExportedFlow.resource("jsonpath-steps/event.json")));

        var mocks = Map.of("a", List.of(returned("{\"t\": [1, 2.5]}")));
        Map<?, ?> theirs = theirs("jsonpath", folder, event, mocks);
        Flow flow = FlowFolder.open(folder).flow();
        List<RunEvent> ours = Ours.run(flow, "go", event, mocks);
        switch (ours.getLast()) {
            case RunEvent.RunSucceeded(Object output) -> {
                assertThat(plain(theirs.get("output"))).as(steps).isEqualTo(plain(output));
                assertThat(transitions(flow, ours))
                        .as(steps)
                        .isEqualTo(((List<?>) theirs.get("path")).size());
            }
            case RunEvent.RunFailed(var failure, _) ->
                    assertThat(theirs.get("error"))
                            .as(steps)
                            .isEqualTo(INTERPRETER.getOrDefault(failure.error(), failure.error()));
            default -> throw new AssertionError(steps);
        }
    }

    static List<String> stepsInJsonPath() throws Exception {
        List<String> all = new ArrayList<>();
        for (String line : Files.readAllLines(ExportedFlow.resource("jsonpath-steps/steps.txt"))) {
            if (line.startsWith("$") || line.startsWith("States.")) {
                all.add("`a`: {`type`: `transform`, `parameters`: {`r.$`: `" + line + "`}}");
            } else if (line.startsWith("{")) {
                all.add(
                        "`a`: {`type`: `choice`, `rules`: [{`when`: "
                                + line
                                + ", `next`: [`b`]}], `otherwise`: []},"
                                + "`b`: {`type`: `transform`, `parameters`: true}");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.add("`a`: {" + line + "}");
            }
        }
        return all;
    }

    private static Path sample(String name) {
        return Path.of(System.getProperty("sluice.root", ".."))
                .resolve("sample-flows")
                .resolve(name);
    }

    private static Answer returned(String json) throws Exception {
        return new Answer.Return(Json.parse(json));
    }

    private Path write(long seed, Map<String, Object> flow) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("flow" + seed));
        Files.createDirectories(folder.resolve("f"));
        Files.writeString(
                folder.resolve("f/index.py"), "def handler(event, context): return event\n");
        return Files.writeString(folder.resolve("flow.json"), Json.write(flow)).getParent();
    }

    /// Runs the flow here and its export there. Answers how both ended.
    private String compare(
            String name, Path folder, String trigger, Object event, Map<String, List<Answer>> mocks)
            throws Exception {
        Flow flow = FlowFolder.open(folder).flow();
        Map<?, ?> theirs = theirs(name, folder, event, mocks);
        List<RunEvent> ours = Ours.run(flow, trigger, event, mocks);

        String as =
                name
                        + "\n"
                        + Files.readString(folder.resolve("flow.json"))
                        + "\n"
                        + mocks
                        + "\n"
                        + theirs;
        switch (ours.getLast()) {
            case RunEvent.RunSucceeded(Object output) -> {
                assertThat(theirs.get("status")).as(as).isEqualTo("SUCCEEDED");
                assertThat(plain(theirs.get("output"))).as(as).isEqualTo(plain(output));
                if (!leftInTheMiddle(ours)) {
                    assertThat(entered(theirs)).as(as).isEqualTo(scheduled(ours));
                    long states = ((List<?>) theirs.get("path")).size();
                    assertThat(transitions(flow, ours)).as(as).isEqualTo(states + retries(ours));
                }
            }
            case RunEvent.RunFailed(var failure, _) -> {
                assertThat(theirs.get("status")).as(as).isEqualTo("FAILED");
                assertThat(theirs.get("error")).as(as).isEqualTo(failure.error());
            }
            default -> throw new AssertionError(ours.getLast());
        }
        return String.valueOf(theirs.get("status"));
    }

    /// The state transitions that an estimate from the run's events counts.
    private static long transitions(Flow flow, List<RunEvent> ours) {
        List<Entry> entries = new ArrayList<>();
        ours.forEach(e -> entries.add(new Entry("run", entries.size() + 1, Instant.EPOCH, e)));
        Settings settings = Settings.of(1).with(Settings.Counting.STATES);
        return Estimates.bundled()
                .ofRuns("aws", flow, entries, settings)
                .orElseThrow()
                .run()
                .stream()
                .filter(line -> line.price().item().equals("state transition"))
                .mapToLong(line -> line.quantity().longValueExact())
                .sum();
    }

    private static long retries(List<RunEvent> ours) {
        return ours.stream().filter(RunEvent.StepRetried.class::isInstance).count();
    }

    /// Whether an error left a group: how far the branches in it had come then is a matter of time.
    private static boolean leftInTheMiddle(List<RunEvent> ours) {
        return ours.stream()
                .anyMatch(
                        e ->
                                e instanceof RunEvent.StepCaught caught
                                        && caught.step().text().matches("(.*/)?group[0-9]+"));
    }

    private Map<?, ?> theirs(
            String name, Path folder, Object event, Map<String, List<Answer>> mocks)
            throws Exception {
        var exported = ExportedFlow.of("exported " + name, folder, temp);
        String definition =
                exported.text("statemachine.asl.json")
                        .replaceAll(
                                "\\$\\{(\\w+)}",
                                "arn:aws:lambda:us-east-1:123456789012:function:$1");
        return theirs((Map<?, ?>) Json.parse(definition), event, mocks);
    }

    private static Map<?, ?> theirs(
            Map<?, ?> definition, Object event, Map<String, List<Answer>> mocks) throws Exception {
        Map<String, Object> states = new LinkedHashMap<>();
        mocks.forEach(
                (step, answers) ->
                        states.put(step, answers.stream().map(OracleTest::mock).toList()));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("definition", definition);
        request.put("input", event);
        request.put("mocks", states);
        ask.write(Json.write(request));
        ask.newLine();
        ask.flush();
        return (Map<?, ?>) Json.parse(Objects.requireNonNull(hear.readLine(), "the oracle ended"));
    }

    private static Object mock(Answer answer) {
        return switch (answer) {
            case Answer.Return(Object value) ->
                    Map.of("Return", Map.of("StatusCode", 200, "Payload", value));
            case Answer.Throw(String error, String cause) ->
                    Map.of("Throw", Map.of("Error", error, "Cause", cause));
        };
    }

    /// Numbers as their values: one side may write 2 what the other writes 2.0.
    private static Object plain(Object value) {
        return switch (value) {
            case Number n -> n.doubleValue();
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(each -> copy.add(plain(each)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /// The steps whose states were entered, with how often; copies count as the step. A fork that
    /// no join ends and a way that ends at once have states of their own.
    private static Map<String, Integer> entered(Map<?, ?> theirs) {
        Map<String, Integer> steps = new TreeMap<>();
        for (Object state : (List<?>) theirs.get("path")) {
            String name = String.valueOf(state).replaceAll(" \\(\\d+\\)$", "");
            if (!name.matches(".*( end| branches| to join\\d+)")) {
                steps.merge(name, 1, Integer::sum);
            }
        }
        return steps;
    }

    private static Map<String, Integer> scheduled(List<RunEvent> ours) {
        Map<String, Integer> steps = new TreeMap<>();
        for (RunEvent event : ours) {
            if (event instanceof RunEvent.StepScheduled step) {
                String path = step.step().text();
                steps.merge(path.substring(path.lastIndexOf('/') + 1), 1, Integer::sum);
            }
        }
        return steps;
    }
}
