package dev.sluice.app.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.screen.OnScreen;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;

/// Windows that open where they stood.
@ExtendWith(OnScreen.class)
class KeptPlaceTest {
    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = new Stage(); // the given one is every test's, and others have bounded its size
        stage.setScene(new Scene(new Pane(), 1440, 900));
    }

    @AfterEach
    void closes(FxRobot robot) {
        robot.interact(stage::close);
    }

    private KeptPlace shown(FxRobot robot, Path file) {
        KeptPlace place = KeptPlace.in(file);
        robot.interact(
                () -> {
                    place.put(stage);
                    stage.show();
                });
        return place;
    }

    @Test
    void aWindowStandsWhereItStoodTheLastTime(FxRobot robot) throws Exception {
        Path file = folder.resolve("window");
        Files.writeString(file, "40 30 700 500");

        KeptPlace place = shown(robot, file);

        assertThat(stage.getX()).isEqualTo(40);
        assertThat(stage.getY()).isEqualTo(30);
        assertThat(stage.getWidth()).isEqualTo(700);
        assertThat(stage.getHeight()).isEqualTo(500);
        place.keep();
        assertThat(file).hasContent("40.0 30.0 700.0 500.0");
    }

    @Test
    void theFirstOneIsWholeOnItsScreen(FxRobot robot) throws Exception {
        Path file = folder.resolve("state/window");

        KeptPlace place = shown(robot, file);

        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        assertThat(stage.getX()).isBetween(screen.getMinX(), screen.getMaxX() - stage.getWidth());
        assertThat(stage.getY()).isBetween(screen.getMinY(), screen.getMaxY() - stage.getHeight());
        place.keep();
        assertThat(file).exists();
    }

    @Test
    void whatCannotBeReadIsAsGoodAsNothing(FxRobot robot) throws Exception {
        Path file = folder.resolve("window");
        Files.write(file, new byte[] {(byte) 0xff, 0, 7});

        shown(robot, file);

        assertThat(stage.isShowing()).isTrue();
    }
}
