package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.fx.ExternalEditor;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.inspector.code.Starter;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;

import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// How a user gives a new step its code, and takes the code to an editor of their own.
@ExtendWith({OnScreen.class, StallLog.class})
class NewFunctionJourneyTest {
    @TempDir Path folder;
    private final AtomicReference<String> command = new AtomicReference<>("");
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Path where = Files.createDirectory(folder.resolve("flow"));
        flow = ShownFlow.editedWith(new ExternalEditor(command::get), shown, where);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private Session session() {
        return flow.session();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    /// A place below all that is drawn.
    private Point2D empty() throws TimeoutException {
        CanvasView canvas = (CanvasView) stage.getScene().lookup("#canvas");
        OpenDesigner.awaitFitted(canvas, session());
        Rect all = Diagram.of(session().document()).bounds();
        Point window = canvas.viewport().toWindow(new Point(all.center().x(), all.bottom() + 60));
        return canvas.localToScreen(window.x(), window.y());
    }

    /// Puts a step onto the canvas and begins its function. Returns the function's code.
    private CodeArea begun(FxRobot robot, String language) throws TimeoutException {
        robot.drag("#palette-lang-" + language).dropTo(empty());
        await(() -> session().selection().only() != null);
        OpenDesigner.tab(robot, "Code");
        await(() -> OpenDesigner.isShown(robot, "#new-" + language));
        robot.clickOn("#new-" + language);
        await(() -> OpenDesigner.isShown(robot, "#code"));
        CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
        await(() -> area.getLength() > 0);
        return area;
    }

    private FunctionSpec function() {
        var step = (Step.Function) session().document().step(session().selection().only());
        return session().document().flow().functions().get(step.function());
    }

    private Path file(Starter starter) {
        return folder.resolve("flow").resolve(function().code()).resolve(starter.file());
    }

    private void begins(FxRobot robot, Starter starter, String language) throws Exception {
        CodeArea area = begun(robot, language);

        assertThat(file(starter)).content().isEqualTo(starter.source());
        assertThat(area.getText()).isEqualTo(starter.source());
        await(area::isFocused);
        ComboBox<?> files = robot.lookup("#code-file").queryComboBox();
        assertThat(files.getValue()).isEqualTo(file(starter));
        assertThat(files.getButtonCell().getText()).isEqualTo(starter.file());
        assertThat(function().runtime()).isEqualTo(starter.function("any").runtime());
        assertThat(function().handler()).isEqualTo(starter.function("any").handler());
    }

    @Test
    void aStepInPythonGetsCodeAtAClick(FxRobot robot) throws Exception {
        begins(robot, Starter.PYTHON, "python");
    }

    @Test
    void aStepInNodeGetsCodeAtAClick(FxRobot robot) throws Exception {
        begins(robot, Starter.NODEJS, "nodejs");
    }

    @Test
    void aStepInJavaGetsCodeAtAClick(FxRobot robot) throws Exception {
        begins(robot, Starter.JAVA, "java");
    }

    @Test
    void aStepInGoGetsCodeAtAClick(FxRobot robot) throws Exception {
        begins(robot, Starter.GO, "go");
    }

    @Test
    void theFileIsSavedAndOpenedInTheUsersOwnEditor(FxRobot robot) throws Exception {
        Path script = folder.resolve("editor.sh");
        Files.writeString(script, "printf %s \"$2\" > \"$1.part\"\nmv \"$1.part\" \"$1\"\n");
        Path edited = folder.resolve("edited");
        command.set("sh " + script + " " + edited);
        begun(robot, "python");
        robot.clickOn("#code")
                .push(KeyCode.CONTROL, KeyCode.HOME)
                .write("# mine")
                .push(KeyCode.ENTER);

        robot.clickOn("#code-elsewhere");

        await(() -> Files.exists(edited));
        assertThat(edited).content().isEqualTo(file(Starter.PYTHON).toString());
        assertThat(file(Starter.PYTHON)).content().startsWith("# mine\n");
    }

    @Test
    void anEditorThatIsNotThereIsToldAboveTheCode(FxRobot robot) throws Exception {
        command.set(folder.resolve("no-such-editor").toString());
        begun(robot, "python");

        robot.clickOn("#code-elsewhere");

        await(() -> OpenDesigner.isShown(robot, ".code-tab .field-mistake"));
        Labeled told = robot.lookup(".code-tab .field-mistake").queryLabeled();
        assertThat(told.getText()).contains("no-such-editor");
    }
}
