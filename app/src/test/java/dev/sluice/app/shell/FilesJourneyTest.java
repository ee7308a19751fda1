package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.flows.Questions.Changed;
import dev.sluice.app.shell.window.Panels;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What becomes of a flow whose files are saved elsewhere, moved, deleted, broken or in the way
/// while it is open, by mouse and keys.
@ExtendWith({OnScreen.class, StallLog.class})
class FilesJourneyTest {
    private static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "two",
              "steps": {
                "a": { "type": "function", "function": "greet", "next": ["b"] },
                "b": { "type": "transform" }
              },
              "functions": {
                "greet": { "runtime": "python3.13", "handler": "index.handler", "code": "functions/greet" }
              }
            }
            """;

    @TempDir Path folder;
    private final ScriptedQuestions questions = new ScriptedQuestions();
    private final List<Designer> begun = new ArrayList<>();
    private Designer designer;
    private Stage stage;
    private Path flow;

    @Start
    void start(Stage shown) throws IOException {
        flow = folder.resolve("two");
        Files.createDirectories(flow.resolve("functions/greet"));
        Files.createDirectories(flow.resolve("events"));
        Files.writeString(flow.resolve("flow.json"), FLOW);
        Files.writeString(
                flow.resolve("functions/greet/index.py"), "def handler(e, c):\n    return e\n");
        Files.writeString(flow.resolve("events/ada.json"), "{}\n");
        new SettingsFile(folder.resolve("settings.json"))
                .write(new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        stage = shown;
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        designer = designer(folder.resolve("state"));
        designer.begin(flow);
        stage.show();
    }

    private Designer designer(Path state) {
        var made =
                new Designer(
                        stage,
                        new Designer.Parts(
                                new Designer.Places(
                                        new SettingsFile(folder.resolve("settings.json")),
                                        state,
                                        folder.resolve("home")),
                                new FxThread(),
                                questions,
                                (_, _, _) -> Panels.none()));
        begun.add(made);
        return made;
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> begun.forEach(Designer::end));
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Session session() throws TimeoutException {
        await(() -> designer.session() != null);
        return designer.session();
    }

    private Point2D middle(String id) {
        CanvasView canvas = (CanvasView) stage.getScene().lookup(".canvas");
        Point at = Diagram.of(designer.session().document()).figure(id).bounds().center();
        Point window = canvas.viewport().toWindow(at);
        return canvas.localToScreen(window.x(), window.y());
    }

    /// Gives the last step a name by keys.
    private void name(FxRobot robot, String name) throws TimeoutException {
        Session session = session();
        OpenDesigner.awaitFitted((CanvasView) stage.getScene().lookup(".canvas"), session);
        robot.clickOn(middle("b")).push(KeyCode.F2);
        robot.push(KeyCode.CONTROL, KeyCode.A).write(name).push(KeyCode.ENTER);
        await(() -> name.equals(session.document().step("b").head().label()));
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup((Node n) -> id.equals(n.getId())).tryQuery().isPresent();
    }

    /// Presses a button above the canvas.
    private static void answer(FxRobot robot, String id) throws TimeoutException {
        await(() -> isThere(robot, id));
        robot.clickOn(robot.lookup((Node n) -> id.equals(n.getId())).<Node>query());
    }

    /// What is said above the canvas.
    private static List<String> said(FxRobot robot) {
        return robot.lookup(".remark .label").queryAllAs(Label.class).stream()
                .map(javafx.scene.control.Labeled::getText)
                .toList();
    }

    private void saveAs(FxRobot robot, Path where) throws TimeoutException {
        questions.folder = where;
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        Session session = designer.session();
        await(() -> where.equals(session.folderProperty().get()));
    }

    @Test
    void savedElsewhereItTakesItsCodeAndEventsAlong(FxRobot robot) throws Exception {
        Session first = session();
        Path copy = folder.resolve("copy");

        saveAs(robot, copy);

        assertThat(copy.resolve("functions/greet/index.py"))
                .hasContent("def handler(e, c):\n    return e\n");
        assertThat(copy.resolve("events/ada.json")).exists();
        assertThat(questions.told).isEmpty();
        questions.folder = flow;
        robot.push(KeyCode.CONTROL, KeyCode.O);
        await(() -> designer.session() != first);
        assertThat(designer.session().folderProperty().get()).isEqualTo(flow);
    }

    @Test
    void aReadOnlyFileIsLeftAsItIsAndTheChangesCanBeSavedElsewhere(FxRobot robot) throws Exception {
        name(robot, "Mine");
        Path file = flow.resolve("flow.json");
        String before = Files.readString(file);
        assertThat(file.toFile().setReadOnly()).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.S);

        await(() -> !questions.told.isEmpty());
        assertThat(questions.told.getFirst())
                .startsWith("shell.error.save " + file)
                .contains("read-only")
                .contains("File > Save as…");
        assertThat(file).hasContent(before);
        Path copy = folder.resolve("copy");
        saveAs(robot, copy);
        assertThat(copy.resolve("flow.json")).content().contains("Mine");
    }

    @Test
    void nothingIsWrittenOverAndNothingHalfWrittenWhereSomethingIsInTheWay(FxRobot robot)
            throws Exception {
        Session session = session();
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("functions/greet"));
        questions.folder = taken;

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);

        await(() -> !questions.told.isEmpty());
        assertThat(questions.told.getFirst())
                .startsWith("shell.error.save ")
                .contains(taken.resolve("functions/greet").toString());
        assertThat(taken.resolve("flow.json")).doesNotExist();
        assertThat(taken.resolve("events")).doesNotExist();
        assertThat(session.folderProperty().get()).isEqualTo(flow);
    }

    @Test
    void aFolderWithinItsOwnCodeIsRefused(FxRobot robot) throws Exception {
        session();
        questions.folder = flow.resolve("functions/greet/inner");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);

        await(() -> !questions.told.isEmpty());
        assertThat(questions.told.getFirst()).contains("lies in the folder of the flow itself");
        assertThat(flow.resolve("functions/greet/inner")).doesNotExist();
    }

    @Test
    void theWayBackIsKeptFromBeforeTheFirstSave(FxRobot robot) throws Exception {
        session();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        Session fresh = designer.session();
        robot.clickOn("#palette-search").write("wait").push(KeyCode.ENTER);
        await(() -> fresh.document().step("wait") != null);
        Path made = folder.resolve("made");
        saveAs(robot, made);
        await(() -> !fresh.dirtyProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.W);
        await(() -> designer.session() != fresh);

        questions.folder = made;
        robot.push(KeyCode.CONTROL, KeyCode.O);
        await(() -> made.equals(designer.session().folderProperty().get()));

        assertThat(designer.session().document().step("wait")).isNotNull();
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(designer.session().document().step("wait")).isNull();
    }

    @Test
    void aNewFlowTakesTheNameOfTheFolderThatItIsSavedIntoFirst(FxRobot robot) throws Exception {
        session();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        Session fresh = designer.session();
        robot.clickOn("#palette-search").write("wait").push(KeyCode.ENTER);
        await(() -> fresh.document().step("wait") != null);
        Path made = folder.resolve("Orders of today");
        questions.folder = made;

        robot.push(KeyCode.CONTROL, KeyCode.S);

        await(() -> made.equals(fresh.folderProperty().get()));
        assertThat(made.resolve("flow.json")).content().contains("\"Orders of today\"");
        assertThat(fresh.dirtyProperty().get()).isFalse();
        assertThat(fresh.lastEditProperty().get().label()).isEqualTo("edit.name-flow");
        assertThat(stage.getTitle()).contains("Orders of today");
        assertThat(robot.lookup("#flows .tab-label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("two", "Orders of today");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(fresh.document().flow().name()).isEqualTo("untitled");
        assertThat(fresh.document().step("wait")).isNotNull();
    }

    @Test
    void aNewFlowThatCouldNotBeSavedIsNamedAfterTheFolderThatTakesIt(FxRobot robot)
            throws Exception {
        session();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        Session fresh = designer.session();
        questions.folder = flow;
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        await(() -> !questions.told.isEmpty());
        await(() -> fresh.document().flow().name().equals("untitled"));

        saveAs(robot, folder.resolve("shop"));

        assertThat(fresh.document().flow().name()).isEqualTo("shop");
    }

    @Test
    void aFlowWhoseFolderIsGoneIsWrittenAgain(FxRobot robot) throws Exception {
        name(robot, "Mine");
        Files.move(flow, folder.resolve("moved"));

        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> questions.asked.contains("changed flow.json"));
        assertThat(flow).doesNotExist();

        questions.changed = Changed.KEEP_MINE;
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> !session().dirtyProperty().get());
        assertThat(flow.resolve("flow.json")).content().contains("Mine");
    }

    @Test
    void whatIsGoneIsToldAndWrittenAgainAtAClick(FxRobot robot) throws Exception {
        name(robot, "Mine");
        Files.delete(flow.resolve("flow.json"));

        answer(robot, "shell.remark.gone.write");

        await(() -> !session().dirtyProperty().get());
        assertThat(flow.resolve("flow.json")).content().contains("Mine");
        await(() -> said(robot).isEmpty());
    }

    @Test
    void whatIsWholeAgainIsToldOfNoLonger(FxRobot robot) throws Exception {
        session();
        put("{ broken");
        await(() -> said(robot).stream().anyMatch(s -> s.contains("not a flow any more")));

        put(FLOW.replace("two", "theirs"));
        await(() -> isThere(robot, "shell.remark.disk.load"));
        assertThat(said(robot)).noneMatch(s -> s.contains("not a flow any more"));

        put(FLOW);
        await(() -> said(robot).isEmpty());
    }

    @Test
    void unsavedWorkOfAFlowThatIsGoneIsBroughtBackAndSavedElsewhere(FxRobot robot)
            throws Exception {
        name(robot, "Mine");
        Path state = crashed();
        Files.delete(flow.resolve("flow.json"));

        robot.interact(
                () -> {
                    designer.end();
                    designer = designer(state);
                    designer.begin(null);
                    stage.show();
                });
        Session session = session();

        assertThat(session.document().step("b").head().label()).isEqualTo("Mine");
        assertThat(session.folderProperty().get()).isNull();
        await(() -> said(robot).stream().anyMatch(s -> s.contains(flow.toString())));
        answer(robot, "shell.remark.restored.keep");
        Path made = folder.resolve("made");
        questions.folder = made;
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> made.equals(session.folderProperty().get()));
        assertThat(made.resolve("flow.json")).content().contains("Mine");
    }

    /// What the disk holds at this moment, as after a sudden end of the program.
    private Path crashed() throws Exception {
        Path edits = folder.resolve("state/edits");
        await(
                () -> {
                    try (var files = Files.list(edits)) {
                        Path file = files.findFirst().orElseThrow();
                        return Files.readString(file).contains("Mine");
                    }
                });
        Path copy = Files.createDirectories(folder.resolve("after/edits"));
        try (var files = Files.list(edits)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy.getParent();
    }

    /// Changes the flow's file at once, so that nobody sees half of it.
    private void put(String text) throws IOException {
        Path half = folder.resolve("half");
        Files.writeString(half, text);
        Files.move(half, flow.resolve("flow.json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
