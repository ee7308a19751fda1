package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.concurrent.TimeoutException;

/// What opens over the canvas: who has the keyboard in it, and that the canvas has it again.
@ExtendWith(OnScreen.class)
class CanvasOverlaysTest {
    private static final List<Problem> PROBLEMS =
            List.of(
                    Problem.error(
                                    "scope.branches-meet",
                                    "/steps/size/otherwise/0",
                                    "reject",
                                    "Several branches reach it.",
                                    "Insert a join before it.")
                            .withFix(new Fix.InsertJoin("reject")));

    private ShownCanvas shown;
    private Overlays overlays;

    @Start
    void start(Stage primary) {
        overlays = new Overlays(primary);
        shown = ShownCanvas.in(primary, PROBLEMS);
    }

    @BeforeEach
    void inSight() throws TimeoutException {
        shown.awaitFitted();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    overlays.hide();
                    shown.close();
                });
    }

    private FlowDocument document() {
        return shown.session().document();
    }

    private void awaitCanvas() throws TimeoutException {
        overlays.awaitClosed();
        Pointed.await(() -> shown.canvas().isFocused());
    }

    private static void awaitFocused(String id) throws TimeoutException {
        Pointed.await(() -> focused(id) != null);
    }

    private static Node focused(String id) {
        return Pointed.nodes()
                .filter(node -> node.isFocused() && id.equals(node.getId()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aStepIsMendedByItsMenuToo(FxRobot robot) throws Exception {
        Pointed.await(() -> !shown.session().problemsProperty().get().isEmpty());
        shown.select(robot, "reject");

        robot.push(KeyCode.SHIFT, KeyCode.F10);
        Pointed.place(node -> "canvas-problems.fix.join".equals(node.getId()));
        for (int i = 0; i < 5 && focused("canvas-problems.fix.join") == null; i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);

        Pointed.await(() -> document().step("join") != null);
        assertThat(document().step("join").next()).containsExactly("reject");
        awaitCanvas();
    }

    @Test
    void theCardOfAProblemIsLeftByEscape(FxRobot robot) throws Exception {
        FlowDocument before = document();
        openCard(robot);

        robot.push(KeyCode.ESCAPE);

        awaitCanvas();
        assertThat(document()).isSameAs(before);
    }

    @Test
    void theCardOfAProblemMendsByKeys(FxRobot robot) throws Exception {
        openCard(robot);
        awaitFocused("problem-fix");
        Node fix = focused("problem-fix");
        assertThat(Reach.isSilent(fix)).isFalse();
        assertThat(Reach.looksFocused(robot, fix)).isTrue();
        robot.interact(fix::requestFocus);

        robot.push(KeyCode.SPACE);

        Pointed.await(() -> document().step("join") != null);
        awaitCanvas();
    }

    private void openCard(FxRobot robot) throws TimeoutException {
        Pointed.await(() -> !shown.session().problemsProperty().get().isEmpty());
        robot.clickOn(shown.screen(Sizes.badge(shown.bounds("reject")).center()));
        Pointed.place(node -> "problem-fix".equals(node.getId()));
    }

    @Test
    void whatAWireLetGoOffersIsLeftByEscape(FxRobot robot) throws Exception {
        FlowDocument before = document();
        var outlet = new Outlet.Next("notify");
        var figure = Diagram.of(before).figure("notify");
        Point2D from = shown.screen(Ports.outlet(figure, outlet));

        robot.drag(from).dropTo(from.add(10, 160));
        awaitFocused("quick-add-search");
        robot.push(KeyCode.ESCAPE);

        awaitCanvas();
        assertThat(document()).isSameAs(before);
        robot.drag(from).dropTo(from.add(10, 160));
        awaitFocused("quick-add-search");
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        Pointed.await(() -> !document().step("notify").next().isEmpty());
        Step made = document().step(document().step("notify").next().getFirst());
        awaitCanvas();
        assertThat(shown.session().selection().only()).isEqualTo(made.id());
    }

    @Test
    void theFindBarIsGoneRoundByTab(FxRobot robot) throws Exception {
        shown.select(robot, "notify");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        awaitFocused("find-field");
        for (String id : List.of("find-before", "find-next", "find-close")) {
            robot.push(KeyCode.TAB);
            awaitFocused(id);
            Node node = focused(id);
            assertThat(Reach.isSilent(node)).as(id).isFalse();
            assertThat(Reach.looksFocused(robot, node)).as(id).isTrue();
            robot.interact(node::requestFocus);
        }
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        awaitFocused("find-next");

        robot.push(KeyCode.TAB).push(KeyCode.SPACE);

        awaitCanvas();
        assertThat(Pointed.isShown("find-bar")).isFalse();
    }
}
