package dev.sluice.engine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.export.Content;
import dev.sluice.engine.export.aws.AwsExporter;
import dev.sluice.engine.imports.asl.AslImporter;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.run.Run;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// State machines, events and answers, and what the States Language says a run of them gives, also
/// once they were exported again. Each file in `machines` is one: `{"machine", "event", "mocks"}`
/// and either `output` or `error` and `cause`.
@Timeout(120)
class GoldenMachinesTest {
    private final ImportedRuns runs = new ImportedRuns();
    @TempDir Path folder;

    /// Before the folder is removed, into which a journal may still write until it is closed.
    @AfterEach
    void close() {
        runs.close();
    }

    private static Path goldens() throws Exception {
        return Path.of(GoldenMachinesTest.class.getResource("machines").toURI());
    }

    static List<String> machines() throws Exception {
        try (Stream<Path> files = Files.list(goldens())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void givesWhatTheStatesLanguageSays(String golden) throws Exception {
        var given = (Map<?, ?>) Json.parse(Files.readString(goldens().resolve(golden)));

        FlowFolder flow = flow("flow", Json.write(given.get("machine")));

        assertGives(given, runs.play(flow, given.get("event"), given.get("mocks")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void meansTheSameOnceItWasExported(String golden) throws Exception {
        var given = (Map<?, ?>) Json.parse(Files.readString(goldens().resolve(golden)));
        FlowFolder flow = flow("flow", Json.write(given.get("machine")));
        var files = new AwsExporter().bundle(flow.flow(), flow.path()).files();

        FlowFolder again = flow("again", text(files.get("statemachine.asl.json")));

        assertGives(given, runs.play(again, given.get("event"), given.get("mocks")));
    }

    private static String text(Content content) {
        return content instanceof Content.Text(String text) ? text : "";
    }

    private FlowFolder flow(String name, String machine) throws Exception {
        Path file =
                Files.createDirectories(folder.resolve(name + "-of")).resolve("machine.asl.json");
        Files.writeString(file, machine);
        Imported imported = new Imports(List.of(new AslImporter())).read(file, null);
        return new NewFlow(folder.resolve(name)).write(imported);
    }

    private static void assertGives(Map<?, ?> given, Run.Result result) {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (String field : List.of("output", "error", "cause")) {
            if (given.containsKey(field)) {
                expected.put(field, given.get(field));
            }
        }
        assertThat(Json.write(told(result, expected))).isEqualTo(Json.write(expected));
    }

    /// The result in the fields that are expected: not every error has a cause that the
    /// specification gives.
    private static Map<String, Object> told(Run.Result result, Map<String, Object> expected) {
        Map<String, Object> told = new LinkedHashMap<>();
        switch (result) {
            case Run.Result.Succeeded(Object output) -> told.put("output", output);
            case Run.Result.Failed(Failure(String error, String cause)) -> {
                told.put("error", error);
                told.put("cause", cause);
                if (expected.containsKey("error") || expected.containsKey("cause")) {
                    told.keySet().retainAll(expected.keySet());
                }
            }
            case Run.Result.Cancelled _, Run.Result.Interrupted _ ->
                    told.put("error", result.toString());
        }
        return told;
    }
}
