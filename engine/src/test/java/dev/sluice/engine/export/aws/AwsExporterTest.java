package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.cost.Estimates;
import dev.sluice.engine.cost.bill.Line;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.provider.Aws;
import dev.sluice.engine.cost.usage.Assumptions;
import dev.sluice.engine.cost.usage.DesignedUsage;
import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Exports;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.Report.Fate;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AwsExporterTest {
    private static final String FUNCTION =
            "{\"runtime\": \"python3.13\", \"handler\": \"index.handler\", \"code\": \"f\" %s}";

    @TempDir Path temp;

    @Test
    void aTailThatSeveralBranchesReachIsCopiedIntoEach() throws Exception {
        Map<?, ?> states =
                states(
                        """
                        "start": {"type": "transform", "next": ["a", "b"]},
                        "a": {"type": "function", "function": "f", "catch": [{"errors": ["States.ALL"], "next": ["tail"]}], "next": ["j"]},
                        "b": {"type": "function", "function": "f", "catch": [{"errors": ["States.ALL"], "next": ["tail"]}], "next": ["j"]},
                        "tail": {"type": "transform", "next": ["over"]},
                        "over": {"type": "fail", "error": "E"},
                        "j": {"type": "join"}
                        """);
        assertThat(states).asString().contains("tail=", "tail (2)=", "over=", "over (2)=");
        assertThat(names(branch(states, "j", 1)))
                .containsExactlyInAnyOrder("b", "tail (2)", "over (2)");
    }

    @Test
    void aForkAfterAForkIsNestedAndALoopStaysInItsScope() throws Exception {
        Map<?, ?> states =
                states(
                        """
                        "start": {"type": "transform", "next": ["a", "b"]},
                        "a": {"type": "transform", "next": ["a1", "a2"]},
                        "a1": {"type": "transform", "next": ["inner"]},
                        "a2": {"type": "wait", "seconds": 1, "next": ["again"]},
                        "again": {"type": "choice", "rules": [{"when": "{% $states.input.more %}", "next": ["a2"]}], "otherwise": ["inner"]},
                        "inner": {"type": "join", "next": ["outer"]},
                        "b": {"type": "transform", "next": ["outer"]},
                        "outer": {"type": "join", "next": ["last"]},
                        "last": {"type": "succeed"}
                        """);
        assertThat(names(states)).containsExactlyInAnyOrder("start", "outer", "last");
        Map<?, ?> first = branch(states, "outer", 0);
        assertThat(names(first)).containsExactlyInAnyOrder("a", "inner");
        Map<?, ?> loop = branch(first, "inner", 1);
        assertThat(names(loop)).containsExactlyInAnyOrder("a2", "again", "again end");
        assertThat(loop.get("again")).asString().contains("Next=a2").contains("Default=again end");
        assertThat(first.get("inner")).asString().contains("End=true");
    }

    @Test
    void anItemReaderBecomesThatOfTheStatesLanguage() throws Exception {
        Map<?, ?> states =
                states(
                        """
                        "start": {"type": "map", "itemReader": {"file": "in/a.csv", "delimiter": ";", "headers": ["n"], "maxItems": 9},
                                  "start": ["x"], "steps": {"x": {"type": "transform"}}}
                        """);
        assertThat(at(states, "start", "ItemReader", "Resource"))
                .isEqualTo("arn:aws:states:::s3:getObject");
        assertThat(at(states, "start", "ItemReader", "Arguments", "Key")).isEqualTo("in/a.csv");
        assertThat(at(states, "start", "ItemReader", "ReaderConfig"))
                .isEqualTo(
                        Json.parse(
                                """
                                {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["n"],
                                 "CSVDelimiter": "SEMICOLON", "MaxItems": 9}
                                """));
        assertThat(Files.readString(temp.resolve("out/REPORT.md")))
                .contains("A Map state reads from S3 only");
    }

    @Test
    void stateNamesAreShortAndUnique() throws Exception {
        String x = "x".repeat(80);
        Map<?, ?> states =
                states(
                        """
                        "%s": {"type": "transform", "next": ["b", "c"]},
                        "b": {"type": "transform"},
                        "c": {"type": "transform"}
                        """
                                .formatted(x),
                        x);
        assertThat(names(states)).hasSize(2).allMatch(name -> name.length() <= 80);
    }

    @Test
    void aLongChainNeedsNoDeepStack() throws Exception {
        var steps = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            steps.append(
                    "\"s%d\": {\"type\": \"transform\", \"next\": [\"s%d\"]},\n"
                            .formatted(i, i + 1));
        }
        steps.append("\"s3000\": {\"type\": \"succeed\"}");
        assertThat(states(steps.toString(), "s0")).hasSize(3001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "python3-pil | EMULATED | The project Pillow",
                "python3-nobody-knows | LOST | Add a layer",
                "ffmpeg | LOST | Add a layer",
            })
    void packagesBecomeRequirementsOrAreNamedAsLost(String name, Fate fate, String note)
            throws Exception {
        Report report = export(one(", \"packages\": [\"" + name + "\"]")).report();
        assertThat(report.entries(fate))
                .anySatisfy(
                        e -> {
                            assertThat(e.what()).isEqualTo("package " + name);
                            assertThat(e.note()).contains(note);
                        });
        assertThat(Files.exists(temp.resolve("out/functions/f/requirements.txt")))
                .isEqualTo(fate == Fate.EMULATED);
    }

    @Test
    void secretsAreReferencesAndNeverValues() throws Exception {
        Path flow = one(", \"environment\": {\"KEY\": {\"secret\": \"api key\"}}");
        var folder = FlowFolder.open(flow);
        new Exports(List.of(new AwsExporter()))
                .export(
                        "aws",
                        folder.flow(),
                        flow,
                        temp.resolve("out"),
                        Map.of("api key", "s3cr3t"));
        assertThat(temp.resolve("out/template.yaml"))
                .content()
                .contains("{{resolve:secretsmanager:tested/api-key:SecretString}}")
                .doesNotContain("s3cr3t");
        assertThat(temp.resolve("out/README.md"))
                .content()
                .contains("create-secret --name tested/api-key");
    }

    @Test
    void refusesASecretInTheCode() throws Exception {
        Path flow = one("");
        Files.writeString(flow.resolve("f/config.py"), "KEY = 's3cr3t'");
        var folder = FlowFolder.open(flow);
        assertThatThrownBy(
                        () ->
                                new Exports(List.of(new AwsExporter()))
                                        .export(
                                                "aws",
                                                folder.flow(),
                                                flow,
                                                temp.resolve("out"),
                                                Map.of("api key", "s3cr3t")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("functions/f/config.py");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void refusesATextThatAwsWouldReplaceByASecretOfTheAccount() throws Exception {
        Path flow = one(", \"environment\": {\"X\": \"{{resolve:secretsmanager:prod/db}}\"}");
        assertThatThrownBy(() -> export(flow))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("variable X");
    }

    @Test
    void refusesCodeOutsideTheFlow() throws Exception {
        Path flow =
                flow(
                        "\"a\": {\"type\": \"function\", \"function\": \"f\"}",
                        "a",
                        "{\"runtime\": \"python3.13\", \"handler\": \"index.handler\", \"code\":"
                                + " \"../../etc\"}");
        assertThatThrownBy(() -> export(flow)).isInstanceOf(ExportException.class);
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAFlowWithErrors() throws Exception {
        Path flow =
                flow(
                        "\"a\": {\"type\": \"transform\", \"next\": [\"nobody\"]}",
                        "a",
                        FUNCTION.formatted(""));
        assertThatThrownBy(() -> export(flow))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("/steps/a/next/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a\\nResources: {}",
                "'; rm -rf /",
                "{{x}}",
                "&anchor *alias",
                "!!python/object:os.system",
                "yes",
                "0x1F",
                "1e3",
                "2026-01-01",
                "~",
                "- a\\n- b",
                "a: b",
                "# c",
                "\\\"",
                "%TAG",
                "null",
                "\\u2028",
                "${AWS::AccountId} ${!x}",
            })
    void noTextCanBecomeAnythingElseInTheTemplate(String escaped) throws Exception {
        Path flow = one(", \"environment\": {\"X\": \"" + escaped + "\"}");
        export(flow);
        String text = (String) Json.parse("\"" + escaped + "\"");
        Object template =
                new YAMLMapper()
                        .readValue(temp.resolve("out/template.yaml").toFile(), Object.class);
        Object value =
                at(
                        template,
                        "Resources",
                        "FFunction",
                        "Properties",
                        "Environment",
                        "Variables",
                        "X");
        Object plain =
                value instanceof Map<?, ?> sub
                        ? ((String) sub.get("Fn::Sub")).replace("${!", "${")
                        : value;
        assertThat(plain).isEqualTo(text);
        assertThat((Map<?, ?>) template).hasSize(6);
    }

    @Test
    void theStateMachineMayCallItsFunctionsAndNothingElse() throws Exception {
        export(one(""));
        Object template =
                new YAMLMapper()
                        .readValue(temp.resolve("out/template.yaml").toFile(), Object.class);
        assertThat(at(template, "Resources", "StateMachine", "Properties", "Policies"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "LambdaInvokePolicy",
                                        Map.of("FunctionName", Map.of("Ref", "FFunction")))));
    }

    @Test
    void everyElementIsInTheReport() throws Exception {
        var exported = ExportedFlow.of("everything", ExportedFlow.everything(), temp);
        Flow flow = FlowFolder.open(ExportedFlow.everything()).flow();
        var told = exported.report().entries().stream().map(Report.Entry::id).toList();
        assertThat(told)
                .containsAll(flow.triggers().keySet())
                .containsAll(flow.steps().keySet())
                .containsAll(flow.functions().keySet())
                .containsAll(flow.resources().keySet());
    }

    /// The states that an estimate counts are those that the export has.
    @Test
    void theEstimateCountsTheStatesThatTheExportHas() throws Exception {
        Path flow =
                flow(
                        """
                        "start": {"type": "function", "function": "f", "next": ["a", "j", "b"]},
                        "a": {"type": "group", "start": ["a1", "a2"], "steps": {"a1": {"type": "transform"}, "a2": {"type": "transform"}}, "next": ["j"]},
                        "b": {"type": "transform", "next": ["j"]},
                        "j": {"type": "join", "next": ["end"]},
                        "end": {"type": "succeed"}
                        """,
                        "start",
                        FUNCTION.formatted(""));
        export(flow);
        Map<?, ?> machine =
                (Map<?, ?>) Json.parse(Files.readString(temp.resolve("out/statemachine.asl.json")));
        Flow read = FlowFolder.open(flow).flow();
        var usage = DesignedUsage.of(read, GivenUsage.NONE, Assumptions.DEFAULT);
        var estimate =
                new Estimates(PriceList.bundled(), List.of(new Aws()))
                        .of("aws", read, usage, Settings.of(1).with(Settings.Counting.STATES))
                        .orElseThrow();
        BigDecimal counted =
                estimate.run().stream()
                        .filter(l -> l.price().item().equals("state transition"))
                        .map(Line::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(counted).isEqualByComparingTo(BigDecimal.valueOf(count(machine)));
    }

    private static long count(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    (map.get("States") instanceof Map<?, ?> states ? states.size() : 0)
                            + map.values().stream()
                                    .filter(java.util.Objects::nonNull)
                                    .mapToLong(AwsExporterTest::count)
                                    .sum();
            case List<?> list -> list.stream().mapToLong(AwsExporterTest::count).sum();
            default -> 0;
        };
    }

    private static Object at(Object value, String... path) {
        Object at = value;
        for (String name : path) {
            at = ((Map<?, ?>) at).get(name);
        }
        return at;
    }

    private Path one(String more) throws Exception {
        return flow(
                "\"a\": {\"type\": \"function\", \"function\": \"f\"}",
                "a",
                FUNCTION.formatted(more));
    }

    private Map<?, ?> states(String steps) throws Exception {
        return states(steps, "start");
    }

    private Map<?, ?> states(String steps, String start) throws Exception {
        export(flow(steps, start, FUNCTION.formatted("")));
        return (Map<?, ?>)
                at(
                        Json.parse(Files.readString(temp.resolve("out/statemachine.asl.json"))),
                        "States");
    }

    private static List<String> names(Map<?, ?> states) {
        return states.keySet().stream().map(String::valueOf).toList();
    }

    private static Map<?, ?> branch(Map<?, ?> states, String parallel, int index) {
        return (Map<?, ?>) at(((List<?>) at(states, parallel, "Branches")).get(index), "States");
    }

    private Path flow(String steps, String start, String function) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("flow"));
        Files.createDirectories(folder.resolve("f"));
        Files.writeString(
                folder.resolve("f/index.py"), "def handler(event, context): return event\n");
        Files.writeString(
                folder.resolve("flow.json"),
                """
                {"sluice": 1, "name": "tested", "targets": ["aws"],
                 "triggers": {"manual": {"type": "manual", "next": ["%s"]}},
                 "steps": {%s},
                 "functions": {"f": %s}}
                """
                        .formatted(start, steps, function));
        return folder;
    }

    private ExportedFlow export(Path flow) throws Exception {
        return ExportedFlow.of("out", flow, temp);
    }
}
