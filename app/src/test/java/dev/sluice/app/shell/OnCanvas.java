package dev.sluice.app.shell;

import dev.sluice.app.Samples;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.engine.problem.Problem;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.concurrent.TimeoutException;

/// Tests on a canvas without panels, whose flow is whole in sight as each of them begins.
@ExtendWith({OnScreen.class, StallLog.class})
abstract class OnCanvas {
    ShownCanvas shown;
    Session session;
    CanvasView canvas;

    /// What is shown: the sample, where the test has nothing else.
    FlowDocument document() {
        return Placement.complete(Samples.photoIntake());
    }

    /// What every check finds.
    List<Problem> problems() {
        return List.of();
    }

    @Start
    void start(Stage stage) {
        shown = ShownCanvas.of(stage, document(), problems());
        session = shown.session();
        canvas = shown.canvas();
    }

    @BeforeEach
    void inSight() throws TimeoutException {
        shown.awaitFitted();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shown::close);
    }
}
