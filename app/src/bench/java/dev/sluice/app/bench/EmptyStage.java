package dev.sluice.app.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The floor of a start: a window with nothing in it. Prints when it was drawn, in microseconds
/// since 1970, as `sluice rehearse` does.
public final class EmptyStage {
    /// So many frames after it is there, a window has been drawn.
    private static final int DRAWN = 2;

    private EmptyStage() {}

    public static void main(String[] args) {
        Platform.startup(
                () -> {
                    var stage = new Stage();
                    stage.setScene(new Scene(new Group(), 1440, 900));
                    stage.show();
                    new AnimationTimer() {
                        private int drawn;

                        @Override
                        public void handle(long now) {
                            if (++drawn > DRAWN) {
                                stop();
                                System.out.println(
                                        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
                                Platform.exit();
                            }
                        }
                    }.start();
                });
    }
}
