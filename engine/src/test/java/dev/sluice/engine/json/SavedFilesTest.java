package dev.sluice.engine.json;

import static dev.sluice.engine.json.OddFlow.succeed;
import static dev.sluice.engine.json.OddFlow.with;
import static dev.sluice.engine.json.OddFlow.without;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What saving does to the files of a flow, and what keeps it from doing so.
class SavedFilesTest {
    private static final String ODD = OddFlow.TEXT;

    @TempDir Path folder;

    private FlowFolder open(String text) throws IOException, FlowFileException {
        Files.writeString(folder.resolve("flow.json"), text);
        return FlowFolder.open(folder);
    }

    private String onDisk() throws IOException {
        return Files.readString(folder.resolve("flow.json"));
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
