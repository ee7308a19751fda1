package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The window without a mouse, and as a screen reader finds it.
@ExtendWith({OnScreen.class, StallLog.class})
class KeyboardTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Session session;
    private SessionModels models;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        models = flow.models();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    @Test
    void aCommandIsFoundByItsWords(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.clickOn("#command-search").write("go metad").push(KeyCode.ENTER);

        assertThat(session.selection().only()).isEqualTo("metadata");
        assertThat(robot.lookup("#command-palette").tryQuery()).isEmpty();
    }

    @Test
    void theKeysStandOnASheetUnderTheMenusTheyBelongTo(FxRobot robot) {
        robot.push(KeyCode.F1);

        List<String> shown =
                robot.lookup("#key-sheet .label").<Label>queryAll().stream()
                        .map(Label::getText)
                        .toList();
        assertThat(shown).contains("Next element", "Canvas, code and panels");
        assertThat(shown)
                .containsSubsequence(
                        "File", "Save", "Ctrl+S", "Edit", "Undo", "Ctrl+Z", "Copy", "Ctrl+C");
        robot.interact(() -> robot.lookup("#key-sheet").query().getScene().getWindow().hide());
    }

    @Test
    void theSheetOfKeysEndsWithAWholeRow(FxRobot robot) {
        robot.push(KeyCode.F1);

        Bounds grid = onScreen(robot.lookup(".key-grid").query());
        Bounds view = onScreen(robot.lookup(".key-scroll > .viewport").query());
        double row =
                robot.lookup(".key-grid").queryAs(GridPane.class).getCellBounds(0, 0).getHeight();
        double rows = (view.getMaxY() - grid.getMinY()) / row;
        assertThat(rows).isGreaterThan(10).isCloseTo(Math.rint(rows), within(0.1));
        robot.interact(() -> robot.lookup("#key-sheet").query().getScene().getWindow().hide());
    }

    @Test
    void aReportOfAFaultBeginsWithWhatIsToldAboutTheProgram(FxRobot robot) {
        robot.clickOn("Help").clickOn("About Sluice");
        List<String> shown =
                robot.lookup("#about .label").<Label>queryAll().stream()
                        .map(Label::getText)
                        .toList();
        assertThat(shown).contains("Version", "Java", "JavaFX", "System");
        assertThat(shown).contains(System.getProperty("java.vm.name") + " " + Runtime.version());

        robot.clickOn("#about-copy");

        var copied = new AtomicReference<String>();
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get())
                .contains("JavaFX: " + System.getProperty("javafx.runtime.version"))
                .contains(System.getProperty("os.name"));
        assertThat(robot.lookup("#about-copy").queryButton().getText()).isEqualTo("Copied");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#about").tryQuery()).isEmpty();
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }

    @Test
    void linesThatNeedASelectionWaitForIt(FxRobot robot) {
        robot.interact(() -> session.select(Selection.NONE));
        assertThat(disabled(robot))
                .contains("action.cut", "action.break", "action.align.left", "action.wrap");
        robot.interact(() -> session.select(Selection.ofElement("validate")));
        assertThat(disabled(robot))
                .contains("action.align.left")
                .doesNotContain("action.cut", "action.break", "action.wrap");
        robot.interact(() -> session.select(Selection.ofElements(Set.of("validate", "thumbnail"))));
        assertThat(disabled(robot))
                .contains("action.break", "action.distribute.horizontal")
                .doesNotContain("action.align.left");
    }

    private static List<String> disabled(FxRobot robot) {
        return robot.lookup("#menu").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(MenuItem::isDisable)
                .map(MenuItem::getId)
                .toList();
    }

    @Test
    void theNextPanelIsGoneToRoundTheWindowWhateverIsSelected(FxRobot robot) {
        for (var chosen :
                List.of(
                        Selection.NONE,
                        Selection.ofElement("metadata"),
                        Selection.ofElements(Set.of("metadata", "notify")))) {
            for (int tab = 0; tab < 2; tab++) {
                int shown = tab;
                robot.interact(
                        () -> {
                            robot.lookup("#left")
                                    .queryAs(TabPane.class)
                                    .getSelectionModel()
                                    .select(shown);
                            session.select(chosen);
                            robot.lookup("#canvas").query().requestFocus();
                        });

                List<String> forth = walked(robot, KeyCode.F6);
                List<String> back = walked(robot, KeyCode.SHIFT, KeyCode.F6);

                assertThat(forth)
                        .contains("dock", "left")
                        .endsWith("canvas")
                        .doesNotHaveDuplicates();
                assertThat(back.reversed().subList(1, back.size()))
                        .isEqualTo(forth.subList(0, forth.size() - 1));
            }
        }
    }

    /// The parts that have the keyboard one after the other, up to the canvas.
    private List<String> walked(FxRobot robot, KeyCode... keys) {
        List<String> parts = new ArrayList<>();
        while (parts.size() < 5 && !parts.contains("canvas")) {
            robot.push(keys);
            robot.interact(() -> parts.add(focused()));
        }
        return parts;
    }

    /// The part of the window in which the keyboard is; `none` for another.
    private String focused() {
        var parts = List.of("canvas", "inspector", "dock", "left");
        Node owner = stage.getScene().getFocusOwner();
        while (owner != null && !parts.contains(String.valueOf(owner.getId()))) {
            owner = owner.getParent();
        }
        return owner == null ? "none" : owner.getId();
    }

    @Test
    void everyControlSaysWhatItIs(FxRobot robot) {
        List<String> mute = new ArrayList<>();
        robot.interact(
                () -> {
                    models.history.show(models.history.all().getFirst());
                    session.select(Selection.ofElement("validate"));
                });
        for (String pane : List.of("#left", "#dock", "#inspector-tabs")) {
            TabPane tabs = robot.lookup(pane).queryAs(TabPane.class);
            for (int i = 0; i < tabs.getTabs().size(); i++) {
                int tab = i;
                robot.interact(() -> tabs.getSelectionModel().select(tab));
                WaitForAsyncUtils.waitForFxEvents();
                robot.interact(() -> look(stage.getScene().getRoot(), mute));
            }
        }

        assertThat(mute).isEmpty();
    }

    private static void look(Node node, List<String> mute) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Control control && isOperated(control) && !says(control)) {
            String what =
                    control.getClass().getSimpleName()
                            + " "
                            + control.getId()
                            + " "
                            + control.getStyleClass();
            if (!mute.contains(what)) {
                mute.add(what);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, mute));
        }
    }

    private static boolean isOperated(Control control) {
        boolean isPart =
                control.getStyleClass().contains("increment-arrow-button")
                        || control.getParent() instanceof ComboBoxBase<?>
                        || control.getParent() instanceof Spinner<?>;
        return !isPart
                && (control instanceof ButtonBase
                        || control instanceof TextInputControl
                        || control instanceof ComboBoxBase<?>
                        || control instanceof ListView<?>
                        || control instanceof TableView<?>
                        || control instanceof TreeView<?>);
    }

    private static boolean says(Control control) {
        String text = control.getAccessibleText();
        return text != null && !text.isBlank()
                || control instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank();
    }
}
