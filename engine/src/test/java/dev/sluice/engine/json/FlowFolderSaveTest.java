package dev.sluice.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

class FlowFolderSaveTest {
    /// A file no formatter would write: tabs, fields in an odd order, some elements in one line.
    private static final String ODD =
            """
            {
            	"name" : "odd", "sluice": 1,
            	"x-owner": { "team":"photos" },
            	"steps": {
            		"a": {"next":["b"], "x-color":"red", "type":"transform",
            		      "output": { "n": 1.0,  "list":[1,2] } },

            		"b": { "type": "choice", "rules": [
            			{ "when": true, "x-note": "first",  "next": ["c"] },
            			{ "when": false, "x-note": "second", "next": ["a"] }
            		], "otherwise": [] },
            		"c": {"type":"succeed"}
            	}
            }
            """;

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

    private static Flow with(Flow f, Map<String, Step> steps) {
        return new Flow(
                f.name(),
                f.comment(),
                f.targets(),
                f.timeoutSeconds(),
                f.maxSteps(),
                f.parameters(),
                f.triggers(),
                steps,
                f.functions(),
                f.resources());
    }

    private static Flow with(Flow flow, String id, Step step) {
        var steps = new LinkedHashMap<>(flow.steps());
        steps.put(id, step);
        return with(flow, steps);
    }

    private static Flow without(Flow flow, String id) {
        var steps = new LinkedHashMap<>(flow.steps());
        steps.remove(id);
        return with(flow, steps);
    }

    private static Step.Succeed succeed(String id) {
        return new Step.Succeed(Step.Head.of(id), Data.NONE);
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

    @Test
    void keepsTheModeOfTheFile() throws Exception {
        FlowFolder opened = open(ODD);
        Files.setPosixFilePermissions(
                folder.resolve("flow.json"), PosixFilePermissions.fromString("rw-rw-r-x"));

        opened.save(without(opened.flow(), "c"), Layout.EMPTY);

        assertThat(Files.getPosixFilePermissions(folder.resolve("flow.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw-r-x"));
    }

    @Test
    void savesThroughALink() throws Exception {
        Path real = Files.writeString(folder.resolve("real.json"), ODD);
        Files.createSymbolicLink(folder.resolve("flow.json"), real);
        FlowFolder opened = FlowFolder.open(folder);

        opened.save(without(opened.flow(), "c"), Layout.EMPTY);

        assertThat(folder.resolve("flow.json")).isSymbolicLink();
        assertThat(Files.readString(real)).doesNotContain("\"c\"" + ":");
    }

    @Test
    void refusesToOverwriteWhatAnotherProgramWrote() throws Exception {
        FlowFolder opened = open(ODD);
        String theirs = ODD.replace("photos", "movies");
        Files.writeString(folder.resolve("flow.json"), theirs);

        assertThatThrownBy(() -> opened.save(without(opened.flow(), "c"), Layout.EMPTY))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("flow.json was changed by another program");
        assertThat(onDisk()).isEqualTo(theirs);
    }

    @Test
    void refusesToBringBackAFileThatWasRemoved() throws Exception {
        FlowFolder opened = open(ODD);
        Files.delete(folder.resolve("flow.json"));

        assertThatThrownBy(() -> opened.save(without(opened.flow(), "c"), Layout.EMPTY))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("removed");
    }

    @Test
    void refusesAFlowThatCouldNotBeReadAgain() throws Exception {
        FlowFolder opened = open(ODD);

        assertThatThrownBy(
                        () ->
                                opened.save(
                                        with(opened.flow(), "a\u0007", succeed("a\u0007")),
                                        Layout.EMPTY))
                .isInstanceOf(FlowFileException.class)
                .hasMessageContaining("control character");
        assertThat(onDisk()).isEqualTo(ODD);
    }

    @Test
    void leavesNoTemporaryFileBehind() throws Exception {
        FlowFolder opened = open(ODD);
        opened.save(without(opened.flow(), "c"), Layout.EMPTY);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("flow.json"));
        }
    }

    @Test
    void writesAFirstLayout() throws Exception {
        FlowFolder opened = open(ODD);
        opened.save(opened.flow(), new Layout(Map.of("a", Place.at(300, 200.5)), List.of()));

        assertThat(folder.resolve("flow.layout.json"))
                .hasContent(
                        """
                        {
                          "sluice": 1,
                          "steps": {
                            "a": { "x": 300, "y": 200.5 }
                          }
                        }
                        """);
        assertThat(onDisk()).isEqualTo(ODD);
    }

    @Test
    void aMovedStepChangesOnlyItsPlace() throws Exception {
        String layout =
                "{ \"sluice\":1, \"theme\":\"dark\",\n \"steps\":{ \"a\":{\"y\":2,\"x\":1,"
                        + "\"pinned\":true}, \"gone\":{\"x\":0,\"y\":0} },\n"
                        + " \"triggers\":{\"t\":{\"x\":5,\"y\":5}} }";
        Files.writeString(folder.resolve("flow.layout.json"), layout);
        FlowFolder opened = open(ODD);
        var places = new LinkedHashMap<>(opened.layout().places());
        places.put("a", Place.at(7, 2));

        opened.save(opened.flow(), new Layout(places, List.of()));

        assertThat(Files.readString(folder.resolve("flow.layout.json")))
                .isEqualTo(layout.replace("\"x\":1,", "\"x\":7,"));
    }

    @Test
    void putsALayoutItCannotReadAside() throws Exception {
        Files.writeString(folder.resolve("flow.layout.json"), "{ oops");
        FlowFolder opened = open(ODD);

        opened.save(opened.flow(), new Layout(Map.of("a", Place.at(1, 2)), List.of()));

        assertThat(folder.resolve("flow.layout.json.unreadable")).hasContent("{ oops");
        assertThat(FlowFolder.open(folder).layout().places()).containsEntry("a", Place.at(1, 2));
    }

    @Test
    void refusesALayoutThatAnotherProgramMade() throws Exception {
        FlowFolder opened = open(ODD);
        Files.writeString(folder.resolve("flow.layout.json"), "{\"sluice\":1}");

        assertThatThrownBy(
                        () ->
                                opened.save(
                                        without(opened.flow(), "c"),
                                        new Layout(Map.of("a", Place.at(1, 2)), List.of())))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("flow.layout.json was made by another program");
        assertThat(onDisk()).isEqualTo(ODD);
    }

    @Test
    void makesANewFlowAndNoSecondOneInItsPlace() throws Exception {
        Path fresh = folder.resolve("deep/new");
        Flow flow = with(Flow.empty("new"), Map.of("a", succeed("a")));

        FlowFolder made = FlowFolder.create(fresh, flow, Layout.EMPTY);

        assertThat(made.flow()).isEqualTo(flow);
        assertThat(fresh.resolve("flow.json"))
                .hasContent(
                        """
                        {
                          "$schema": "https://sluice.dev/schema/flow-1.json",
                          "sluice": 1,
                          "name": "new",
                          "steps": {
                            "a": { "type": "succeed" }
                          }
                        }
                        """);
        assertThatThrownBy(() -> FlowFolder.create(fresh, flow, Layout.EMPTY))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
