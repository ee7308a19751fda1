package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;

import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// Selecting and pasting far more steps than one sees.
@ExtendWith(OnScreen.class)
class LargeSelectionTest {
    private static final int STEPS = 300;

    private ShownCanvas shown;
    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage stage) {
        shown = ShownCanvas.of(stage, Placement.complete(Samples.chain(STEPS)), List.of());
        session = shown.session();
        canvas = shown.canvas();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shown::close);
    }

    @Test
    void theOutlineShowsAllThatIsSelectedAndPasted(FxRobot robot) {
        robot.clickOn("Outline");
        robot.interact(canvas::requestFocus);

        robot.push(KeyCode.CONTROL, KeyCode.A);
        int all = session.document().ids().size();
        assertThat(session.selection().elements()).hasSize(all);
        assertThat(selected(robot)).isEqualTo(all);

        robot.push(KeyCode.CONTROL, KeyCode.C).push(KeyCode.CONTROL, KeyCode.V);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.document().ids()).hasSize(2 * all);
        assertThat(selected(robot)).isEqualTo(all);
        robot.push(KeyCode.ESCAPE);
        assertThat(selected(robot)).isZero();
    }

    private static int selected(FxRobot robot) {
        return robot.lookup("#outline")
                .queryAs(TreeView.class)
                .getSelectionModel()
                .getSelectedIndices()
                .size();
    }
}
