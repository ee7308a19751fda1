package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// What a user's hand does on the canvas with keys held, with the wheel, and with what others
/// copied.
class CanvasKeysTest extends OnCanvas {
    private Point2D screen(Point at) {
        return shown.screen(at);
    }

    private Rect bounds(String id) {
        return shown.bounds(id);
    }

    private Point2D middle(String id) {
        return shown.middle(id);
    }

    /// Turns the wheel with Control held.
    private void zoom(FxRobot robot, Point2D at, double by) {
        Point2D scene = canvas.localToScene(canvas.screenToLocal(at));
        robot.interact(
                () ->
                        Event.fireEvent(
                                canvas,
                                new ScrollEvent(
                                        ScrollEvent.SCROLL,
                                        scene.getX(),
                                        scene.getY(),
                                        at.getX(),
                                        at.getY(),
                                        false,
                                        true,
                                        false,
                                        false,
                                        false,
                                        false,
                                        0,
                                        by,
                                        0,
                                        by,
                                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                                        0,
                                        ScrollEvent.VerticalTextScrollUnits.NONE,
                                        0,
                                        0,
                                        new PickResult(null, scene.getX(), scene.getY()))));
    }

    @Test
    void withControlACopyIsDraggedAndEscapeLetsItGo(FxRobot robot) throws Exception {
        shown.click(robot, "thumbnail", "both");
        FlowDocument before = session.document();
        Point2D from = middle("thumbnail");
        Point2D to = from.add(0, -120);
        HeldKey.CONTROL.send(robot, canvas, MouseEvent.MOUSE_PRESSED, from);
        HeldKey.CONTROL.send(robot, canvas, MouseEvent.MOUSE_DRAGGED, to);
        assertThat(robot.lookup("A copy.").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        HeldKey.CONTROL.send(robot, canvas, MouseEvent.MOUSE_RELEASED, to);
        assertThat(session.document()).isSameAs(before);

        HeldKey.CONTROL.send(robot, canvas, MouseEvent.MOUSE_PRESSED, from);
        HeldKey.CONTROL.send(robot, canvas, MouseEvent.MOUSE_DRAGGED, to);
        HeldKey.CONTROL.send(robot, canvas, MouseEvent.MOUSE_RELEASED, to);

        FlowDocument after = session.document();
        assertThat(after.step("thumbnail-2").next()).containsExactly("both-2");
        assertThat(after.place("thumbnail")).isEqualTo(before.place("thumbnail"));
        assertThat(middle("thumbnail-2").distance(to)).isLessThan(20);
        assertThat(session.selection().elements())
                .containsExactlyInAnyOrder("thumbnail-2", "both-2");
        assertThat(text(robot, "action.undo")).isEqualTo("Undo duplicate");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void nothingSnapsWhileAltIsHeld(FxRobot robot) throws Exception {
        Rect before = bounds("notify");

        HeldKey.ALT.drag(robot, canvas, middle("notify"), middle("notify").add(40, 45));

        double scale = canvas.viewport().scale();
        assertThat(bounds("notify").x() - before.x()).isCloseTo(40 / scale, Offset.offset(1.5));
        assertThat(bounds("notify").y() - before.y()).isCloseTo(45 / scale, Offset.offset(1.5));
    }

    @Test
    void whatIsDraggedAloneComesToLieOnTheGrid(FxRobot robot) throws Exception {
        Rect all = Diagram.of(session.document()).bounds();

        robot.drag(middle("notify")).dropTo(screen(new Point(all.x() + 333, all.bottom() + 2000)));

        assertThat(bounds("notify").x() % 20).isZero();
        assertThat(bounds("notify").y() % 20).isZero();
    }

    @Test
    void shiftAddsToTheSelectionAndTakesAway(FxRobot robot) throws Exception {
        shown.click(robot, "notify");
        Rect r = bounds("uploaded").union(bounds("by-hand"));

        HeldKey.SHIFT.drag(
                robot,
                canvas,
                screen(new Point(r.x() - 15, r.y() - 15)),
                screen(new Point(r.right() + 10, r.bottom() + 15)));
        assertThat(session.selection().elements())
                .containsExactlyInAnyOrder("notify", "uploaded", "by-hand");

        HeldKey.CONTROL.click(robot, canvas, middle("uploaded"));
        assertThat(session.selection().elements()).containsExactlyInAnyOrder("notify", "by-hand");
        robot.push(KeyCode.ESCAPE);
        assertThat(session.selection().isEmpty()).isTrue();
    }

    @Test
    void theWheelZoomsAboutThePointerAndKeysFit(FxRobot robot) throws Exception {
        shown.click(robot, "validate");
        double fitted = canvas.viewport().scale();
        Point under = bounds("validate").center();
        Point2D pointer = screen(under);

        zoom(robot, pointer, 120);
        assertThat(canvas.viewport().scale()).isNotEqualTo(fitted);
        assertThat(screen(under).distance(pointer)).isLessThan(2);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        assertThat(
                        middle("validate")
                                .distance(
                                        canvas.localToScreen(
                                                canvas.getWidth() / 2, canvas.getHeight() / 2)))
                .isLessThan(3);
        assertThat(canvas.viewport().scale()).isGreaterThan(fitted);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        assertThat(canvas.viewport().scale()).isCloseTo(fitted, Offset.offset(1e-9));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(canvas.viewport().scale()).isEqualTo(1);
        robot.push(KeyCode.F);
        assertThat(canvas.viewport().scale()).isCloseTo(fitted, Offset.offset(1e-9));
    }

    @Test
    void escapeDropsWhatIsCarriedAndDrawn(FxRobot robot) throws Exception {
        FlowDocument before = session.document();

        robot.drag(middle("notify")).moveBy(60, 60).push(KeyCode.ESCAPE).drop();
        assertThat(session.document()).isSameAs(before);

        var figure = Diagram.of(before).figure("notify");
        robot.drag(screen(Ports.outlet(figure, new Outlet.Next("notify"))))
                .moveTo(middle("reject"))
                .push(KeyCode.ESCAPE)
                .drop();
        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void theMenuNamesWhatIsTakenBackAndMadeAgain(FxRobot robot) throws Exception {
        shown.click(robot, "notify");
        robot.push(KeyCode.RIGHT);
        assertThat(text(robot, "action.undo")).isEqualTo("Undo move");

        robot.clickOn("Edit").clickOn("Undo move");

        assertThat(text(robot, "action.undo")).isEqualTo("Undo");
        assertThat(text(robot, "action.redo")).isEqualTo("Redo move");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z).push(KeyCode.DELETE);
        assertThat(text(robot, "action.undo")).isEqualTo("Undo delete");
    }

    private static String text(FxRobot robot, String id) {
        var text = new AtomicReference<String>();
        robot.interact(
                () ->
                        robot.lookup("#menu").queryAs(MenuBar.class).getMenus().stream()
                                .flatMap(menu -> menu.getItems().stream())
                                .filter(item -> id.equals(item.getId()))
                                .map(MenuItem::getText)
                                .forEach(text::set));
        return text.get();
    }

    @Test
    void copiesAreJsonAndStrangeTextIsNotPasted(FxRobot robot) throws Exception {
        shown.click(robot, "thumbnail", "both");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        FlowDocument before = session.document();
        String copied = clipboard(robot, null);
        assertThat(copied).startsWith("{\"flow\":{").contains("\"thumbnail\"");

        for (String strange :
                List.of("", "hello", "[".repeat(50_000), "{\"flow\":{},\"layout\":1}")) {
            clipboard(robot, strange);
            robot.push(KeyCode.CONTROL, KeyCode.V);
            assertThat(session.document()).isSameAs(before);
        }

        clipboard(robot, "\n " + copied + "\n");
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertThat(session.document().step("thumbnail-2").next()).containsExactly("both-2");
    }

    /// Puts a text where another program would have put it; gives back what was there.
    private static String clipboard(FxRobot robot, @Nullable String text) {
        var before = new AtomicReference<String>();
        robot.interact(
                () -> {
                    Clipboard system = Clipboard.getSystemClipboard();
                    before.set(system.getString());
                    if (text != null) {
                        var content = new ClipboardContent();
                        content.putString(text);
                        system.setContent(content);
                    }
                });
        return before.get();
    }
}
