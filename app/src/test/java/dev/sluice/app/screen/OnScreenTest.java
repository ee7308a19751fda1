package dev.sluice.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What a test makes of its stage is gone for the next.
@ExtendWith(OnScreen.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnScreenTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 400, 300));
        stage.show();
    }

    private void assertFresh() {
        assertThat(stage.getWidth()).isEqualTo(400);
        assertThat(stage.getHeight()).isEqualTo(300);
        assertThat(stage.getX()).isBetween(200.0, 400.0);
        assertThat(stage.getY()).isBetween(100.0, 400.0);
        assertThat(stage.getMinWidth()).isZero();
        assertThat(stage.isMaximized()).isFalse();
    }

    @Test
    @Order(1)
    void theFirstChangesIt(FxRobot robot) {
        assertFresh();
        robot.interact(
                () -> {
                    stage.setX(-140);
                    stage.setY(5);
                    stage.setMinWidth(500);
                    stage.setWidth(900);
                    stage.setHeight(800);
                });
        assertThat(stage.getWidth()).isEqualTo(900);
    }

    @Test
    @Order(2)
    void theSecondFindsItAsItWas() {
        assertFresh();
    }
}
