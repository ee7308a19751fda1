package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Containers;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.settings.SettingsDialog;
import dev.sluice.app.shell.flows.DialogQuestions;
import dev.sluice.app.shell.flows.Questions.Changed;
import dev.sluice.app.shell.flows.Questions.Unsaved;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Everything that opens above the window, by keys alone: each control in it has a name and shows
/// that it has the keyboard, Escape closes it, and the keyboard goes back to where it was.
@ExtendWith(ApplicationExtension.class)
class DialogKeysTest {
    private static final Settings SETTINGS = new Settings(Language.ENGLISH, ThemeChoice.LIGHT);

    @TempDir Path folder;
    private final Messages messages = Messages.in(Language.ENGLISH);
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
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
                    List.copyOf(Window.getWindows()).reversed().stream()
                            .filter(window -> window != stage)
                            .forEach(Window::hide);
                    flow.close(stage);
                });
    }

    /// Opens something by keys, and waits for it.
    private Window opened(FxRobot robot, KeyCode... keys) throws TimeoutException {
        robot.push(keys);
        return opened();
    }

    /// Opens something that waits for its answer, and waits until it is shown.
    private Window opened(Runnable open) throws TimeoutException {
        Platform.runLater(open);
        return opened();
    }

    private Window opened() throws TimeoutException {
        WindowState.await(() -> above() != null && above().getScene().getFocusOwner() != null);
        var found = new AtomicReference<Window>();
        WindowState.await(
                () -> {
                    found.set(above());
                    return true;
                });
        return found.get();
    }

    private Window above() {
        return Window.getWindows().stream()
                .filter(window -> window != stage && window.isShowing())
                .findFirst()
                .orElse(null);
    }

    /// Looks at all that can have the keyboard there, and leaves it by Escape.
    private void look(FxRobot robot, Window window, Node before) throws TimeoutException {
        List<Node> all = new ArrayList<>();
        robot.interact(() -> all.addAll(Reach.focusable(window.getScene().getRoot())));
        assertThat(all).isNotEmpty();
        List<String> silent = Reach.described(all.stream().filter(Reach::isSilent).toList());
        assertThat(silent).as("without a name, or of a kind that is passed over").isEmpty();
        List<String> unseen = new ArrayList<>();
        Node first = window.getScene().getFocusOwner();
        for (Node node : all) {
            if (!Reach.looksFocused(robot, node)) {
                unseen.add(Reach.described(node));
            }
        }
        assertThat(unseen).as("without a look of their own while they have the focus").isEmpty();
        robot.interact(first::requestFocus);

        robot.push(KeyCode.ESCAPE);

        WindowState.await(() -> above() == null);
        WindowState.await(() -> stage.getScene().getFocusOwner() == before && stage.isFocused());
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
        look(robot, opened(robot, KeyCode.F1), before);

        opened(robot, KeyCode.F1);
        robot.push(KeyCode.ENTER);
        WindowState.await(() -> above() == null);
    }

    @Test
    void theCommandPaletteAndTheQuickAdd(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT2, "outline");
        look(robot, opened(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P), before);

        Node canvas = at(robot, KeyCode.DIGIT1, "canvas");
        look(robot, opened(robot, KeyCode.A), canvas);
    }

    @Test
    void theInputOfAStepRunAlone(FxRobot robot) throws Exception {
        robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
        Node before = at(robot, KeyCode.DIGIT1, "canvas");
        look(robot, opened(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER), before);
    }

    @Test
    void theExport(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT5, "dock");
        look(robot, opened(robot, KeyCode.CONTROL, KeyCode.E), before);
    }

    @Test
    void theSettings(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT1, "canvas");
        List<Settings> chosen = new ArrayList<>();
        Runnable ask =
                () ->
                        new SettingsDialog(SETTINGS, Containers.NONE, messages)
                                .ask(stage.getScene(), (settings, _) -> chosen.add(settings));
        look(robot, opened(ask), before);
        assertThat(chosen).isEmpty();

        opened(ask);
        robot.push(KeyCode.ENTER);
        WindowState.await(() -> !chosen.isEmpty() && above() == null);
    }

    @Test
    void theQuestionsAboutFiles(FxRobot robot) throws Exception {
        Node before = at(robot, KeyCode.DIGIT1, "canvas");
        var questions = new DialogQuestions(stage, () -> messages);
        List<Object> answers = new ArrayList<>();
        look(robot, opened(() -> answers.add(questions.unsaved("photo"))), before);
        look(robot, opened(() -> answers.add(questions.changed("It changed."))), before);
        look(robot, opened(() -> questions.tell("shell.error.save", "No room.")), before);
        assertThat(answers).containsExactly(Unsaved.CANCEL, Changed.CANCEL);

        opened(() -> answers.add(questions.unsaved("photo")));
        robot.push(KeyCode.ENTER);
        WindowState.await(() -> above() == null);
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
