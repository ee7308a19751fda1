package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.screen.OnScreen;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The window that shows a value in full, and saves it.
@ExtendWith(OnScreen.class)
class WholeValueTest {
    private final Messages messages = Messages.in(Language.ENGLISH);

    @TempDir Path folder;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 400, 300));
        stage.setX(300); // amid the screen, whatever a test before did to the stage
        stage.setY(350);
        stage.setWidth(400);
        stage.setHeight(300);
        stage.show();
    }

    private void save(FxRobot robot, Object value, @Nullable Path chosen) throws Exception {
        robot.interact(
                () ->
                        WholeValue.show(
                                value,
                                messages,
                                stage.getScene(),
                                (_, _, name) -> name(chosen, name)));
        WindowState.await(() -> !robot.lookup("#whole-save").query().isDisabled());
        robot.clickOn("#whole-save");
    }

    private static @Nullable Path name(@Nullable Path folder, String name) {
        return folder == null ? null : folder.resolve(name);
    }

    private static void awaitTold(FxRobot robot, String beginning) throws Exception {
        WindowState.await(
                () -> robot.lookup("#whole-told").queryLabeled().getText().startsWith(beginning));
    }

    @Test
    void aTextIsSavedAsItIs(FxRobot robot) throws Exception {
        String text = "Grüße,\nit's 你好 \uD83D\uDE00\n";

        save(robot, text, folder);

        awaitTold(robot, "Saved to ");
        assertThat(folder.resolve("value.txt")).content().isEqualTo(text);
    }

    @Test
    void anythingElseIsSavedAsJson(FxRobot robot) throws Exception {
        save(robot, Map.of("list", List.of(1, 2)), folder);

        awaitTold(robot, "Saved to ");
        assertThat(folder.resolve("value.json"))
                .content()
                .isEqualToIgnoringWhitespace("{\"list\": [1, 2]}");
    }

    @Test
    void whatCannotBeSavedIsToldAndTheValueStays(FxRobot robot) throws Exception {
        save(robot, "text", folder.resolve("missing"));

        awaitTold(robot, messages.text("json.not-saved", folder.resolve("missing/value.txt"), ""));
        assertThat(robot.lookup("#whole-value").queryListView().getItems()).hasSize(1);
    }

    @Test
    void nothingIsSavedWhereNoFileIsChosen(FxRobot robot) throws Exception {
        save(robot, "text", null);

        assertThat(robot.lookup("#whole-told").queryLabeled().getText()).isEqualTo("4 characters");
        assertThat(Files.list(folder)).isEmpty();
    }
}
