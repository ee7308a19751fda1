package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class FlowFolderReadTest {
    private static final String PHOTO =
            """
            {
              "$schema": "https://sluice.dev/schema/flow-1.json",
              "sluice": 1,
              "name": "photo-intake",
              "triggers": {
                "uploaded": { "type": "object", "bucket": "photos", "on": ["created"], "next": ["validate"] }
              },
              "steps": {
                "validate": { "type": "function", "label": "Check", "function": "validate", "next": ["a", "b"],
                  "retry": [{ "errors": ["E"], "maxAttempts": 3, "backoffRate": 2.0, "jitter": "full" }],
                  "catch": [{ "errors": ["States.ALL"], "next": ["reject"] }] },
                "each": { "type": "map", "items": "{% $x %}", "start": ["in"], "steps": {
                  "in": { "type": "wait", "seconds": 1.50 } } },
                "reject": { "type": "fail", "error": "Bad", "cause": null }
              },
              "functions": {
                "validate": { "runtime": "python3.13", "handler": "index.handler", "code": "functions/validate",
                  "environment": { "MIN": "64", "KEY": { "secret": "photo-key" } } }
              },
              "resources": { "photos": { "type": "bucket" } }
            }
            """;

    @TempDir Path folder;

    private FlowFolder open(String flow) throws IOException, FlowFileException {
        Files.writeString(folder.resolve("flow.json"), flow);
        return FlowFolder.open(folder);
    }

    private List<String> complaints(byte[] flow) throws IOException {
        Files.write(folder.resolve("flow.json"), flow);
        var failure = catchThrowableOfType(FlowFileException.class, () -> FlowFolder.open(folder));
        assertThat(failure).as("a FlowFileException").isNotNull();
        return failure.problems().stream().map(PlacedProblem::toString).toList();
    }

    private List<String> complaints(String flow) throws IOException {
        return complaints(flow.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAllPartsOfAFlow() throws IOException, FlowFileException {
        var flow = open(PHOTO).flow();

        assertThat(flow.name()).isEqualTo("photo-intake");
        assertThat(flow.steps().keySet()).containsExactly("validate", "each", "reject");
        assertThat(flow.triggers().get("uploaded"))
                .isEqualTo(
                        new Trigger.ObjectChange(
                                Trigger.Head.of("uploaded", List.of("validate")),
                                "photos",
                                List.of("created"),
                                null,
                                null));
        Step validate = flow.steps().get("validate");
        assertThat(validate.next()).containsExactly("a", "b");
        assertThat(validate.handling())
                .isEqualTo(
                        new Handling(
                                List.of(
                                        new Handling.Retrier(
                                                List.of("E"), null, 3, 2.0, null, "full")),
                                List.of(
                                        new Handling.Catcher(
                                                List.of("States.ALL"),
                                                List.of("reject"),
                                                null,
                                                Map.of(),
                                                null))));
        assertThat(flow.functions().get("validate").environment())
                .containsExactly(
                        Map.entry("MIN", new EnvironmentValue.Literal("64")),
                        Map.entry("KEY", new EnvironmentValue.Secret("photo-key")));
    }

    @Test
    void readsTheStepsInsideABox() throws IOException, FlowFileException {
        Step.Map each = (Step.Map) open(PHOTO).flow().steps().get("each");

        assertThat(each.body().start()).containsExactly("in");
        Step.Wait in = (Step.Wait) each.body().steps().get("in");
        assertThat(in.seconds().value()).hasToString("1.50");
    }

    @Test
    void tellsAFieldThatIsNullFromOneThatIsAbsent() throws IOException, FlowFileException {
        Step.Fail reject = (Step.Fail) open(PHOTO).flow().steps().get("reject");

        assertThat(reject.cause()).isEqualTo(new Template(null));
        assertThat(reject.data().output()).isNull();
    }

    @Test
    void opensByTheFileAsWellAsByTheFolder() throws IOException, FlowFileException {
        FlowFolder byFolder = open(PHOTO);
        FlowFolder byFile = FlowFolder.open(folder.resolve("flow.json"));

        assertThat(byFile.flow()).isEqualTo(byFolder.flow());
        assertThat(byFile.path()).isEqualTo(byFolder.path());
    }

    @Test
    void readsTheLayoutBesideIt() throws IOException, FlowFileException {
        Files.writeString(
                folder.resolve("flow.layout.json"),
                """
                {"sluice":1,"steps":{"validate":{"x":300,"y":200.5}},"triggers":{"uploaded":{"x":1,"y":2}},
                 "notes":[{"id":"n","x":0,"y":0,"width":10,"height":20,"text":"hello"}]}
                """);
        var layout = open(PHOTO).layout();

        assertThat(layout.places())
                .containsEntry("validate", Place.at(300, 200.5))
                .containsEntry("uploaded", Place.at(1, 2));
        assertThat(layout.notes()).hasSize(1);
    }

    @Test
    void anUnreadableLayoutIsAWarningAndNoMore() throws IOException, FlowFileException {
        Files.writeString(folder.resolve("flow.layout.json"), "{\"sluice\": 1, \"steps\": [}");
        FlowFolder opened = open(PHOTO);

        assertThat(opened.layout().places()).isEmpty();
        assertThat(opened.problems()).hasSize(1);
        assertThat(opened.problems().getFirst().isError()).isFalse();
        assertThat(opened.problems().getFirst())
                .asString()
                .startsWith("flow.layout.json:1:25: warning: ");
    }

    @Test
    void anUnknownFieldIsAWarningThatNamesTheLikelyOne() throws IOException, FlowFileException {
        FlowFolder opened = open("{\"sluice\":1,\"name\":\"x\",\n  \"tragets\":[],\"future\":{}}");

        assertThat(opened.problems())
                .extracting(PlacedProblem::toString)
                .containsExactly(
                        "flow.json:2:3: warning: The field \"tragets\" is not known here. Did you"
                                + " mean \"targets\"? It is kept, and has no effect.",
                        "flow.json:2:16: warning: The field \"future\" is not known here. It is"
                                + " kept, and has no effect.");
    }

    @Test
    void namesEveryMistakeNotOnlyTheFirst() throws IOException {
        assertThat(
                        complaints(
                                """
                                {"sluice":1,"name":"x",
                                "steps":{"a":{"type":"functoin"},
                                "b":{"type":"function","next":"c"}},
                                "functions":{"f":{"runtime":"r","handler":"h","code":"c",
                                "memoryMb":"256","environment":{"A":1}}}}
                                """))
                .containsExactly(
                        "flow.json:2:15: error: There is no type \"functoin\" here. Did you mean"
                            + " \"function\"? Known types are function, choice, join, map, group,"
                            + " wait, transform, callback, http, publish, object, flow, succeed,"
                            + " fail.",
                        "flow.json:3:24: error: \"next\" must be a list in [ ]; found the text"
                                + " \"c\". Write [\"c\"].",
                        "flow.json:3:1: error: The field \"function\" is missing.",
                        "flow.json:5:1: error: \"memoryMb\" must be a whole number of at most"
                                + " 2147483647; found the text \"256\". Write 256, without quotes.",
                        "flow.json:5:33: error: \"A\" must be a text in quotes, or an object; found"
                                + " the number 1. Write it in quotes: \"1\".");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "                        | 1:1  | The file is empty",
                "[]                      | 1:1  | must hold one object",
                "{}                      | 1:1  | \"sluice\" is missing",
                "{\"sluice\":2}          | 1:2  | version 2 of the format; this Sluice reads 1",
                "{\"sluice\":\"1\"}      | 1:2  | must be 1",
                "{\"sluice\":1}          | 1:1  | \"name\" is missing",
                "{\"sluice\":1,}         | 1:13 | comma too many before this }",
                "{\"sluice\":1 \"a\":2}  | 1:13 | comma is missing",
                "{\"sluice\" 1}          | 1:11 | colon is missing",
                "{\"a\":1,\"a\":2}       | 1:8  | second time",
                "{'sluice':1}            | 1:2  | name in double quotes",
                "// hi                   | 1:1  | no comments",
                "{\"a\":tru}             | 1:6  | \"tru\" is not a JSON value",
                "{\"a\":[1,]}            | 1:9  | comma too many before this ]",
                "{\"a\":01}              | 1:7  | needless 0",
                "{\"a\":NaN}             | 1:9  | no JSON numbers",
                "{\"a\":\"\\x\"}         | 1:8  | no known escape",
                "{\"a\":\"x              | 1:8  | closing \" is missing",
                "{\"a\":[1               | 1:8  | closing ] is missing",
                "{\"a\":1                | 1:7  | closing } is missing",
                "{} {}                   | 1:4  | Text follows",
                "{\"a\":\"\\ud800\"}     | 1:6  | half a character",
                "{\"a\":1]               | 1:7  | ",
            })
    void tellsWhereATextStopsBeingAFlow(String text, String at, String words) throws IOException {
        assertThat(complaints(text == null ? "" : text))
                .singleElement()
                .asString()
                .startsWith("flow.json:" + at + ": error: ")
                .contains(words == null ? "" : words);
    }

    @Test
    void refusesABombOfNestedLists() throws IOException {
        assertThat(complaints("{\"sluice\":1,\"a\":" + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested deeper than 200 levels");
        assertThat(complaints("{\"a\":".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested deeper than 200 levels");
    }

    @Test
    void refusesANumberOfAMillionDigits() throws IOException {
        assertThat(complaints("{\"sluice\":1,\"a\":" + "9".repeat(1_000_000) + "}"))
                .singleElement()
                .asString()
                .contains("more than 1000 digits");
    }

    @Test
    void refusesAHugeFileWithoutReadingItWhole() throws IOException {
        try (var file = new java.io.RandomAccessFile(folder.resolve("flow.json").toFile(), "rw")) {
            file.setLength(200L << 20);
        }
        var failure = catchThrowableOfType(FlowFileException.class, () -> FlowFolder.open(folder));

        assertThat(failure).hasMessageContaining("larger than the limit of 32 MiB");
    }

    @Test
    void refusesBytesThatAreNotUtf8AndSaysWhere() throws IOException {
        byte[] latin1 = "{\n \"name\": \"Gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(complaints(latin1))
                .containsExactly(
                        "flow.json:2:13: error: The file is not UTF-8: byte 15 is 0xFC. Save it as"
                                + " UTF-8.");
    }

    @Test
    void refusesASurrogateWrittenAsBytes() throws IOException {
        byte[] bytes = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

        assertThat(complaints(bytes)).singleElement().asString().contains("not UTF-8: byte 2");
    }

    @Test
    void refusesAFileCutInTheMiddleOfACharacter() throws IOException {
        byte[] bytes = {'"', (byte) 0xE4, (byte) 0xBD};

        assertThat(complaints(bytes)).singleElement().asString().contains("not UTF-8");
    }

    @Test
    void refusesANulCharacter() throws IOException {
        assertThat(complaints("\0{}")).singleElement().asString().contains("control character");
    }

    @Test
    void refusesIdsThatNothingCouldShow() throws IOException {
        String step = ": {\"type\": \"succeed\"}";
        var complaints =
                complaints(
                        "{\"sluice\":1,\"name\":\"x\",\"steps\":{\"a\\u0007b\""
                                + step
                                + ",\"\""
                                + step
                                + ",\""
                                + "é".repeat(81)
                                + "\""
                                + step
                                + "}}");

        assertThat(complaints).hasSize(3);
        assertThat(complaints.get(0)).contains("\"a\\u0007b\" holds a control character");
        assertThat(complaints.get(1)).contains("empty");
        assertThat(complaints.get(2)).contains("81 characters; at most 80");
    }

    @Test
    void acceptsIdsOfAnyScript() throws IOException, FlowFileException {
        var flow =
                open("{\"sluice\":1,\"name\":\"x\",\"steps\":{\"Prüfe Foto / 照片 😀\":"
                                + " {\"type\":\"succeed\"}}}")
                        .flow();

        assertThat(flow.steps()).containsKey("Prüfe Foto / 照片 😀");
    }

    @Test
    void saysThatAFolderOrItsFileIsMissing() {
        assertThat(
                        catchThrowableOfType(
                                FlowFileException.class,
                                () -> FlowFolder.open(folder.resolve("nowhere"))))
                .hasMessageContaining("There is no flow folder");
        assertThat(catchThrowableOfType(FlowFileException.class, () -> FlowFolder.open(folder)))
                .hasMessageContaining("holds no flow.json")
                .hasMessageContaining("sluice new");
    }
}
