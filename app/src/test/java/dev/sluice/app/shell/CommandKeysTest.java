package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.command.Commands.Command;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of the window's commands: where they are told, and what they do.
@ExtendWith(OnScreen.class)
class CommandKeysTest {
    /// Turning from tab to tab goes by Ctrl on every system, as in a browser.
    private static final Set<String> BY_CTRL = Set.of("action.next-flow", "action.previous-flow");

    @TempDir Path folder;
    private Session session;
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        shown.setWidth(1000);
        shown.setHeight(760);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    private List<MenuItem> lines(FxRobot robot) {
        List<MenuItem> lines = new ArrayList<>();
        robot.interact(
                () ->
                        ((MenuBar) stage.getScene().lookup(".menu-bar"))
                                .getMenus()
                                .forEach(menu -> collect(menu, lines)));
        return lines.stream().filter(line -> line.getAccelerator() != null).toList();
    }

    private static void collect(MenuItem line, List<MenuItem> into) {
        into.add(line);
        if (line instanceof Menu menu) {
            menu.getItems().forEach(inner -> collect(inner, into));
        }
    }

    @Test
    void noTwoCommandsHaveTheSameKeys(FxRobot robot) {
        assertThat(lines(robot))
                .hasSizeGreaterThan(50)
                .extracting(line -> line.getAccelerator().getDisplayText())
                .doesNotHaveDuplicates();
    }

    @Test
    void commandsAreGivenWithTheKeyThatTheSystemHasForThem(FxRobot robot) {
        for (MenuItem line : lines(robot)) {
            KeyCombination keys = line.getAccelerator();
            boolean isByCtrl = keys.getControl() == ModifierValue.DOWN;
            assertThat(isByCtrl).as(line.getId()).isEqualTo(BY_CTRL.contains(line.getId()));
            assertThat(keys.getMeta()).as(line.getId()).isNotEqualTo(ModifierValue.DOWN);
        }
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            assertThat(messages.keys())
                    .extracting(key -> messages.text(key, 2, "", "", ""))
                    .noneMatch(text -> text.contains("Ctrl") || text.contains("Cmd"));
        }
    }

    @Test
    void everyCommandOfThePaletteShowsItsKeys(FxRobot robot) {
        robot.interact(() -> session.select(Selection.ofElement("validate")));
        Set<String> ofMenus =
                lines(robot).stream()
                        .filter(line -> !line.isDisable())
                        .map(line -> line.getAccelerator().getDisplayText())
                        .collect(Collectors.toSet());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        ListView<Command> list = robot.lookup("#commands").queryListView();
        Set<String> seen = new HashSet<>();
        robot.interact(
                () -> {
                    for (int i = 0; i < list.getItems().size(); i++) {
                        Command command = list.getItems().get(i);
                        list.scrollTo(Math.max(0, i - 5));
                        list.layout();
                        assertThat(shown(list, command))
                                .as(command.name())
                                .isEqualTo(command.keys());
                        seen.add(command.keys());
                    }
                });
        robot.push(KeyCode.ESCAPE);

        assertThat(seen).containsAll(ofMenus).contains("Delete", "F2", "A", "Alt+→");
    }

    /// The keys on a command's line; empty: the line is not in sight.
    private static String shown(ListView<Command> list, Command command) {
        return list.lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof ListCell<?> c && c.getItem() == command)
                .flatMap(cell -> cell.lookupAll(".form-note").stream())
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse("none");
    }

    @Test
    void arrowsWithAltGoFromStepToStep(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.interact(() -> session.select(Selection.ofElement("by-hand")));

        assertThat(gone(robot, KeyCode.RIGHT)).isEqualTo("validate");
        Set<String> both = Set.of("thumbnail", "metadata");
        String first = gone(robot, KeyCode.RIGHT);
        assertThat(first).isIn(both);
        boolean isAbove =
                session.document().place(first).y()
                        == both.stream()
                                .mapToDouble(id -> session.document().place(id).y())
                                .min()
                                .orElseThrow();
        String second = gone(robot, isAbove ? KeyCode.DOWN : KeyCode.UP);
        assertThat(second).isIn(both).isNotEqualTo(first);
        assertThat(gone(robot, isAbove ? KeyCode.UP : KeyCode.DOWN)).isEqualTo(first);
        assertThat(gone(robot, KeyCode.RIGHT)).isEqualTo("both");
        assertThat(gone(robot, KeyCode.LEFT)).isIn(both);
        assertThat(gone(robot, KeyCode.LEFT)).isEqualTo("validate");
        assertThat(session.dirtyProperty().get()).as("nothing was moved").isFalse();
    }

    private String gone(FxRobot robot, KeyCode arrow) {
        robot.push(KeyCode.ALT, arrow);
        return session.selection().only();
    }

    @Test
    void arrowsMoveWhatIsSelectedOrTheCanvas(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.interact(() -> session.select(Selection.ofElement("validate")));
        double x = session.document().place("validate").x();

        robot.push(KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.RIGHT);
        double gone = session.document().place("validate").x() - x;
        assertThat(gone).isPositive();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().place("validate").x() - x).isIn(0.0, gone / 6);
        robot.push(KeyCode.CONTROL, KeyCode.Z);

        robot.push(KeyCode.ESCAPE);
        assertThat(session.selection().isEmpty()).isTrue();
        var canvas = flow.window().show(session, settings(), new NoActions()).canvas();
        double before = canvas.viewport().x();
        robot.push(KeyCode.RIGHT);
        assertThat(canvas.viewport().x()).isLessThan(before);
    }

    private static Settings settings() {
        return new Settings(Language.ENGLISH, ThemeChoice.LIGHT);
    }

    @Test
    void redoesByTheKeysOfTheMenuAndByThoseOfOtherPrograms(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.interact(() -> session.select(Selection.ofElement("notify")));
        for (List<KeyCode> redo :
                List.of(
                        List.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z),
                        List.of(KeyCode.CONTROL, KeyCode.Y))) {
            robot.push(KeyCode.DELETE);
            robot.push(KeyCode.CONTROL, KeyCode.Z);
            assertThat(session.document().step("notify")).isNotNull();

            robot.push(redo.toArray(KeyCode[]::new));

            assertThat(session.document().step("notify")).isNull();
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
    }

    @Test
    void stepsAreGoneToFromTheMenuAndThePaletteToo(FxRobot robot) {
        robot.interact(() -> session.select(Selection.ofElement("by-hand")));
        robot.clickOn((Node n) -> isMenu(n, "Go"));
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertThat(session.selection().only()).isEqualTo("validate");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("step before").push(KeyCode.ENTER);
        assertThat(session.selection().only()).isIn("by-hand", "uploaded");
    }

    private static boolean isMenu(Node node, String name) {
        return node.getStyleClass().contains("menu-button")
                && node.lookup(".label") instanceof Label label
                && name.equals(label.getText());
    }

    @Test
    void whatTheCanvasHasKeysForIsInThePaletteToo(FxRobot robot) {
        robot.interact(() -> session.select(Selection.ofElement("notify")));

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("rename").push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Tell").push(KeyCode.ENTER);
        assertThat(session.document().step("notify").head().label()).isEqualTo("Tell");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("add a step").push(KeyCode.ENTER);
        robot.write("wait").push(KeyCode.ENTER);
        assertThat(session.document().step("notify").next()).containsExactly("wait");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("edit delete").push(KeyCode.ENTER);
        assertThat(session.document().step("wait")).isNull();
    }

    @Test
    void everyPartOfTheWindowHasAKeyOfItsOwn(FxRobot robot) {
        robot.interact(() -> session.select(Selection.ofElement("notify")));
        List<KeyCode> keys =
                List.of(
                        KeyCode.DIGIT1,
                        KeyCode.DIGIT2,
                        KeyCode.DIGIT3,
                        KeyCode.DIGIT4,
                        KeyCode.DIGIT5);
        List<String> parts = new ArrayList<>();
        for (KeyCode key : keys) {
            robot.push(KeyCode.CONTROL, key);
            robot.interact(
                    () -> {
                        Node owner = stage.getScene().getFocusOwner();
                        parts.add(owner.getId());
                    });
        }

        assertThat(parts)
                .containsExactly("canvas", "outline", "palette-search", "inspector-tabs", "dock");
    }
}
