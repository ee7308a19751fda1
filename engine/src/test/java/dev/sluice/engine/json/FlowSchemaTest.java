package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.sluice.engine.json.text.FieldNames;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.FunctionJson;
import dev.sluice.engine.json.v1.PartsJson;
import dev.sluice.engine.json.v1.StepJson;
import dev.sluice.engine.json.v1.TriggerJson;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class FlowSchemaTest {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(FlowSchema.text(), InputFormat.JSON);

    private static List<String> errors(String flow) {
        return SCHEMA.validate(flow, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static Map<?, ?> definition(String name) throws JsonSyntaxException {
        Map<?, ?> schema = (Map<?, ?>) Json.parse(FlowSchema.text());
        return (Map<?, ?>) ((Map<?, ?>) schema.get("$defs")).get(name);
    }

    private static List<Path> samples() throws IOException {
        Path root = Path.of(System.getProperty("sluice.root", "..")).resolve("sample-flows");
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsValid(Path sample) throws IOException {
        assertThat(errors(Files.readString(sample.resolve("flow.json")))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsCanonicalAndWithoutProblems(Path sample) throws Exception {
        FlowFolder opened = FlowFolder.open(sample);

        assertThat(opened.check(null)).isEmpty();
        assertThat(opened.isCanonical()).as("sluice format " + sample.getFileName()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'sluice':1,'name':'x'} | 0",
                "{'sluice':1,'name':'x','future':true} | 0",
                "{'sluice':2,'name':'x'} | 1",
                "{'sluice':1} | 1",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'functoin'}}} | 1",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'function'}}} | 1",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'succeed','color':'red'}}} | 0",
                "{'sluice':1,'name':'x','steps':{'a\\u0007':{'type':'succeed'}}} | 1",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'transform','next':'b'}}} | 1",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'map','start':['b'],'steps':{'b':{'type':'wait','seconds':'x'}}}}}"
                    + " | 3",
                "{'sluice':1,'name':'x','functions':{'f':{'runtime':'r','handler':'h','code':'c','memoryMb':1}}}"
                    + " | 1",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'wait','seconds':'$.s'}}} | 0",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'choice','rules':[{'when':"
                        + "{'Not':{'Variable':'$.n','NumericGreaterThan':1}}}]}}} | 0",
                "{'sluice':1,'name':'x','steps':{'a':{'type':'choice','rules':[{'when':"
                        + "{'Variable':'$.n','IsPresent':'yes'}}]}}} | 3",
            })
    void theSchemaTellsAFlowFromOtherFiles(String json, int errors) {
        assertThat(errors(json.replace('\'', '"'))).hasSize(errors);
    }

    @Test
    void stepsHaveTheSameFieldsInTheSchemaAndInTheRecords() throws JsonSyntaxException {
        var kinds = FieldNames.ofKinds(StepJson.class);

        assertThat(((Map<?, ?>) ((Map<?, ?>) definition("step").get("properties")).get("type")))
                .extracting("enum")
                .isEqualTo(new ArrayList<>(kinds.keySet()));
        for (var kind : kinds.entrySet()) {
            List<String> inSchema = properties("step-" + kind.getKey());
            assertThat(kind.getValue()).as(kind.getKey()).containsAll(inSchema);
            assertThat(kind.getValue().stream().filter(inSchema::contains))
                    .as("order of the fields of " + kind.getKey())
                    .isEqualTo(inSchema);
        }
    }

    @Test
    void otherPartsHaveTheSameFieldsInTheSchemaAndInTheRecords() throws JsonSyntaxException {
        for (var kind : FieldNames.ofKinds(TriggerJson.class).entrySet()) {
            assertThat(kind.getValue()).isEqualTo(properties("trigger-" + kind.getKey()));
        }
        assertThat(FieldNames.of(FunctionJson.class)).isEqualTo(properties("function"));
        assertThat(FieldNames.of(PartsJson.Retrier.class)).isEqualTo(properties("retrier"));
        assertThat(FieldNames.of(PartsJson.Catcher.class)).isEqualTo(properties("catcher"));
        assertThat(FieldNames.of(PartsJson.Rule.class)).isEqualTo(properties("rule"));
        Map<?, ?> schema = (Map<?, ?>) Json.parse(FlowSchema.text());
        assertThat(FieldNames.of(FlowJson.class))
                .isEqualTo(new ArrayList<>(((Map<?, ?>) schema.get("properties")).keySet()));
    }

    private static List<String> properties(String definition) throws JsonSyntaxException {
        var names = new ArrayList<String>();
        ((Map<?, ?>) definition(definition).get("properties"))
                .keySet()
                .forEach(name -> names.add((String) name));
        return names;
    }
}
