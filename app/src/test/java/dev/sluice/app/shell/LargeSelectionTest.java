package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.window.MainWindow;
import dev.sluice.app.shell.window.Panels;

import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// Selecting and pasting far more steps than one sees.
@ExtendWith(ApplicationExtension.class)
class LargeSelectionTest {
    private static final int STEPS = 300;

    private MainWindow window;
    private Session session;
    private CanvasView canvas;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        session =
                new Session(
                        Placement.complete(Samples.chain(STEPS)),
                        null,
                        _ -> List.of(),
                        new FxThread());
        window = new MainWindow(stage, (_, _, _) -> Panels.none());
        canvas =
                window.show(
                                session,
                                new Settings(Language.ENGLISH, ThemeChoice.LIGHT),
                                new NoActions())
                        .canvas();
        stage.setX(0); // the headless screen has 1000 by 1000 pixels
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    window.forget(session);
                    stage.close();
                });
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
