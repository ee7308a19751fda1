package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.model.Layout.Place;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// How one gets about on the canvas: by keys, by search, in the overview, over its edge.
class CanvasTravelTest extends OnCanvas {

    @Test
    void aBoxIsClosedByItsSignAndOpenedByEnter(FxRobot robot) {
        robot.clickOn(shown.screen(Sizes.fold(shown.bounds("archive"), true).center()));
        assertThat(session.document().place("archive").collapsed()).isTrue();
        assertThat(Diagram.of(session.document()).figure("resize")).isNull();

        robot.push(KeyCode.ENTER);

        assertThat(session.document().place("archive").collapsed()).isFalse();
    }

    @Test
    void tabWalksTheStepsAndF2Renames(FxRobot robot) {
        robot.interact(
                () -> {
                    session.select(Selection.NONE);
                    canvas.requestFocus();
                });
        robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.TAB);
        assertThat(session.selection().only()).isEqualTo("validate");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(session.selection().only()).isEqualTo("by-hand");

        robot.push(KeyCode.F2);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Start").push(KeyCode.ENTER);

        assertThat(session.document().trigger("by-hand").head().label()).isEqualTo("Start");
    }

    @Test
    void whatIsSoughtIsFoundByNameKindAndFunction(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("photo");
        assertThat(session.selection().only()).isEqualTo("validate");

        robot.push(KeyCode.CONTROL, KeyCode.A).write("function").push(KeyCode.ENTER);
        assertThat(robot.lookup("#find-count").queryLabeled().getText()).isEqualTo("2 / 4");
        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup("#find-bar").<Node>query().isVisible()).isFalse();
        assertThat(canvas.isFocused()).isTrue();
    }

    @Test
    void theOverviewMovesTheWindow(FxRobot robot) {
        robot.interact(() -> canvas.commands().zoomToNormal());
        double x = canvas.viewport().x();
        Node map = robot.lookup("#minimap").query();
        assertThat(map.isVisible()).isTrue();

        robot.drag(map).moveBy(40, 0).drop();

        assertThat(canvas.viewport().x()).isNotEqualTo(x);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        assertThat(map.isVisible()).isFalse();
    }

    @Test
    void spaceAndDragMovesTheCanvas(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        double x = canvas.viewport().x();

        robot.moveTo(shown.screen(shown.empty())).press(KeyCode.SPACE);
        robot.drag(MouseButton.PRIMARY).moveBy(50, 20).drop();
        robot.release(KeyCode.SPACE);

        assertThat(canvas.viewport().x()).isEqualTo(x + 50);
    }

    @Test
    void theCanvasGoesOnWhileAStepIsHeldAtItsEdge(FxRobot robot) throws Exception {
        double before = canvas.viewport().x();
        Place start = session.document().place("notify");

        robot.drag(shown.middle("notify"))
                .moveTo(canvas.localToScreen(canvas.getWidth() - 4, canvas.getHeight() / 2));
        WindowState.await(() -> canvas.viewport().x() < before - 300);
        robot.drop();
        double after = canvas.viewport().x();

        assertThat(session.document().place("notify").x()).isGreaterThan(start.x() + 300);
        robot.moveBy(-200, 0);
        assertThat(canvas.viewport().x()).isEqualTo(after);
    }
}
