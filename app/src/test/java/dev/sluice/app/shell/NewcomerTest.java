package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.runs.Trust;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.engine.Engine;
import dev.sluice.engine.EngineSettings;
import dev.sluice.engine.container.host.Runtimes;

import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// The first minute of somebody who never saw the designer: nothing is set, no flow is there.
@Tag("docker")
@ExtendWith({OnScreen.class, StallLog.class})
class NewcomerTest {
    @TempDir Path folder;
    private final AtomicInteger clicks = new AtomicInteger();
    private Engine engine;
    private Designer designer;

    @Start
    void start(Stage stage) throws IOException {
        engine = Engine.open(EngineSettings.of(Runtimes.Choice.DOCKER, _ -> {}));
        var settings = new SettingsFile(folder.resolve("settings.json"));
        settings.write(new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        var trust = new Trust(folder.resolve("trusted"));
        designer =
                new Designer(
                        stage,
                        new Designer.Parts(
                                new Designer.Places(
                                        settings, folder.resolve("state"), folder.resolve("home")),
                                new FxThread(),
                                null,
                                new StandardPanels(DesignerApp.surroundings(engine, trust))));
        stage.addEventFilter(MouseEvent.MOUSE_CLICKED, _ -> clicks.incrementAndGet());
        stage.setWidth(1280);
        stage.setHeight(760);
        designer.begin(null);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(designer::end);
        engine.close();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    @Test
    void seesTheOutputOfARunningSampleAfterThreeClicks(FxRobot robot) throws Exception {
        await(() -> robot.lookup("#sample-hello").tryQuery().isPresent());
        robot.clickOn("#sample-hello");
        await(() -> designer.session() != null);
        await(() -> !robot.lookup("#run").query().isDisabled());
        robot.clickOn("#run");
        await(() -> designer.session().runProperty().get().outcome() != null);
        robot.clickOn("#tab-runs");

        assertThat(designer.session().runProperty().get().outcome()).hasToString("SUCCEEDED");
        await(() -> robot.lookup("#run-output").tryQuery().isPresent());
        assertThat(clicks).hasValue(3);
    }
}
