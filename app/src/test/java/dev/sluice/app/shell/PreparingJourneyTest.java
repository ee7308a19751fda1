package dev.sluice.app.shell;

import static dev.sluice.app.shell.OpenDesigner.await;
import static dev.sluice.app.shell.OpenDesigner.isShown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.container.Preparation;
import dev.sluice.engine.container.host.Runtimes;
import dev.sluice.engine.journal.RunSummary.Status;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a user does while a call waits for its function to be built.
@ExtendWith(OnScreen.class)
class PreparingJourneyTest {
    private static final String FLOW =
            """
            {
              "sluice": 1,
              "name": "slow-build",
              "triggers": { "manual": { "type": "manual", "next": ["f"] } },
              "steps": { "f": { "type": "function", "function": "f" } },
              "functions": {
                "f": { "runtime": "python3.13", "handler": "index.handler", "code": "functions/f" }
              }
            }
            """;

    @TempDir Path folder;
    private OpenDesigner window;

    /// With a function whose requirements take for ever to build, and need no network for it.

    @Start
    void start(Stage stage) throws IOException {
        Path code = Files.createDirectories(folder.resolve("flow/functions/f"));
        Files.writeString(code.resolve("index.py"), "def handler(event, context): return 1\n");
        Files.writeString(code.resolve("requirements.txt"), "./endless\n");
        Path endless = Files.createDirectories(code.resolve("endless"));
        Files.writeString(
                endless.resolve("pyproject.toml"),
                """
                [build-system]
                requires = []
                build-backend = "endless"
                backend-path = ["."]
                """);
        Files.writeString(
                endless.resolve("endless.py"),
                """
                import time


                def build_wheel(folder, config_settings=None, metadata_directory=None):
                    while True:
                        time.sleep(1)
                """);
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        window = new OpenDesigner(stage, folder, FLOW, settings, Runtimes.Choice.AUTO);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Tag("docker")
    @Test
    void aBuildIsWatchedAndCancelledAndTheRunSaysSo(FxRobot robot) throws Exception {
        window.opened();
        robot.clickOn("#run");
        await(() -> isShown(robot, "#task"));
        assertThat(robot.lookup("#task-told").<Labeled>query().getText())
                .contains("installing requirements.txt");

        robot.clickOn("#task-told");
        await(() -> isShown(robot, "#task-lines"));
        assertThat(robot.lookup("#task-lines").queryListView().getItems()).isNotEmpty();
        window.shot(robot, "task");

        robot.clickOn("#task-cancel");
        await(() -> isShown(robot, ".notification-bar"));
        assertThat(robot.lookup(".notification-bar .title").<Label>query().getText())
                .contains("it was cancelled while installing requirements.txt");
        await(() -> !isShown(robot, "#task"));
        assertThat(window.engine.runs(window.flow, 1).getFirst().status())
                .isEqualTo(Status.INTERRUPTED);
    }

    @Test
    void theEndIsToldOfWhereTheUserLooksElsewhere(FxRobot robot) throws Exception {
        window.opened();
        Scene scene = robot.lookup("#run").query().getScene();
        List<String> styles = List.copyOf(scene.getStylesheets());
        Preparation work = window.engine.preparations().of("f", (_, _) -> {});
        work.line("stderr", "sluice: pulling python");
        work.moved(1, 2);
        await(() -> isShown(robot, "#task"));
        robot.push(KeyCode.CONTROL, KeyCode.N); // another flow is on top now

        work.carryOut(() -> "done");
        work.close();

        await(() -> isShown(robot, ".notification-bar"));
        assertThat(robot.lookup(".notification-bar .title").<Label>query().getText())
                .isEqualTo("Function f is ready to run");
        assertThat(scene.getStylesheets())
                .as("another one would have the whole window styled anew")
                .isEqualTo(styles);
        await(() -> !isShown(robot, "#task"));
    }
}
