package dev.sluice.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.RunFeed;
import dev.sluice.app.session.Session;

import javafx.scene.Scene;
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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// The run controls by the keyboard.
@ExtendWith(OnScreen.class)
class RunBarTest {
    @TempDir Path folder;
    private final Queue<Runnable> background = new ArrayDeque<>();
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        var trust = new Trust(folder.resolve("settings/trusted"));
        trust.add(folder);
        var model =
                new RunsModel(
                        new Session(Samples.photoIntake(), folder, _ -> List.of(), Runnable::run),
                        new RunFeed(),
                        ScriptedRuns.photo(),
                        new RunsModel.Surroundings(
                                background::add,
                                Runnable::run,
                                Runnable::run,
                                trust,
                                Runnable::run));
        while (!background.isEmpty()) {
            background.remove().run();
        }
        stage.setScene(new Scene(new RunBar(model, Messages.in(Language.ENGLISH), new Icons())));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::close);
    }

    /// What waits beside the window: first whether the flow is trusted, then its run.
    private void workBeside(FxRobot robot) {
        robot.interact(() -> background.remove().run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean hasKeyboard(FxRobot robot, String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(id).query().isFocused();
    }

    @Test
    void theKeyboardGoesFromRunToStopAndBackToRun(FxRobot robot) {
        robot.interact(() -> robot.lookup("#run").query().requestFocus());

        robot.push(KeyCode.SPACE);
        workBeside(robot);
        assertThat(hasKeyboard(robot, "#stop")).isTrue();

        workBeside(robot);
        assertThat(hasKeyboard(robot, "#run")).isTrue();
    }

    @Test
    void theKeyboardStaysWhereItIsElsewhere(FxRobot robot) {
        robot.interact(() -> robot.lookup("#run-event").query().requestFocus());

        robot.clickOn("#run").interact(() -> robot.lookup("#run-event").query().requestFocus());
        workBeside(robot);
        assertThat(robot.lookup("#stop").query().isDisabled()).isFalse();
        workBeside(robot);

        assertThat(hasKeyboard(robot, "#run-event")).isTrue();
    }
}
