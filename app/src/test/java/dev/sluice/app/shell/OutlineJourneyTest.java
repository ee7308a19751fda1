package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.fx.Language;
import dev.sluice.app.outline.OutlineModel;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.model.Step;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// All that the canvas can do, done in the outline without the mouse.
@ExtendWith(OnScreen.class)
class OutlineJourneyTest {
    @TempDir Path folder;
    private Stage stage;
    private ShownFlow flow;
    private Session session;
    private SessionModels models;

    @Start
    void start(Stage shown) {
        stage = shown;
        shown.setX(0); // the headless screen has 1000 by 1000 pixels
        shown.setY(0);
        flow = ShownFlow.in(shown, folder, new Settings(Language.ENGLISH, ThemeChoice.LIGHT));
        shown.setWidth(1000);
        shown.setHeight(900);
        session = flow.session();
        models = flow.models();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> flow.close(stage));
    }

    @BeforeEach
    void goThere(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        WindowState.await(() -> tree(robot).isFocused());
    }

    private static TreeView<?> tree(FxRobot robot) {
        return robot.lookup("#outline").queryAs(TreeView.class);
    }

    private FlowDocument document() {
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

    /// Opens the menu by its key, and goes to a line of it by the arrows.
    private void choose(FxRobot robot, String... path) throws Exception {
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        WindowState.await(() -> tree(robot).getContextMenu().isShowing());
        for (int i = 0; i < path.length; i++) {
            find(robot, path[i]);
            robot.push(i < path.length - 1 ? KeyCode.RIGHT : KeyCode.ENTER);
        }
        WindowState.await(() -> !tree(robot).getContextMenu().isShowing());
    }

    private static void find(FxRobot robot, String line) {
        List<String> seen = new ArrayList<>();
        String now = focusedLine(robot);
        while (!line.equals(now)) {
            assertThat(seen.size()).as("%s among %s", line, seen).isLessThan(50);
            robot.push(KeyCode.DOWN);
            now = focusedLine(robot);
            seen.add(now);
        }
    }

    /// What the line of the innermost open menu says that has the keyboard.
    private static String focusedLine(FxRobot robot) {
        var found = new AtomicReference<>("");
        robot.interact(
                () ->
                        Window.getWindows().stream()
                                .filter(ContextMenu.class::isInstance)
                                .flatMap(menu -> lines(menu.getScene().getRoot()))
                                .filter(Node::isFocused)
                                .forEach(line -> found.set(text(line))));
        return found.get();
    }

    private static Stream<Node> lines(Node root) {
        return root.lookupAll(".menu-item").stream();
    }

    private static String text(Node line) {
        return line.lookup(".label") instanceof Labeled label ? label.getText() : "";
    }

    @Test
    void addsAStepBehindAnotherATriggerAndANote(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Add behind it", "Flow", "Wait");
        assertThat(document().step("notify").next()).containsExactly("wait");

        choose(robot, "Add", "Triggers", "HTTP request");
        assertThat(document().trigger("http")).isNotNull();

        choose(robot, "Add", "Data and services", "Note");
        assertThat(document().layout().notes()).hasSize(1);
        assertThat(session.selection().notes()).hasSize(1);
        robot.push(KeyCode.F2).write("Ask first").push(KeyCode.ENTER);
        assertThat(document().layout().notes().getFirst().text()).isEqualTo("Ask first");
        robot.push(KeyCode.DELETE);
        assertThat(document().layout().notes()).isEmpty();
    }

    @Test
    void wiresReconnectsAndUnwires(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Wire (next) to", "reject");
        assertThat(document().step("notify").next()).containsExactly("reject");

        choose(robot, "Lead elsewhere", "next → reject", "How large?");
        assertThat(document().step("notify").next()).containsExactly("size");

        choose(robot, "Remove wire", "next → How large?");
        assertThat(document().step("notify").next()).isEmpty();

        choose(robot, "Wire (new catch) to", "reject");
        assertThat(document().step("notify").handling().catchers()).hasSize(1);
    }

    @Test
    void renamesDeletesAndTakesItBack(FxRobot robot) {
        go(robot, "metadata");
        robot.push(KeyCode.F2).write("Look").push(KeyCode.ENTER);
        assertThat(document().step("metadata").head().label()).isEqualTo("Look");

        robot.push(KeyCode.DELETE);
        assertThat(document().step("metadata")).isNull();

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(document().step("metadata")).isNotNull();
    }

    @Test
    void carriesIntoABoxAndOutAndClosesIt(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Move into", "Archive");
        assertThat(document().boxOf("notify")).isEqualTo("archive");
        var box = document().place("archive");
        assertThat(document().place("notify").x()).isGreaterThan(box.x());

        go(robot, "notify");
        choose(robot, "Take out of the box");
        assertThat(document().boxOf("notify")).isNull();

        go(robot, "archive");
        choose(robot, "Collapse");
        assertThat(document().place("archive").collapsed()).isTrue();
        choose(robot, "Expand");
        assertThat(document().place("archive").collapsed()).isFalse();
    }

    @Test
    void wrapsInAGroupAndTakesItAway(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Wrap in a group");
        assertThat(document().boxOf("notify")).isEqualTo("group");

        go(robot, "group");
        choose(robot, "Ungroup");
        assertThat(document().boxOf("notify")).isNull();
    }

    @Test
    void copiesPastesCutsAndDuplicatesByKeys(FxRobot robot) throws Exception {
        go(robot, "notify");
        robot.push(KeyCode.CONTROL, KeyCode.C).push(KeyCode.CONTROL, KeyCode.V);
        assertThat(document().step("notify-2")).isInstanceOf(Step.Publish.class);

        go(robot, "notify");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(document().step("notify-3")).isNotNull();

        go(robot, "notify");
        choose(robot, "Cut");
        assertThat(document().step("notify")).isNull();
        choose(robot, "Paste");
        assertThat(document().step("notify")).isNotNull();
    }

    @Test
    void mendsAProblem(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Add", "Flow", "Wait");
        String lost = session.selection().only();
        go(robot, "notify");
        choose(robot, "Remove wire", "next → " + lost);
        WindowState.await(
                () ->
                        session.problemsProperty().get().stream()
                                .anyMatch(p -> lost.equals(p.element()) && p.fix() != null));

        go(robot, lost);
        choose(robot, "Remove it");

        assertThat(document().step(lost)).isNull();
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
                () ->
                        robot.lookup(".dialog-pane").tryQuery().isPresent()
                                || !robot.listWindows().isEmpty());
        assertThat(robot.listWindows()).hasSizeGreaterThan(1);
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void choosesSeveralAndActsOnAll(FxRobot robot) throws Exception {
        go(robot, "thumbnail");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(session.selection().elements()).isEqualTo(Set.of("thumbnail", "metadata"));

        choose(robot, "Delete");
        assertThat(document().step("thumbnail")).isNull();
        assertThat(document().step("metadata")).isNull();
    }

    @Test
    void insertsOnAWireAndTakesItsBeginningElsewhere(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Wire (next) to", "reject");
        go(robot, "notify");
        choose(robot, "Insert on wire", "next → reject", "Flow", "Wait");
        String made = session.selection().only();
        assertThat(document().step(made)).isInstanceOf(Step.Wait.class);
        assertThat(document().step("notify").next()).containsExactly(made);
        assertThat(document().step(made).next()).containsExactly("reject");

        go(robot, "notify");
        choose(robot, "Begin elsewhere", "next → " + made, "metadata");
        assertThat(document().step("notify").next()).isEmpty();
        assertThat(document().step("metadata").next()).contains(made);
    }

    @Test
    void putsAStepWithoutWiresOnAWire(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Add behind it", "Flow", "Wait");
        String loose = session.selection().only();
        go(robot, "notify");
        choose(robot, "Remove wire", "next → " + loose);
        go(robot, loose);
        String before = document().trigger("by-hand").next().getFirst();
        choose(
                robot,
                "Put on wire",
                model().label("by-hand") + ": next → " + model().label(before));

        assertThat(document().trigger("by-hand").next()).containsExactly(loose);
        assertThat(document().step(loose).next()).containsExactly(before);
    }

    private OutlineModel model() {
        return new OutlineModel(session, Runnable::run);
    }

    @Test
    void paintsANote(FxRobot robot) throws Exception {
        go(robot, "notify");
        choose(robot, "Add", "Data and services", "Note");
        choose(robot, "Color", "Blue");
        assertThat(document().layout().notes().getFirst().color()).isEqualTo("blue");
    }

    @Test
    void opensTheSettingsByEnter(FxRobot robot) throws Exception {
        go(robot, "notify");
        robot.push(KeyCode.ENTER);
        WindowState.await(
                () ->
                        Reach.isInside(
                                stage.getScene().getFocusOwner(),
                                stage.getScene().lookup("#inspector-tabs")));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(tree(robot).isFocused()).isTrue();
        assertThat(session.selection().only()).isEqualTo("notify");
    }

    @Test
    void putsSeveralInOrder(FxRobot robot) throws Exception {
        go(robot, "thumbnail");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        choose(robot, "Arrange", "Align top");
        assertThat(document().place("thumbnail").y()).isEqualTo(document().place("metadata").y());
    }
}
