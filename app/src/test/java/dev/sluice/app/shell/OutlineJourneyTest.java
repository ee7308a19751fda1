package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Step;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// All that the canvas can do, done in the outline without the mouse.
@ExtendWith(ApplicationExtension.class)
class OutlineJourneyTest {
    @TempDir Path folder;
    private Session session;
    private SessionModels models;

    @Start
    void start(Stage stage) {
        var flow = ShownFlow.in(stage, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        session = flow.session();
        models = flow.models();
    }

    @BeforeEach
    void goThere(FxRobot robot) {
        robot.interact(
                () -> {
                    TabPane left = robot.lookup("#left").queryAs(TabPane.class);
                    left.getSelectionModel().select(1);
                    tree(robot).requestFocus();
                });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tree(robot).isFocused()).isTrue();
    }

    private static TreeView<?> tree(FxRobot robot) {
        return robot.lookup("#outline").queryAs(TreeView.class);
    }

    private FlowDocument flow() {
        return session.document();
    }

    /// Goes to an element with the arrows.
    private void go(FxRobot robot, String id) {
        robot.push(KeyCode.HOME);
        for (int i = 0; i < 40 && !id.equals(session.selection().only()); i++) {
            robot.push(KeyCode.DOWN);
        }
        assertThat(session.selection().only()).isEqualTo(id);
    }

    /// Opens the menu by its key, and chooses a line of it.
    private void choose(FxRobot robot, String... path) {
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        ContextMenu menu = tree(robot).getContextMenu();
        assertThat(menu.isShowing()).isTrue();
        robot.interact(
                () -> {
                    List<MenuItem> lines = menu.getItems();
                    MenuItem line = null;
                    for (String text : path) {
                        line = line(lines, text);
                        lines = line instanceof Menu inner ? inner.getItems() : List.of();
                    }
                    menu.hide();
                    line.fire();
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MenuItem line(List<MenuItem> lines, String text) {
        assertThat(lines).extracting(MenuItem::getText).contains(text);
        return lines.stream().filter(l -> text.equals(l.getText())).findFirst().orElseThrow();
    }

    @Test
    void addsAStepBehindAnotherATriggerAndANote(FxRobot robot) {
        go(robot, "notify");
        choose(robot, "Add behind it", "Wait");
        assertThat(flow().step("notify").next()).containsExactly("wait");

        choose(robot, "Add", "HTTP request");
        assertThat(flow().trigger("http")).isNotNull();

        choose(robot, "Add", "Note");
        assertThat(flow().layout().notes()).hasSize(1);
        assertThat(session.selection().notes()).hasSize(1);
        robot.push(KeyCode.F2).write("Ask first").push(KeyCode.ENTER);
        assertThat(flow().layout().notes().getFirst().text()).isEqualTo("Ask first");
        robot.push(KeyCode.DELETE);
        assertThat(flow().layout().notes()).isEmpty();
    }

    @Test
    void wiresReconnectsAndUnwires(FxRobot robot) {
        go(robot, "notify");
        choose(robot, "Wire (next) to", "reject");
        assertThat(flow().step("notify").next()).containsExactly("reject");

        choose(robot, "Lead elsewhere", "next → reject", "How large?");
        assertThat(flow().step("notify").next()).containsExactly("size");

        choose(robot, "Remove wire", "next → How large?");
        assertThat(flow().step("notify").next()).isEmpty();

        choose(robot, "Wire (new catch) to", "reject");
        assertThat(flow().step("notify").handling().catchers()).hasSize(1);
    }

    @Test
    void renamesDeletesAndTakesItBack(FxRobot robot) {
        go(robot, "metadata");
        robot.push(KeyCode.F2).write("Look").push(KeyCode.ENTER);
        assertThat(flow().step("metadata").head().label()).isEqualTo("Look");

        robot.push(KeyCode.DELETE);
        assertThat(flow().step("metadata")).isNull();

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(flow().step("metadata")).isNotNull();
    }

    @Test
    void carriesIntoABoxAndOutAndClosesIt(FxRobot robot) {
        go(robot, "notify");
        choose(robot, "Move into", "Archive");
        assertThat(flow().boxOf("notify")).isEqualTo("archive");
        var box = flow().place("archive");
        assertThat(flow().place("notify").x()).isGreaterThan(box.x());

        go(robot, "notify");
        choose(robot, "Take out of the box");
        assertThat(flow().boxOf("notify")).isNull();

        go(robot, "archive");
        choose(robot, "Collapse");
        assertThat(flow().place("archive").collapsed()).isTrue();
        choose(robot, "Expand");
        assertThat(flow().place("archive").collapsed()).isFalse();
    }

    @Test
    void wrapsInAGroupAndTakesItAway(FxRobot robot) {
        go(robot, "notify");
        choose(robot, "Wrap in a group");
        assertThat(flow().boxOf("notify")).isEqualTo("group");

        go(robot, "group");
        choose(robot, "Ungroup");
        assertThat(flow().boxOf("notify")).isNull();
    }

    @Test
    void copiesPastesCutsAndDuplicatesByKeys(FxRobot robot) {
        go(robot, "notify");
        robot.push(KeyCode.CONTROL, KeyCode.C).push(KeyCode.CONTROL, KeyCode.V);
        assertThat(flow().step("notify-2")).isInstanceOf(Step.Publish.class);

        go(robot, "notify");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(flow().step("notify-3")).isNotNull();

        go(robot, "notify");
        choose(robot, "Cut");
        assertThat(flow().step("notify")).isNull();
        choose(robot, "Paste");
        assertThat(flow().step("notify")).isNotNull();
    }

    @Test
    void mendsAProblem(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Add", "Wait");
        String lost = session.selection().only();
        go(robot, "notify");
        choose(robot, "Remove wire", "next → " + lost);
        WindowState.await(
                10,
                () ->
                        session.problemsProperty().get().stream()
                                .anyMatch(p -> lost.equals(p.element()) && p.fix() != null));

        go(robot, lost);
        choose(robot, "Remove it");

        assertThat(flow().step(lost)).isNull();
    }

    @Test
    void setsABreakpointAndRunsOneStep(FxRobot robot) throws Exception {
        go(robot, "thumbnail");
        robot.push(KeyCode.F9);
        assertThat(models.runs.breakpoints().holds("thumbnail")).isTrue();
        robot.push(KeyCode.F9);
        assertThat(models.runs.breakpoints().holds("thumbnail")).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        WindowState.await(
                10,
                () ->
                        robot.lookup(".dialog-pane").tryQuery().isPresent()
                                || !robot.listWindows().isEmpty());
        assertThat(robot.listWindows()).hasSizeGreaterThan(1);
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void choosesSeveralAndActsOnAll(FxRobot robot) {
        go(robot, "thumbnail");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(session.selection().elements()).isEqualTo(Set.of("thumbnail", "metadata"));

        choose(robot, "Delete");
        assertThat(flow().step("thumbnail")).isNull();
        assertThat(flow().step("metadata")).isNull();
    }
}
