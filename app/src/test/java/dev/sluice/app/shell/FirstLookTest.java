package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsFile;
import dev.sluice.app.shell.window.Theme;
import dev.sluice.app.shell.window.Welcome;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The first screen is made before there is a window, and from fewer rules than the others.
@ExtendWith(OnScreen.class)
class FirstLookTest {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 700;

    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setScene(new Scene(new StackPane(new Button("first")), 300, 200));
    }

    @AfterEach
    void everyControlHasItsLookAgain(FxRobot robot) {
        robot.interact(
                () -> {
                    stage.close();
                    Theme.LIGHT.applyToAll();
                });
    }

    private static WritableImage picture(Theme theme) {
        var known =
                new Welcome.Known(
                        Path.of("flows"), List.of("hello", "photo-intake"), List.of(Path.of("a")));
        var settings = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
        var messages = Messages.in(Language.ENGLISH);
        var welcome = new Welcome(settings, known, new Icons(), messages);
        var scene = new Scene(welcome, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(theme.stylesheets());
        return scene.snapshot(null);
    }

    private static void assertSame(WritableImage one, WritableImage other) {
        int width = (int) WIDTH;
        int height = (int) HEIGHT;
        var points = new int[2][width * height];
        var all = javafx.scene.image.PixelFormat.getIntArgbInstance();
        one.getPixelReader().getPixels(0, 0, width, height, all, points[0], 0, width);
        other.getPixelReader().getPixels(0, 0, width, height, all, points[1], 0, width);
        assertThat(points[0]).isEqualTo(points[1]);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void looksTheSameByItsRulesAsByThoseOfAllControls(Theme theme, FxRobot robot) {
        robot.interact(
                () -> {
                    theme.applyToFirst();
                    WritableImage first = picture(theme);
                    Theme.complete();
                    assertSame(picture(theme), first);
                });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aSecondWindowBringsTheRulesOfAllControls(Theme theme, FxRobot robot) {
        var second = new CompletableFuture<Stage>();
        robot.interact(
                () -> {
                    stage.show();
                    theme.applyToFirst();
                    var other = new Stage();
                    other.setScene(new Scene(new Button("second"), 200, 100));
                    other.show();
                    second.complete(other);
                });

        String rules = Application.getUserAgentStylesheet();
        robot.interact(() -> second.join().close());
        assertThat(rules).contains("primer-" + (theme == Theme.DARK ? "dark" : "light"));
    }

    @Test
    void knowsTheFlowsOfBeforeOnAnyThread() throws IOException {
        Path flow = Files.createDirectories(folder.resolve("flows/mine"));
        Files.writeString(flow.resolve("flow.json"), "{}");
        var settings = new SettingsFile(folder.resolve("settings.json"));
        settings.write(new Settings(Language.CHINESE, ThemeChoice.LIGHT));
        var places =
                new Designer.Places(settings, folder.resolve("state"), folder.resolve("flows"));
        places.recent().add(flow);

        FirstScreen screen = FirstScreen.welcome(new Choices(settings), places);

        assertThat(screen.choices().messages().language()).isEqualTo(Language.CHINESE);
        assertThat(screen.welcome().lookup(".welcome-recent")).isNotNull();
        assertThat(screen.welcome().lookup("#sample-hello")).isNotNull();
    }
}
