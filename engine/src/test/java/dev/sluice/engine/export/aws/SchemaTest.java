package dev.sluice.engine.export.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;

import dev.sluice.engine.value.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// Everything exported is valid by the published schemas.
class SchemaTest {
    private static final Path SCHEMAS = ExportedFlow.resource("schemas");

    @TempDir Path temp;

    static List<Path> flows() {
        return ExportedFlow.all();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theStateMachineIsValid(Path flow) throws Exception {
        var exported = ExportedFlow.of("flow", flow, temp);
        assertThat(aslProblems(exported.text("statemachine.asl.json"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theTemplateIsValid(Path flow) throws Exception {
        var exported = ExportedFlow.of("flow", flow, temp);
        Object tree = new YAMLMapper().readTree(exported.text("template.yaml"));
        assertThat(problems(sam(), tree.toString())).isEmpty();
    }

    @Test
    void theSchemasFindWhatIsWrong() throws Exception {
        var exported = ExportedFlow.of("flow", ExportedFlow.everything(), temp);
        String asl = exported.text("statemachine.asl.json");
        assertThat(aslProblems(asl.replace("\"Seconds\": 5", "\"Seconds\": \"soon\"")))
                .isNotEmpty();
        assertThat(aslProblems(asl.replace("{% $now() %}", "{% $now( %}"))).isNotEmpty();
        String sam = new YAMLMapper().readTree(exported.text("template.yaml")).toString();
        assertThat(problems(sam(), sam.replace("CodeUri", "CodeUrl"))).isNotEmpty();
    }

    /// The schemas want every state to name its language, as the validator they come from does
    /// before it asks them.
    private static List<Error> aslProblems(String asl) throws Exception {
        Map<?, ?> machine = (Map<?, ?>) Json.parse(asl);
        String language = machine.get("QueryLanguage") instanceof String own ? own : "JSONPath";
        return problems(asl(), Json.write(named(machine, language)));
    }

    private static Object named(Object value, String language) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> named(each, language)).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(key, each == null ? null : named(each, language)));
        if (map.get("States") instanceof Map<?, ?> states) {
            Map<Object, Object> all = new LinkedHashMap<>();
            states.forEach(
                    (name, state) -> {
                        Map<Object, Object> one = new LinkedHashMap<>();
                        one.put("QueryLanguage", language);
                        one.putAll((Map<?, ?>) named(state, language));
                        all.put(name, one);
                    });
            copy.put("States", all);
        }
        return copy;
    }

    private static List<Error> problems(Schema schema, String json) {
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema asl() throws IOException {
        Map<String, String> files = new HashMap<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(SCHEMAS.resolve("asl-validator"), "*.json")) {
            for (Path file : all) {
                files.put(
                        "http://asl-validator.cloud/" + file.getFileName(), Files.readString(file));
            }
        }
        Dialect dialect =
                Dialect.builder(Dialects.getDraft7())
                        .format(format("jsonata_string", SchemaTest::isJsonata))
                        .format(format("maybe_jsonata_string", t -> !isMarked(t) || isJsonata(t)))
                        .format(
                                format(
                                        "asl_path",
                                        t -> t.startsWith("$") || t.startsWith("States.")))
                        .format(format("asl_ref_path", t -> t.startsWith("$")))
                        .format(format("asl_result_path", t -> t.startsWith("$")))
                        .format(
                                format(
                                        "asl_payload_template",
                                        t -> t.startsWith("$") || t.startsWith("States.")))
                        .format(format("asl_arn", t -> t.startsWith("arn:aws:")))
                        .build();
        return SchemaRegistry.withDialect(dialect, registry -> registry.schemas(files))
                .getSchema(SchemaLocation.of("http://asl-validator.cloud/state-machine.json"));
    }

    private static boolean isMarked(String text) {
        return text.startsWith("{%") && text.endsWith("%}");
    }

    private static boolean isJsonata(String text) {
        if (!isMarked(text)) {
            return false;
        }
        try {
            Jsonata.jsonata(text.substring(2, text.length() - 2));
            return true;
        } catch (com.dashjoin.jsonata.JException e) {
            return false;
        }
    }

    private static Format format(String name, Predicate<String> holds) {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext context, String value) {
                return holds.test(value);
            }
        };
    }

    private static Schema sam() throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(SCHEMAS.resolve("sam.schema.json.gz")))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDialect(Dialects.getDraft4()).getSchema(text);
        }
    }
}
