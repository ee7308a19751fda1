package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.Samples;
import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Point3D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.shape.Rectangle;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// What is added to the canvas, wired and repaired by mouse and keys.
class CanvasJourneyTest extends OnCanvas {
    private static final List<Problem> PROBLEMS =
            List.of(
                    Problem.error(
                                    "scope.branches-meet",
                                    "/steps/size/otherwise/0",
                                    "reject",
                                    "Several branches reach it.",
                                    "Insert a join before it.")
                            .withFix(new Fix.InsertJoin("reject")));

    @Override
    List<Problem> problems() {
        return PROBLEMS;
    }

    @Test
    void aKeyOffersWhatCanBeAddedWhereThePointerIs(FxRobot robot) {
        robot.interact(() -> session.select(Selection.NONE));
        robot.moveTo(shown.screen(shown.empty())).clickOn(MouseButton.PRIMARY);

        robot.push(KeyCode.A).write("fail").push(KeyCode.ENTER);

        Place place = session.document().place("fail");
        assertThat(place.x())
                .isCloseTo(shown.empty().x() - 110, org.assertj.core.data.Offset.offset(20d));
    }

    @Test
    void aStepAddedByKeyFollowsTheSelectedOne(FxRobot robot) {
        shown.select(robot, "notify");

        robot.moveTo(shown.screen(shown.empty())).push(KeyCode.A).write("wait").push(KeyCode.ENTER);

        assertThat(session.document().step("notify").next()).containsExactly("wait");
    }

    @Test
    void stepsAddedToAChoiceAreLedToByItsRuleThenByItsOtherwise(FxRobot robot) {
        var data = ((Step.Function) session.document().step("validate")).data();
        var bare = new Step.Choice(Step.Head.of("route"), List.of(), null, data);
        shown.add(robot, bare, shown.empty().plus(-300, 0));

        for (String kind : List.of("wait", "fail", "succeed")) {
            shown.select(robot, "route");
            robot.moveTo(shown.middle("route")).push(KeyCode.A).write(kind).push(KeyCode.ENTER);
        }

        var route = (Step.Choice) session.document().step("route");
        assertThat(route.rules())
                .extracting(Step.Rule::next)
                .containsExactly(List.of("wait"), List.of("succeed"));
        assertThat(route.otherwise()).containsExactly("fail");
    }

    @Test
    void whatIsAddedIsInSight(FxRobot robot) {
        shown.select(robot, "notify");
        String last = "notify";

        for (int i = 0; i < 4; i++) {
            robot.moveTo(shown.middle(last)).push(KeyCode.A).write("wait").push(KeyCode.ENTER);
            last = session.selection().only();
            Rect card = shown.bounds(last);
            Rect seen = canvas.viewport().visible(canvas.getWidth(), canvas.getHeight());
            assertThat(seen.contains(card)).as("%s in %s", card, seen).isTrue();
        }
        assertThat(last).isEqualTo("wait-4");
    }

    @Test
    void aPaletteItemDroppedOnAWireIsPutBetween(FxRobot robot) {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Point on = Diagram.of(session.document()).route(wire).curve().along(0.5);

        robot.drag("#palette-lang-python").dropTo(shown.screen(on));

        String added = session.document().trigger("by-hand").next().getFirst();
        assertThat(session.document().step(added).next()).containsExactly("validate");
        assertThat(shown.bounds(added).x()).isGreaterThan(shown.bounds("by-hand").right());
        assertThat(shown.bounds("validate").x()).isGreaterThan(shown.bounds(added).right());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().trigger("by-hand").next()).containsExactly("validate");
    }

    @Test
    void whatIsCarriedFromThePaletteIsShownAsLargeAsItWillBeWhereItWillLie(FxRobot robot)
            throws TimeoutException {
        for (String kind : List.of("join", "map", "choice")) {
            String item = "#palette-step-" + kind;
            robot.clickOn("#palette-search").push(KeyCode.CONTROL, KeyCode.A).write(kind);
            WindowState.await(() -> isInside(robot, item, "#palette"));
            Point2D to = shown.screen(shown.empty());

            robot.drag(item).moveTo(to);
            Rectangle ghost = robot.lookup(".drop-ghost").queryAs(Rectangle.class);
            WindowState.await(ghost::isVisible);
            var held = new Rect(ghost.getX(), ghost.getY(), ghost.getWidth(), ghost.getHeight());
            robot.dropTo(to);

            assertThat(shown.bounds(kind)).isEqualTo(held);
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
    }

    private static boolean isInside(FxRobot robot, String query, String around) {
        Node within = robot.lookup(around).query();
        return robot.lookup(query).tryQuery().filter(node -> isInside(node, within)).isPresent();
    }

    private static boolean isInside(Node node, Node around) {
        return around.localToScreen(around.getLayoutBounds())
                .contains(node.localToScreen(node.getLayoutBounds()));
    }

    @Test
    void aWireUnderThePointerTellsAllItsErrors(FxRobot robot) throws TimeoutException {
        List<String> errors = List.of("NotAPhoto", "CorruptPhoto", "PhotoTooSmall");
        Step.Function step = (Step.Function) session.document().step("validate");
        var catcher = new Handling.Catcher(errors, List.of("reject"), null, Map.of(), null);
        Step.Function catching =
                new Step.Function(
                        step.head(),
                        step.function(),
                        step.data(),
                        step.limits(),
                        new Handling(List.of(), List.of(catcher)),
                        step.next());
        robot.interact(() -> session.apply(new ElementEdit.ChangeStep(catching, "errors")));
        WindowState.await(() -> !robot.lookup("NotAPhoto, CorruptPhoto +1").queryAll().isEmpty());
        var wire = new Wire(new Outlet.Catcher("validate", 0), 0, "reject");
        Point on = Diagram.of(session.document()).route(wire).curve().along(0.5);

        robot.moveTo(shown.screen(on));

        Labeled hint = robot.lookup(".hint").queryLabeled();
        WindowState.await(hint::isVisible);
        assertThat(hint.getText()).isEqualTo("NotAPhoto, CorruptPhoto, PhotoTooSmall");
        robot.moveTo(shown.screen(shown.empty()));
        WindowState.await(() -> !hint.isVisible());
    }

    @Test
    void aTriggerHeldOverABoxIsRefusedWithTheReason(FxRobot robot) {
        Rect box = shown.bounds("archive");
        Point inside = new Point(box.x() + 30, box.bottom() - 10);

        robot.drag("#palette-trigger-timer").moveTo(shown.screen(inside));
        assertThat(robot.lookup(".refusal").queryLabeled().isVisible()).isTrue();
        robot.dropTo(shown.screen(inside));

        assertThat(session.document().flow().triggers()).doesNotContainKey("timer");
    }

    @Test
    void aStepIsDraggedIntoABoxAndOutAgain(FxRobot robot) {
        Point start = shown.empty();
        shown.add(robot, Samples.transform("shape"), start);
        robot.interact(() -> canvas.commands().fit());
        Rect box = shown.bounds("archive");

        robot.drag(shown.middle("shape"))
                .dropTo(shown.screen(new Point(box.right() - 30, box.bottom() - 12)));
        assertThat(session.document().boxOf("shape")).isEqualTo("archive");

        robot.drag(shown.middle("shape")).dropTo(shown.screen(shown.empty()));
        assertThat(session.document().boxOf("shape")).isNull();
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().boxOf("shape")).isNull();
        assertThat(session.document().place("shape").y()).isEqualTo(start.y());
    }

    @Test
    void whatAQuickPointerLetsGoLiesWhereItWasLetGo(FxRobot robot) {
        shown.add(robot, Samples.transform("loose"), shown.empty().plus(0, -60));
        Rect before = shown.bounds("loose");
        Point middle = canvas.viewport().toWindow(before.center());

        robot.interact(
                () -> {
                    point(MouseEvent.MOUSE_PRESSED, middle, true);
                    point(MouseEvent.MOUSE_DRAGGED, middle.plus(9, 0), true);
                    point(MouseEvent.MOUSE_RELEASED, middle.plus(0, 90), false);
                });

        assertThat(shown.bounds("loose").x()).isEqualTo(before.x());
        assertThat(shown.bounds("loose").y()).isGreaterThan(before.y() + 60);
    }

    /// What comes of the pointer where the system leaves out the ways between.
    private void point(EventType<MouseEvent> type, Point at, boolean held) {
        Point2D on = canvas.localToScreen(at.x(), at.y());
        canvas.fireEvent(
                new MouseEvent(
                        canvas,
                        canvas,
                        type,
                        at.x(),
                        at.y(),
                        on.getX(),
                        on.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        held,
                        false,
                        false,
                        true,
                        false,
                        false,
                        new PickResult(canvas, new Point3D(at.x(), at.y(), 0), 0)));
    }

    @Test
    void aWiresBeginningIsTakenElsewhere(FxRobot robot) {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        Point near = Diagram.of(session.document()).route(wire).curve().near(16, true);

        robot.drag(shown.screen(near)).dropTo(shown.middle("metadata"));

        assertThat(session.document().trigger("by-hand").next()).isEmpty();
        assertThat(session.document().step("metadata").next()).contains("validate");
    }

    @Test
    void aWireUnderARuleIsTakenElsewhere(FxRobot robot) {
        var wire = new Wire(new Outlet.Otherwise("size"), 0, "reject");
        Point near = Diagram.of(session.document()).route(wire).curve().near(12, false);

        robot.drag(shown.screen(near)).dropTo(shown.middle("notify"));

        assertThat(((Step.Choice) session.document().step("size")).otherwise())
                .containsExactly("notify");
    }

    @Test
    void aProblemIsRepairedWhereItIsMarked(FxRobot robot) throws Exception {
        WindowState.await(() -> !session.problemsProperty().get().isEmpty());

        robot.clickOn(shown.screen(Sizes.badge(shown.bounds("reject")).center()));
        robot.clickOn("#problem-fix");

        assertThat(session.document().step("join").next()).containsExactly("reject");
    }
}
