package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/// The source of a step over the canvas, and back beside it.
@ExtendWith(OnScreen.class)
class LargeCodeTest {
    private static final String SOURCE =
            "def handler(event, context):\n    a = 1\n    b = 2\n    return a + b\n";

    @TempDir Path folder;
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Path code = Files.createDirectories(folder.resolve("functions/validate"));
        Files.writeString(code.resolve("index.py"), SOURCE);
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private CodeArea open(FxRobot robot) throws TimeoutException {
        robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
        robot.interact(
                () -> {
                    TabPane tabs = tabs(robot);
                    tabs.getTabs().stream()
                            .filter(t -> "inspector-code".equals(t.getId()))
                            .forEach(t -> tabs.getSelectionModel().select(t));
                });
        WindowState.await(() -> robot.lookup("#code").tryQuery().isPresent());
        CodeArea area = robot.lookup("#code").queryAs(CodeArea.class);
        WindowState.await(() -> area.getLength() > 0);
        return area;
    }

    private static TabPane tabs(FxRobot robot) {
        return robot.lookup("#inspector-tabs").queryAs(TabPane.class);
    }

    private Node focused() {
        return stage.getScene().getFocusOwner();
    }

    private static boolean isOverTheCanvas(FxRobot robot) {
        return robot.lookup("#code-cover").tryQuery().isPresent()
                && !robot.lookup("#canvas").query().isVisible();
    }

    @Test
    void theButtonLaysTheSourceOverTheCanvasAndBack(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        double narrow = area.getWidth();

        robot.clickOn("#code-larger");

        assertThat(isOverTheCanvas(robot)).isTrue();
        assertThat(area.getWidth()).isGreaterThan(narrow * 1.5);
        assertThat(robot.lookup("#code-file").queryAs(ComboBox.class).getWidth())
                .isLessThan(area.getWidth() / 2);
        assertThat(focused()).isSameAs(area);
        robot.clickOn("#code-larger");
        assertThat(isOverTheCanvas(robot)).isFalse();
        assertThat(robot.lookup("#canvas").query().isVisible()).isTrue();
        assertThat(area.getWidth()).isEqualTo(narrow);
        assertThat(focused()).isSameAs(area);
    }

    @Test
    void theTabSaysWhereTheSourceIsAndFetchesIt(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.clickOn("#code-larger");

        robot.clickOn("#code-smaller");

        assertThat(isOverTheCanvas(robot)).isFalse();
        assertThat(tabs(robot).getSelectionModel().getSelectedItem().getId())
                .isEqualTo("inspector-code");
        assertThat(focused()).isSameAs(area);
    }

    @Test
    void caretUndoAndSearchStay(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(
                () -> {
                    area.requestFocus();
                    area.moveTo(1, 4);
                });
        robot.write("xy");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("b");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);

        assertThat(isOverTheCanvas(robot)).isTrue();
        assertThat(area.getSelectedText()).isEqualTo("b");
        assertThat(((TextField) robot.lookup("#find").query()).getText()).isEqualTo("b");
        int caret = area.getCaretPosition();
        robot.push(KeyCode.ESCAPE);

        assertThat(isOverTheCanvas(robot)).isFalse();
        assertThat(area.getCaretPosition()).isEqualTo(caret);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(area.getText()).isEqualTo(SOURCE);
    }

    @Test
    void escapeClosesTheSearchBeforeItPutsTheSourceBack(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.clickOn("#code-larger");
        robot.push(KeyCode.CONTROL, KeyCode.F);

        robot.push(KeyCode.ESCAPE);
        assertThat(isOverTheCanvas(robot)).isTrue();
        assertThat(focused()).isSameAs(area);
        robot.push(KeyCode.ESCAPE);
        assertThat(isOverTheCanvas(robot)).isFalse();
        assertThat(focused()).isSameAs(area);
    }

    @Test
    void itGoesBackWhereTheSelectedStepHasNoSource(FxRobot robot) throws TimeoutException {
        open(robot);
        robot.clickOn("#code-larger");

        robot.interact(() -> flow.session().select(Selection.NONE));

        assertThat(isOverTheCanvas(robot)).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        assertThat(isOverTheCanvas(robot)).isFalse();
    }

    @Test
    void theKeyWorksFromTheCanvas(FxRobot robot) throws TimeoutException {
        CodeArea area = open(robot);
        robot.interact(() -> robot.lookup("#canvas").query().requestFocus());

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);

        assertThat(isOverTheCanvas(robot)).isTrue();
        assertThat(focused()).isSameAs(area);
    }
}
