package dev.sluice.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;

/// Clicks of tests hit what they are aimed at, whatever the window does meanwhile.
@ExtendWith(OnScreen.class)
class AimTest {
    private Pane pane;
    private ScrollPane scroll;
    private StackPane root;
    private Button button;
    private final List<String> heard = new ArrayList<>();

    @Start
    void start(Stage stage) {
        pane = new Pane();
        scroll = new ScrollPane(pane);
        root = new StackPane(scroll);
        button = new Button("Go");
        button.setId("go.now");
        button.setOnAction(_ -> heard.add("go"));
        pane.setPrefSize(380, 900);
        pane.getChildren().add(button);
        stage.setScene(new Scene(root));
        stage.setWidth(400);
        stage.setHeight(300);
        stage.show();
    }

    private static void later(int milliseconds, Runnable work) {
        var pause = new PauseTransition(Duration.millis(milliseconds));
        pause.setOnFinished(_ -> work.run());
        pause.play();
    }

    @Test
    void followsWhatIsPushedAwayAsItIsPressed(FxRobot robot) {
        robot.interact(() -> button.setOnMousePressed(_ -> button.relocate(200, 150)));

        robot.clickOn("#go.now");

        assertThat(heard).containsExactly("go");
    }

    @Test
    void waitsUntilItIsThereAndEnabled(FxRobot robot) {
        robot.interact(
                () -> {
                    button.setDisable(true);
                    pane.getChildren().clear();
                    later(200, () -> pane.getChildren().add(button));
                    later(400, () -> button.setDisable(false));
                });

        robot.clickOn("#go.now");

        assertThat(heard).containsExactly("go");
    }

    @Test
    void waitsUntilNothingCoversIt(FxRobot robot) {
        robot.interact(
                () -> {
                    var over = new Pane();
                    over.setOnMousePressed(_ -> heard.add("over"));
                    root.getChildren().add(over);
                    later(300, () -> root.getChildren().remove(over));
                });

        robot.clickOn(button);

        assertThat(heard).containsExactly("go");
    }

    @Test
    void scrollsToWhatIsOutOfSight(FxRobot robot) {
        var field = new TextField();
        robot.interact(
                () -> {
                    field.relocate(10, 820);
                    pane.getChildren().add(field);
                });

        robot.clickOn(field).write("here");

        assertThat(field.getText()).isEqualTo("here");
        assertThat(scroll.getVvalue()).isPositive();
    }
}
