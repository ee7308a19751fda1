package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.Language;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every panel by the tab key: what gets the keyboard has a name, shows that it has it, and lets go
/// of it again.
@ExtendWith(OnScreen.class)
class FocusTest {
    /// Where the tab key indents code; Escape leaves it.
    private static final String INDENTS = "inspector-code";

    @TempDir Path folder;
    private ShownFlow flow;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
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
                for (Node node : Reach.focusable(tab.getContent())) {
                    String what = pane + " " + tab.getId() + " " + Reach.described(node);
                    if (Reach.isSilent(node)) {
                        nameless.add(what);
                    }
                    if (!Reach.looksFocused(robot, node)) {
                        unseen.add(what);
                    }
                }
            }
        }

        assertThat(nameless).as("without a name, or of a kind that is passed over").isEmpty();
        assertThat(unseen).as("without a look of their own while they have the focus").isEmpty();
    }

    @Test
    void theTabKeyLeavesEveryPanelAgain(FxRobot robot) throws Exception {
        robot.interact(() -> flow.session().select(Selection.ofElement("validate")));
        for (String panel : List.of("#inspector-tabs", "#dock", "#left")) {
            TabPane tabs = robot.lookup(panel).queryAs(TabPane.class);
            for (Tab tab : List.copyOf(tabs.getTabs())) {
                if (INDENTS.equals(tab.getId())) {
                    continue;
                }
                robot.interact(
                        () -> {
                            tabs.getSelectionModel().select(tab);
                            tabs.requestFocus();
                        });
                Set<Node> seen = new LinkedHashSet<>();
                Node owner = tabs;
                while (Reach.isInside(owner, tabs) && seen.add(owner)) {
                    owner = WaitForAsyncUtils.asyncFx(() -> pushed(KeyCode.TAB)).get();
                }

                assertThat(Reach.isInside(owner, tabs))
                        .as(tab.getId() + " keeps the keyboard at " + Reach.described(owner))
                        .isFalse();
            }
        }
    }

    @Test
    void theTabKeyGoesRoundTheWholeWindowBothWays(FxRobot robot) throws Exception {
        robot.interact(() -> robot.lookup("#canvas").query().requestFocus());
        Node canvas = robot.lookup("#canvas").query();

        Set<Node> forth = walked(canvas, KeyCode.TAB);
        assertThat(Reach.described(all(robot)))
                .as("reached by Tab")
                .isSubsetOf(Reach.described(forth));
        Set<Node> back = walked(canvas, KeyCode.SHIFT, KeyCode.TAB);
        List<Node> all = all(robot);
        assertThat(Reach.described(all))
                .as("reached by Shift+Tab")
                .isSubsetOf(Reach.described(back));

        assertThat(all).hasSizeGreaterThan(40).contains(canvas);
        assertThat(Reach.described(all.stream().filter(Reach::isSilent).toList()))
                .as("without a name, or of a kind that is passed over")
                .isEmpty();
        List<String> unseen = new ArrayList<>();
        for (Node node : all) {
            if (!Reach.looksFocused(robot, node)) {
                unseen.add(Reach.described(node));
            }
        }
        assertThat(unseen).as("without a look of their own while they have the focus").isEmpty();
    }

    @Test
    void theCanvasShowsThatItHasTheKeyboardOnceAKeyIsUsed(FxRobot robot) {
        Node canvas = robot.lookup("#canvas").query();
        List<Integer> without = edges(robot, canvas);

        robot.clickOn(canvas);
        assertThat(canvas.isFocused()).isTrue();
        assertThat(edges(robot, canvas)).isEqualTo(without);
        robot.push(KeyCode.ESCAPE);
        assertThat(canvas.isFocused()).isTrue();
        assertThat(edges(robot, canvas)).isNotEqualTo(without);
        robot.clickOn(canvas);
        assertThat(edges(robot, canvas)).isEqualTo(without);
    }

    private static List<Integer> edges(FxRobot robot, Node node) {
        List<Integer> colors = new ArrayList<>();
        robot.interact(() -> colors.addAll(Reach.picture(node)));
        return colors;
    }

    private List<Node> all(FxRobot robot) {
        List<Node> all = new ArrayList<>();
        robot.interact(() -> all.addAll(Reach.focusable(stage.getScene().getRoot())));
        return all;
    }

    /// What gets the keyboard from the canvas on, until the canvas has it again. The canvas itself
    /// takes the key once for each of its elements.
    private Set<Node> walked(Node canvas, KeyCode... keys) throws Exception {
        Set<Node> seen = new LinkedHashSet<>();
        boolean hasLeft = false;
        boolean isBack = false;
        for (int i = 0; i < 200 && !isBack; i++) {
            Node owner = WaitForAsyncUtils.asyncFx(() -> pushed(keys)).get();
            assertThat(owner).as("the keyboard after " + Reach.described(seen)).isNotNull();
            seen.add(owner);
            hasLeft |= owner != canvas;
            isBack = hasLeft && owner == canvas;
        }
        assertThat(isBack).as("came back to the canvas; went by " + Reach.described(seen)).isTrue();
        return seen;
    }

    /// Pushes keys within one turn of the window, and tells who has the keyboard then.
    private Node pushed(KeyCode... keys) {
        var robot = new Robot();
        for (KeyCode key : keys) {
            robot.keyPress(key);
        }
        for (KeyCode key : List.of(keys).reversed()) {
            robot.keyRelease(key);
        }
        return stage.getScene().getFocusOwner();
    }
}
