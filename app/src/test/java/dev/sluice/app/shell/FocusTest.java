package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every panel by the tab key: what gets the keyboard has a name, shows that it has it, and lets go
/// of it again.
@ExtendWith(ApplicationExtension.class)
class FocusTest {
    @TempDir Path folder;
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
    }

    @Test
    void whatGetsTheKeyboardHasANameAndShowsIt(FxRobot robot) {
        robot.interact(
                () -> {
                    flow.models().history.show(flow.models().history.all().getFirst());
                    flow.session().select(Selection.ofElement("validate"));
                });
        List<String> nameless = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (String pane : List.of("#inspector-tabs", "#dock", "#left")) {
            TabPane tabs = robot.lookup(pane).queryAs(TabPane.class);
            for (Tab tab : List.copyOf(tabs.getTabs())) {
                robot.interact(() -> tabs.getSelectionModel().select(tab));
                WaitForAsyncUtils.waitForFxEvents();
                for (Node node : focusable(tab.getContent())) {
                    String what = pane + " " + tab.getId() + " " + described(node);
                    if (name(node).isBlank()) {
                        nameless.add(what);
                    }
                    if (!looksFocused(robot, node)) {
                        unseen.add(what);
                    }
                }
            }
        }

        assertThat(nameless).as("without a name").isEmpty();
        assertThat(unseen).as("without a look of their own while they have the focus").isEmpty();
    }

    @Test
    void theTabKeyLeavesEveryPanelAgain(FxRobot robot) {
        robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
        for (String panel : List.of("#inspector", "#dock", "#left")) {
            Node all = robot.lookup(panel).query();
            Set<Node> seen = new LinkedHashSet<>();
            robot.interact(() -> focusable(all).getFirst().requestFocus());
            Node owner = stage.getScene().getFocusOwner();
            while (isInside(owner, all) && seen.add(owner)) {
                robot.push(KeyCode.TAB);
                owner = stage.getScene().getFocusOwner();
            }

            assertThat(isInside(owner, all))
                    .as(panel + " keeps the keyboard at " + described(owner))
                    .isFalse();
        }
    }

    private static boolean isInside(Node node, Node around) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == around) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> focusable(Node node) {
        List<Node> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (node == null || !node.isVisible() || node.isDisabled() || node instanceof ScrollBar) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        boolean whole = node instanceof Control || node instanceof CodeArea;
        if (node instanceof Parent parent && (!whole || !node.isFocusTraversable())) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }

    private static String described(Node node) {
        return node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass();
    }

    /// Whether a picture of it, with what is around it, changes when it gets the keyboard.
    private boolean looksFocused(FxRobot robot, Node node) {
        robot.interact(() -> flow.window().stage().getScene().getRoot().requestFocus());
        List<Integer> without = picture(robot, node);
        robot.interact(node::requestFocus);
        List<Integer> with = picture(robot, node);
        return !with.equals(without);
    }

    private static List<Integer> picture(FxRobot robot, Node node) {
        List<Integer> colors = new ArrayList<>();
        robot.interact(
                () -> {
                    node.applyCss();
                    WritableImage image = node.snapshot(null, null);
                    int width = (int) image.getWidth();
                    int height = (int) image.getHeight();
                    for (int i = 0; i < width * height; i += 1) {
                        boolean isEdge =
                                i / width < 4
                                        || i / width >= height - 4
                                        || i % width < 4
                                        || i % width >= width - 4;
                        if (isEdge) {
                            colors.add(image.getPixelReader().getArgb(i % width, i / width));
                        }
                    }
                });
        return colors;
    }
}
