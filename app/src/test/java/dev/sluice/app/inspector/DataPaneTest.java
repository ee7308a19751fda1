package dev.sluice.app.inspector;

import static dev.sluice.app.WindowState.await;

import dev.sluice.app.screen.OnScreen;

import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// How much room the fields of a step's data have above what was recorded.
@ExtendWith(OnScreen.class)
class DataPaneTest {
    private VBox fields;
    private ScrollPane scroll;
    private Stage stage;

    @Start
    void start(Stage other) {
        stage = new Stage();
        fields = new VBox(field(200));
        scroll = new ScrollPane(fields);
        stage.setScene(new Scene(new DataPane(scroll, new Pane()), 320, 600));
        stage.setX(50);
        stage.setY(50);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> stage.close());
    }

    private static Region field(double height) {
        var field = new Region();
        field.setMinHeight(height);
        return field;
    }

    private void awaitRoom(double least, double most) throws Exception {
        await(() -> scroll.getHeight() >= least && scroll.getHeight() <= most);
    }

    @Test
    void growsWithTheFieldsEachTimeTheyDo(FxRobot robot) throws Exception {
        awaitRoom(190, 210);
        for (double height = 250; height <= 350; height += 50) {
            robot.interact(() -> fields.getChildren().add(field(50)));
            awaitRoom(height - 10, height + 10);
        }
    }
}
