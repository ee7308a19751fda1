package dev.sluice.app.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.screen.OnScreen;

import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

/// What the desktop shows of a window beside its title.
@ExtendWith(OnScreen.class)
class ProgramIconTest {
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        Theme.DARK.applyToAll();
        ProgramIcon.give(stage, new Icons());
    }

    @Test
    void aWindowBearsTheProgramsIconInSizesThatDesktopsShow() {
        assertThat(stage.getIcons()).extracting(Image::getWidth).contains(32.0, 128.0);
        for (Image icon : stage.getIcons()) {
            assertThat(icon.getHeight()).isEqualTo(icon.getWidth());
            int last = (int) icon.getWidth() - 1;
            var pixels = icon.getPixelReader();
            assertThat(pixels.getColor(0, 0).getOpacity()).as("outside its round corner").isZero();
            assertThat(pixels.getColor(last, last).getOpacity()).isZero();
            Color board = pixels.getColor((last + 1) / 2, (last + 1) * 26 / 64);
            assertThat(board.getRed()).as("the board of the sluice").isGreaterThan(0.6);
            assertThat(board.getOpacity()).isEqualTo(1);
        }
    }
}
