package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.PickResult;
import javafx.scene.input.ZoomEvent;
import javafx.scene.shape.Line;
import javafx.stage.Stage;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What a user sees of the canvas while fingers zoom and the mouse carries, and what wires say.
@ExtendWith({OnScreen.class, StallLog.class})
class CanvasSightTest {
    private static final Wire LARGE = new Wire(new Outlet.Rule("size", 0), 0, "archive");
    private static final Wire WIDE = new Wire(new Outlet.Rule("size", 1), 0, "notify");
    private static final Wire OTHERWISE = new Wire(new Outlet.Otherwise("size"), 0, "reject");
    private static final Wire CAUGHT = new Wire(new Outlet.Catcher("validate", 0), 0, "reject");

    private ShownCanvas shown;
    private Session session;
    private CanvasView canvas;
    private Stage stage;

    @Start
    void start(Stage opened) {
        stage = opened;
        shown = ShownCanvas.in(stage, List.of());
        session = shown.session();
        canvas = shown.canvas();
    }

    @BeforeEach
    void inSight() throws TimeoutException {
        shown.awaitFitted();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(shown::close);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    /// The headless screen has no fingers, so what they would send is sent.
    private void pinch(FxRobot robot, Point2D at, double factor) {
        robot.interact(
                () -> {
                    Point2D scene = canvas.localToScene(at);
                    Point2D screen = canvas.localToScreen(at);
                    Event.fireEvent(
                            canvas,
                            new ZoomEvent(
                                    ZoomEvent.ZOOM,
                                    scene.getX(),
                                    scene.getY(),
                                    screen.getX(),
                                    screen.getY(),
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    false,
                                    factor,
                                    factor,
                                    new PickResult(null, scene.getX(), scene.getY())));
                });
    }

    @Test
    void whatLiesUnderTheFingersStaysThereWhileTheyPinch(FxRobot robot) throws Exception {
        var at = new Point2D(217, 331);
        Point under = canvas.viewport().toCanvas(at.getX(), at.getY());
        double before = canvas.viewport().scale();

        for (int i = 0; i < 60; i++) {
            pinch(robot, at, 1.013);
            assertUnder(under, at);
        }
        assertThat(canvas.viewport().scale())
                .isCloseTo(before * Math.pow(1.013, 60), Offset.offset(1e-9));
        for (int i = 0; i < 60; i++) {
            pinch(robot, at, 1 / 1.013);
            assertUnder(under, at);
        }
        assertThat(canvas.viewport().scale()).isCloseTo(before, Offset.offset(1e-9));
    }

    private void assertUnder(Point under, Point2D fingers) {
        Point now = canvas.viewport().toWindow(under);
        assertThat(now.distance(new Point(fingers.getX(), fingers.getY()))).isLessThan(1);
    }

    private List<Line> guides(FxRobot robot) {
        return robot.lookup(".guide").queryAllAs(Line.class).stream().toList();
    }

    /// A card's middle when it lies below another one, a little off the line of their edges.
    private Point below(String id, String other) {
        Point middle = shown.bounds(id).center();
        return middle.plus(shown.bounds(other).x() - shown.bounds(id).x() + 2, 200);
    }

    @Test
    void aCardThatIsDraggedSnapsToTheEdgeOfAnotherAndALineTells(FxRobot robot) throws Exception {
        double edge = shown.bounds("both").x(); // of another width, so that no middles meet
        robot.drag(shown.screen(shown.bounds("notify").center()))
                .moveTo(shown.screen(below("notify", "both")));

        await(() -> !guides(robot).isEmpty());
        assertThat(guides(robot))
                .anySatisfy(
                        line -> {
                            assertThat(line.getStartX()).isEqualTo(line.getEndX());
                            Point top = canvas.viewport().toWindow(new Point(edge, 0));
                            assertThat(line.getStartX()).isCloseTo(top.x(), Offset.offset(1d));
                        });
        robot.drop();

        assertThat(shown.bounds("notify").x()).isEqualTo(edge);
        await(() -> guides(robot).isEmpty());
    }

    @Test
    void aCardThatIsDraggedOverAnotherLiesOnTopAndIsTakenThereAgain(FxRobot robot)
            throws Exception {
        Point onto = shown.bounds("notify").center().plus(20, 14);
        robot.drag(shown.screen(shown.bounds("validate").center())).moveTo(shown.screen(onto));

        await(() -> order(robot, "validate") < order(robot, "notify"));
        robot.drop();
        await(() -> session.selection().elements().equals(Set.of("validate")));
        assertThat(shown.bounds("validate").intersects(shown.bounds("notify"))).isTrue();

        robot.clickOn(shown.screen(onto));
        assertThat(session.selection().only()).isEqualTo("validate");
    }

    private static double order(FxRobot robot, String id) {
        return robot.lookup("#figure-" + id).query().getViewOrder();
    }

    @Test
    void aWireTellsWhatItTakesAndIsSelectedByItsWords(FxRobot robot) throws Exception {
        drag(robot, shown.bounds("reject").center(), 100, 300);
        Rect box = shown.bounds("archive");
        drag(robot, new Point(box.x() + 150, box.y() + 12), 0, -400);

        assertSelectedByItsWords(robot, LARGE, "large");
        assertSelectedByItsWords(robot, WIDE, "input.width > 400");
        assertSelectedByItsWords(robot, OTHERWISE, "otherwise");
        assertSelectedByItsWords(robot, CAUGHT, "any error");
    }

    private void drag(FxRobot robot, Point from, double dx, double dy) {
        robot.drag(shown.screen(from)).dropTo(shown.screen(from.plus(dx, dy)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void assertSelectedByItsWords(FxRobot robot, Wire wire, String words)
            throws TimeoutException {
        await(
                () ->
                        robot.lookup(".wire-label").queryAllAs(Labeled.class).stream()
                                .anyMatch(l -> words.equals(l.getText()) && isOn(wire, l)));
        Node label =
                robot.lookup(".wire-label")
                        .lookup((Node n) -> n instanceof Labeled l && words.equals(l.getText()))
                        .query();
        robot.clickOn(canvas.localToScreen(20, canvas.getHeight() - 20));
        assertThat(session.selection()).isEqualTo(Selection.NONE);
        Bounds small = canvas.sceneToLocal(label.localToScene(label.getLayoutBounds()));
        var fingers = new Point2D(small.getCenterX(), small.getCenterY());
        double scale = canvas.viewport().scale();
        pinch(robot, fingers, 1 / scale);
        await(() -> Math.abs(onScreen(label).getWidth() - label.getLayoutBounds().getWidth()) < 1);

        robot.clickOn(onScreen(label).getMinX() + 6, onScreen(label).getMinY() + 3);

        assertThat(session.selection()).isEqualTo(Selection.ofWire(wire));
        pinch(robot, fingers, scale);
    }

    private static Bounds onScreen(Node label) {
        return label.localToScreen(label.getLayoutBounds());
    }

    /// Whether words stand where the wire runs now.
    private boolean isOn(Wire wire, Node label) {
        Bounds in = canvas.sceneToLocal(label.localToScene(label.getLayoutBounds()));
        Point middle = canvas.viewport().toCanvas(in.getCenterX(), in.getCenterY());
        Route route = Diagram.of(session.document()).route(wire);
        return in.getWidth() > 0 && route.curve().distance(middle, 5) <= 2;
    }
}
