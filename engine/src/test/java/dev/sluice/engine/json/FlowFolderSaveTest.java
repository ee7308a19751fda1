package dev.sluice.engine.json;

import static dev.sluice.engine.json.OddFlow.succeed;
import static dev.sluice.engine.json.OddFlow.with;
import static dev.sluice.engine.json.OddFlow.without;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What saving does to the text of a flow.
class FlowFolderSaveTest {
    private static final String ODD = OddFlow.TEXT;

    @TempDir Path folder;

    private FlowFolder open(String text) throws IOException, FlowFileException {
        Files.writeString(folder.resolve("flow.json"), text);
        return FlowFolder.open(folder);
    }

    private String onDisk() throws IOException {
        return Files.readString(folder.resolve("flow.json"));
    }

    private String saved(String text, UnaryOperator<Flow> edit)
            throws IOException, FlowFileException, FileChangedException {
        FlowFolder opened = open(text);
        Flow changed = edit.apply(opened.flow());
        FlowFolder saved = opened.save(changed, opened.layout());
        assertThat(saved.flow()).isEqualTo(changed);
        assertThat(FlowFolder.open(folder).flow()).isEqualTo(changed);
        assertThat(saved.text()).isEqualTo(onDisk());
        return onDisk();
    }

    @Test
    void withoutAnEditNotAByteChanges() throws Exception {
        FlowFolder opened = open(ODD);
        var before = Files.getLastModifiedTime(folder.resolve("flow.json"));

        opened.save(opened.flow(), opened.layout());

        assertThat(onDisk()).isEqualTo(ODD);
        assertThat(Files.getLastModifiedTime(folder.resolve("flow.json"))).isEqualTo(before);
        assertThat(folder.resolve("flow.layout.json")).doesNotExist();
    }

    @Test
    void aFileThatIsReadOnlyIsLeftAsItIs() throws Exception {
        FlowFolder opened = open(ODD);
        Path file = folder.resolve("flow.json").toRealPath();
        assertThat(file.toFile().setReadOnly()).isTrue();

        assertThatThrownBy(() -> opened.save(without(opened.flow(), "c"), opened.layout()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(file.toString());

        assertThat(onDisk()).isEqualTo(ODD);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void nothingIsWrittenWhereTheLayoutIsReadOnly() throws Exception {
        Files.writeString(folder.resolve("flow.layout.json"), "{}");
        FlowFolder opened = open(ODD);
        assertThat(folder.resolve("flow.layout.json").toFile().setReadOnly()).isTrue();
        var moved = new Layout(Map.of("a", Layout.Place.at(10, 20)), List.of());

        assertThatThrownBy(() -> opened.save(without(opened.flow(), "c"), moved))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageEndingWith("flow.layout.json");

        assertThat(onDisk()).isEqualTo(ODD);
    }

    @Test
    void aChangedFieldIsTheOnlyChange() throws Exception {
        String saved =
                saved(
                        ODD,
                        flow -> {
                            var a = (Step.Transform) flow.steps().get("a");
                            return with(
                                    flow,
                                    "a",
                                    new Step.Transform(a.head(), a.data(), List.of("c")));
                        });

        assertThat(saved).isEqualTo(ODD.replace("\"next\":[\"b\"]", "\"next\":[\"c\"]"));
    }

    @Test
    void aNewFieldComesBehindItsCanonicalForerunner() throws Exception {
        String saved =
                saved(
                        ODD,
                        flow -> {
                            var a = (Step.Transform) flow.steps().get("a");
                            return with(
                                    flow,
                                    "a",
                                    new Step.Transform(
                                            new Step.Head("a", "Hällo", null), a.data(), a.next()));
                        });

        assertThat(saved)
                .isEqualTo(
                        ODD.replace(
                                "\"type\":\"transform\",",
                                "\"type\":\"transform\", \"label\" : \"Hällo\","));
    }

    @Test
    void aNewStepTakesTheStyleOfItsNeighbours() throws Exception {
        String saved = saved(ODD, flow -> with(flow, "d", succeed("d")));

        assertThat(saved)
                .isEqualTo(
                        ODD.replace(
                                "\"c\": {\"type\":\"succeed\"}\n",
                                "\"c\": {\"type\":\"succeed\"},\n\n\t\t\"d\" : { \"type\" :"
                                        + " \"succeed\" }\n"));
    }

    @Test
    void aRemovedStepTakesItsLineWithIt() throws Exception {
        assertThat(saved(ODD, flow -> without(flow, "c")))
                .isEqualTo(ODD.replace(",\n\t\t\"c\": {\"type\":\"succeed\"}", ""));
        assertThat(saved(ODD, flow -> without(flow, "a")))
                .isEqualTo(ODD.replaceFirst("(?s)\"a\": \\{.*?\\} \\},\n\n\t\t", ""));
    }

    @Test
    void aRenamedStepKeepsItsTextAndItsUnknownFields() throws Exception {
        String saved =
                saved(
                        ODD,
                        flow -> {
                            var steps = new LinkedHashMap<String, Step>();
                            flow.steps()
                                    .forEach(
                                            (id, step) -> {
                                                if (step instanceof Step.Transform a) {
                                                    steps.put(
                                                            "first",
                                                            new Step.Transform(
                                                                    Step.Head.of("first"),
                                                                    a.data(),
                                                                    a.next()));
                                                } else {
                                                    steps.put(id, step);
                                                }
                                            });
                            return with(flow, steps);
                        });

        assertThat(saved).isEqualTo(ODD.replace("\t\"a\":", "\t\"first\":"));
    }

    @Test
    void aRemovedRuleTakesOnlyItselfAway() throws Exception {
        String saved =
                saved(
                        ODD,
                        flow -> {
                            var b = (Step.Choice) flow.steps().get("b");
                            return with(
                                    flow,
                                    "b",
                                    new Step.Choice(
                                            b.head(),
                                            List.of(b.rules().get(1)),
                                            b.otherwise(),
                                            b.data()));
                        });

        assertThat(saved)
                .isEqualTo(
                        ODD.replace(
                                "{ \"when\": true, \"x-note\": \"first\",  \"next\": [\"c\"] },\n"
                                        + "\t\t\t",
                                ""));
    }

    @Test
    void rulesThatChangePlacesKeepTheirUnknownFields() throws Exception {
        String saved =
                saved(
                        ODD,
                        flow -> {
                            var b = (Step.Choice) flow.steps().get("b");
                            return with(
                                    flow,
                                    "b",
                                    new Step.Choice(
                                            b.head(),
                                            b.rules().reversed(),
                                            b.otherwise(),
                                            b.data()));
                        });

        assertThat(saved.indexOf("second")).isBetween(0, saved.indexOf("first"));
    }

    @Test
    void aStepPutIntoABoxTakesItsTextWithIt() throws Exception {
        String saved =
                saved(
                        ODD,
                        flow -> {
                            var steps = new LinkedHashMap<>(flow.steps());
                            Step a = steps.remove("a");
                            steps.put(
                                    "box",
                                    new Step.Group(
                                            Step.Head.of("box"),
                                            new Step.Body(List.of("a"), Map.of("a", a)),
                                            Data.NONE,
                                            Limits.NONE,
                                            Handling.NONE,
                                            List.of()));
                            return with(flow, steps);
                        });

        assertThat(saved)
                .contains("\"x-color\":\"red\"")
                .contains("\t\t\t\t\"a\" : {\"next\":[\"b\"], \"x-color\":\"red\"")
                .contains("\n\t\t\t\t      \"output\": { \"n\": 1.0,  \"list\":[1,2] } }");
    }

    @Test
    void aCanonicalFileStaysCanonical() throws Exception {
        FlowFolder odd = open(ODD);
        FlowFolder canonical = odd.format();
        assertThat(canonical.flow()).isEqualTo(odd.flow());

        FlowFolder saved = canonical.save(with(canonical.flow(), "d", succeed("d")), Layout.EMPTY);

        assertThat(saved.text())
                .isEqualTo(
                        canonical
                                .text()
                                .replace(
                                        "    \"c\": { \"type\": \"succeed\" }\n",
                                        "    \"c\": { \"type\": \"succeed\" },\n"
                                                + "    \"d\": { \"type\": \"succeed\" }\n"));
        assertThat(saved.format().text()).isEqualTo(saved.text());
    }

    @Test
    void keepsLineEndsAndTheByteOrderMark() throws Exception {
        byte[] marked = ("\uFEFF" + ODD.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("flow.json"), marked);
        FlowFolder opened = FlowFolder.open(folder);

        opened.save(with(opened.flow(), "d", succeed("d")), Layout.EMPTY);

        String text = onDisk();
        assertThat(text).startsWith("\uFEFF{\r\n").contains("\t\t\"d\" : {");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void aFileInOneLineStaysInOneLine() throws Exception {
        String text =
                "{\"sluice\":1,\"name\":\"x\",\"steps\":{\"a\":{\"type\":\"transform\",\"next\":[]}}}";

        assertThat(saved(text, flow -> with(flow, "d", succeed("d"))))
                .isEqualTo(text.replace("[]}}}", "[]},\"d\":{\"type\":\"succeed\"}}}"));
    }
}
