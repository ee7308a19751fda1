package dev.sluice.app.shell;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;

import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// Tests of a designer without panels, which has just been opened and shows no flow yet.
@ExtendWith({OnScreen.class, StallLog.class})
abstract class OnBareDesigner {
    @TempDir Path folder;
    BareDesigners designers;
    Designer designer;
    Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        designers = new BareDesigners(folder);
        designer = designers.in(stage);
        stage.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        designers.end(robot);
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }
}
