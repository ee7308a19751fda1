package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.export.aws.Ours.Answer;
import dev.sluice.engine.imports.Imported;
import dev.sluice.engine.imports.Imports;
import dev.sluice.engine.imports.NewFlow;
import dev.sluice.engine.imports.asl.AslImporter;
import dev.sluice.engine.imports.sam.SamImporter;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.run.request.Mocks;
import dev.sluice.engine.run.request.RunRequest.Mock;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A flow that is exported and imported again does what it did.
@Timeout(120)
class ImportedAgainTest {
    private static final int FLOWS = 150;
    private static final Answer ANY = new Answer.Return(Map.of("name", "any"));

    @TempDir Path temp;

    @Test
    void flowsMadeAtRandomDoTheSame() throws Exception {
        int succeeded = 0;
        for (long seed = 1; seed <= FLOWS; seed++) {
            var random = new RandomFlows(seed);
            Path folder = Files.createDirectories(temp.resolve("flow" + seed + "/f")).getParent();
            Files.writeString(folder.resolve("flow.json"), Json.write(random.flow()));
            Files.writeString(
                    folder.resolve("f/index.py"), "def handler(event, context): return event\n");
            Flow flow = FlowFolder.open(folder).flow();
            Flow again = again("again" + seed, folder);

            String before = end(flow, "manual", Map.of("n", seed % 5), random.mocks());

            assertThat(end(again, "start", Map.of("n", seed % 5), random.mocks()))
                    .as("seed " + seed + "\n" + Json.write(random.flow()))
                    .isEqualTo(before);
            succeeded += before.startsWith("succeeded") ? 1 : 0;
        }
        assertThat(succeeded).isBetween(FLOWS / 5, FLOWS * 9 / 10);
    }

    static List<Path> tests() throws Exception {
        Path samples = Path.of(System.getProperty("sluice.root", "..")).resolve("sample-flows");
        try (Stream<Path> files = Files.walk(samples)) {
            return files.filter(file -> file.getParent().endsWith("tests")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void theSamplesDoTheSameUnderTheMocksOfTheirTests(Path test) throws Exception {
        Path folder = test.getParent().getParent();
        var given = (Map<?, ?>) Json.parse(Files.readString(test));
        Flow flow = FlowFolder.open(folder).flow();
        Map<String, List<Answer>> mocks = new LinkedHashMap<>();
        flow.steps().keySet().forEach(step -> mocks.put(step, List.of(ANY)));
        if (given.get("mocks") != null) {
            Mocks.read(given.get("mocks"), flow)
                    .forEach(
                            (step, all) ->
                                    mocks.put(step, all.stream().map(this::answer).toList()));
        }
        Flow again = again("again", folder);
        String trigger =
                given.get("trigger") instanceof String name
                        ? name
                        : flow.triggers().keySet().iterator().next();

        assertThat(end(again, "start", given.get("event"), mocks))
                .isEqualTo(end(flow, trigger, given.get("event"), mocks));
    }

    @Test
    void theFunctionsOfASampleComeBackWithTheirCode() throws Exception {
        Path folder =
                Path.of(System.getProperty("sluice.root", "..")).resolve("sample-flows/hello");
        Flow flow = FlowFolder.open(folder).flow();

        Flow again = again("again", folder);

        assertThat(kinds(again)).isEqualTo(kinds(flow)).isNotEmpty();
        for (FunctionSpec function : again.functions().values()) {
            assertThat(temp.resolve("again").resolve(function.code()))
                    .isDirectoryContaining("glob:**/*.{py,js}");
        }
    }

    @Test
    void aMapKeepsItsBatches() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("batches"));
        Files.writeString(
                folder.resolve("flow.json"),
                """
                { "sluice": 1, "name": "batches", "targets": ["aws"],
                  "triggers": { "go": { "type": "manual", "next": ["each"] } },
                  "steps": { "each": { "type": "map", "items": "{% $states.input %}",
                    "itemBatcher": { "maxItems": 2, "maxBytes": 100, "input": { "a": 1 } },
                    "start": ["sum"],
                    "steps": { "sum": { "type": "transform", "output": "{% $sum($states.input.Items) %}" } } } } }
                """);
        Flow flow = FlowFolder.open(folder).flow();

        Flow again = again("again", folder);

        assertThat(((Step.Map) again.steps().get("each")).itemBatcher())
                .isEqualTo(((Step.Map) flow.steps().get("each")).itemBatcher());
        assertThat(end(again, "start", List.of(1, 2, 3), Map.of())).isEqualTo("succeeded [3,3]");
    }

    private static Set<String> kinds(Flow flow) {
        return flow.functions().values().stream()
                .map(function -> function.runtime() + " " + function.handler())
                .collect(Collectors.toSet());
    }

    private Answer answer(Mock mock) {
        return switch (mock) {
            case Mock.Return(Object value) -> new Answer.Return(value);
            case Mock.Throw(String error, String cause) -> new Answer.Throw(error, cause);
        };
    }

    private Flow again(String name, Path folder) throws Exception {
        var exported = ExportedFlow.of("exported " + name, folder, temp);
        var imports = new Imports(List.of(new AslImporter(), new SamImporter(null)));
        Imported imported = imports.read(exported.output().resolve("template.yaml"), null);
        FlowFolder written = new NewFlow(temp.resolve(name)).write(imported);
        assertThat(written.check(null)).noneMatch(PlacedProblem::isError);
        return written.flow();
    }

    private static String end(
            Flow flow, String trigger, Object event, Map<String, List<Answer>> mocks) {
        return switch (Ours.run(flow, trigger, event, mocks).getLast()) {
            case RunEvent.RunSucceeded(Object output) -> "succeeded " + Json.write(output);
            case RunEvent.RunFailed(var failure, _) -> "failed " + failure;
            case RunEvent other -> "in the middle: " + other;
        };
    }
}
