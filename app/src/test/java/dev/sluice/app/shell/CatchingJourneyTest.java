package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Handling.Catcher;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// A user catches a step's errors in the inspector, and sees where they lead on the canvas.
@ExtendWith(OnScreen.class)
class CatchingJourneyTest {
    private static final Wire CAUGHT = new Wire(new Outlet.Catcher("thumbnail", 0), 0, "reject");

    @TempDir Path folder;
    private Stage stage;
    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage shown) {
        stage = shown;
        var flow = ShownFlow.in(stage, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        canvas = (CanvasView) stage.getScene().lookup("#canvas");
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::close);
    }

    private Point2D screen(Point at) {
        Point window = canvas.viewport().toWindow(at);
        return canvas.localToScreen(window.x(), window.y());
    }

    private List<Catcher> catchers() {
        return session.document().step("thumbnail").handling().catchers();
    }

    private void openErrors(FxRobot robot) throws TimeoutException {
        OpenDesigner.awaitFitted(canvas, session);
        Point middle = Diagram.of(session.document()).figure("thumbnail").bounds().center();
        robot.clickOn(screen(middle));
        assertThat(session.selection().only()).isEqualTo("thumbnail");
        OpenDesigner.tab(robot, "Errors");
    }

    private void addACatch(FxRobot robot) throws Exception {
        robot.clickOn("#do-catch-add");
        type(robot, "field-catch.0.errors", "NotAPhoto, TooLarge");
        type(robot, "field-catch.0.catchNext", "reject");
    }

    @Test
    void aCatchIsAddedAndItsWireDrawn(FxRobot robot) throws Exception {
        openErrors(robot);
        assertThat(catchers()).isEmpty();

        addACatch(robot);

        assertThat(catchers())
                .singleElement()
                .extracting(Catcher::next)
                .isEqualTo(List.of("reject"));
        assertThat(catchers().getFirst().errors()).containsExactly("NotAPhoto", "TooLarge");
        await(() -> isOnTheCanvas("NotAPhoto, TooLarge"));
        robot.clickOn(screen(Diagram.of(session.document()).route(CAUGHT).curve().along(0.5)));
        assertThat(session.selection().wires()).containsExactly(CAUGHT);
    }

    @Test
    void anErrorIsChosenByKeysFromThoseThatAreKnown(FxRobot robot) throws Exception {
        openErrors(robot);
        addACatch(robot);

        robot.clickOn("#field-catch.0.errors").push(KeyCode.CONTROL, KeyCode.END);
        robot.write(", time");
        await(() -> isShown(robot, "completions"));
        robot.push(KeyCode.ENTER);
        await(() -> !isShown(robot, "completions"));
        robot.push(KeyCode.ENTER);

        await(() -> catchers().getFirst().errors().size() == 3);
        assertThat(catchers().getFirst().errors())
                .containsExactly("NotAPhoto", "TooLarge", "States.Timeout");
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup((Node n) -> id.equals(n.getId())).tryQuery().isPresent();
    }

    @Test
    void aTargetIsChosenFromTheListOfStepsByMouse(FxRobot robot) throws Exception {
        openErrors(robot);
        robot.clickOn("#do-catch-add");

        robot.clickOn(
                (Node n) ->
                        n.getStyleClass().contains("arrow-button")
                                && "field-catch.0.catchNext".equals(n.getParent().getId()));
        await(() -> offered(robot, "notify").isPresent());
        robot.clickOn(offered(robot, "notify").orElseThrow());

        await(() -> catchers().getFirst().next().equals(List.of("notify")));
    }

    @Test
    void aTargetThatIsNotThereIsRefusedWhereItIsTyped(FxRobot robot) throws Exception {
        openErrors(robot);
        addACatch(robot);

        type(robot, "field-catch.0.catchNext", "nowhere");

        assertThat(robot.lookup("#form-errors .field-mistake").queryLabeled().getText())
                .contains("nowhere");
        assertThat(catchers().getFirst().next()).containsExactly("reject");
    }

    @Test
    void aCatchIsRemovedAndBroughtBackByKeys(FxRobot robot) throws Exception {
        openErrors(robot);
        addACatch(robot);
        Catcher made = catchers().getFirst();

        robot.clickOn("#do-catch-0-remove");
        assertThat(catchers()).isEmpty();
        await(() -> !isOnTheCanvas("NotAPhoto, TooLarge"));

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(catchers()).containsExactly(made);
        await(() -> isOnTheCanvas("NotAPhoto, TooLarge"));
        for (int edits = 3; edits > 0; edits--) {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
        assertThat(catchers()).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(catchers()).hasSize(1);
    }

    private static void type(FxRobot robot, String field, String text) throws Exception {
        robot.clickOn("#" + field).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean isOnTheCanvas(String text) {
        return canvas.lookupAll(".label").stream()
                .anyMatch(n -> n instanceof Labeled l && text.equals(l.getText()) && isSeen(n));
    }

    private static boolean isSeen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// The line of the open list that names a step.
    private Optional<Node> offered(FxRobot robot, String step) {
        return robot.lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> cell.getScene() != stage.getScene())
                .filter(cell -> step.equals(cell.getText()))
                .map(Node.class::cast)
                .findFirst();
    }

    /// Asks on the window's thread, where nothing changes meanwhile.
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
