package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Containers;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsDialog;
import dev.sluice.app.shell.flows.DialogQuestions;
import dev.sluice.app.shell.flows.Questions.Changed;
import dev.sluice.app.shell.flows.Questions.Unsaved;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Everything that opens above the window, by keys alone: each control in it has a name and shows
/// that it has the keyboard, Escape closes it, and the keyboard goes back to where it was.
@ExtendWith(OnScreen.class)
class DialogKeysTest {
    private static final Settings SETTINGS = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);

    @TempDir Path folder;
    private final Messages messages = Messages.in(Language.ENGLISH);
    private ShownFlow flow;
    private Stage stage;
    private Overlays overlays;

    @Start
    void start(Stage shown) {
        stage = shown;
        overlays = new Overlays(shown);
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        flow = ShownFlow.in(shown, folder, SETTINGS);
        shown.setWidth(1000);
        shown.setHeight(800);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    overlays.hide();
                    flow.close(stage);
                });
    }

    /// Gives the keyboard a place in the window by a key.
    private Node at(FxRobot robot, KeyCode part, String id) throws TimeoutException {
        robot.push(KeyCode.CONTROL, part);
        WindowState.await(() -> id.equals(stage.getScene().getFocusOwner().getId()));
        return stage.getScene().getFocusOwner();
    }

    @Test
    void theShortcutSheet(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT3, "palette-search");
        overlays.look(robot, overlays.opened(robot, KeyCode.F1), before);

        overlays.opened(robot, KeyCode.F1);
        robot.push(KeyCode.ENTER);
        overlays.awaitClosed();
    }

    @Test
    void theCommandPaletteAndTheQuickAdd(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT2, "outline");
        overlays.look(
                robot, overlays.opened(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P), before);

        Node canvas = at(robot, KeyCode.DIGIT1, "canvas");
        overlays.look(robot, overlays.opened(robot, KeyCode.A), canvas);
    }

    @Test
    void theInputOfAStepRunAlone(FxRobot robot) throws Exception {
        robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
        Node before = at(robot, KeyCode.DIGIT1, "canvas");
        overlays.look(
                robot,
                overlays.opened(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER),
                before);
    }

    @Test
    void theExport(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT5, "dock");
        overlays.look(robot, overlays.opened(robot, KeyCode.CONTROL, KeyCode.E), before);
    }

    @Test
    void theSettings(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT1, "canvas");
        List<Settings> chosen = new ArrayList<>();
        Runnable ask =
                () ->
                        new SettingsDialog(SETTINGS, Containers.NONE, messages)
                                .ask(stage.getScene(), (settings, _) -> chosen.add(settings));
        overlays.look(robot, overlays.opened(ask), before);
        assertThat(chosen).isEmpty();

        overlays.opened(ask);
        robot.push(KeyCode.ENTER);
        WindowState.await(() -> !chosen.isEmpty() && overlays.above() == null);
    }

    @Test
    void theQuestionsAboutFiles(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT1, "canvas");
        var questions = new DialogQuestions(stage, () -> messages, folder);
        List<Object> answers = new ArrayList<>();
        overlays.look(
                robot, overlays.opened(() -> answers.add(questions.unsaved("photo"))), before);
        overlays.look(
                robot,
                overlays.opened(() -> answers.add(questions.changed("It changed."))),
                before);
        overlays.look(
                robot,
                overlays.opened(() -> questions.tell("shell.error.save", "No room.")),
                before);
        assertThat(answers).containsExactly(Unsaved.CANCEL, Changed.CANCEL);

        overlays.opened(() -> answers.add(questions.unsaved("photo")));
        robot.push(KeyCode.ENTER);
        overlays.awaitClosed();
        assertThat(answers).last().isEqualTo(Unsaved.SAVE);
    }

    @Test
    void theFieldsAboveTheCanvas(FxRobot robot) throws Exception {
        Node canvas = at(robot, KeyCode.DIGIT1, "canvas");
        for (String id : List.of("label-editor", "find-field")) {
            robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
            if (id.equals("find-field")) {
                robot.push(KeyCode.CONTROL, KeyCode.F);
            } else {
                robot.push(KeyCode.F2);
            }
            WindowState.await(() -> id.equals(stage.getScene().getFocusOwner().getId()));
            Node field = stage.getScene().getFocusOwner();
            assertThat(Reach.isSilent(field)).as(Reach.described(field)).isFalse();

            robot.push(KeyCode.ESCAPE);

            WindowState.await(() -> stage.getScene().getFocusOwner() == canvas);
        }
    }
}
