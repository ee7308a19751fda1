package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// What a user puts in order on the canvas: steps and notes, what lies between others.
class CanvasHandlingTest extends OnCanvas {
    private Point2D screen(Point at) {
        return shown.screen(at);
    }

    private Rect bounds(String id) {
        return shown.bounds(id);
    }

    private Point2D middle(String id) {
        return shown.middle(id);
    }

    @Override
    FlowDocument document() {
        FlowDocument placed = super.document();
        Place beside = placed.place("thumbnail");
        var note = new Note("why", beside.x() + 30, beside.y() - 210, 180, 60, "Why", null);
        return placed.withLayout(new Layout(placed.layout().places(), List.of(note)));
    }

    private Rect note() {
        return Diagram.of(session.document()).notes().get("why").bounds();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WindowState.await(condition);
    }

    /// @param menu `null`: the one that is open
    private static void choose(FxRobot robot, @Nullable String menu, String line)
            throws TimeoutException {
        if (menu != null) {
            robot.clickOn(menu);
        }
        await(() -> robot.lookup(line).tryQuery().filter(Node::isVisible).isPresent());
        robot.clickOn(line);
    }

    @Test
    void aNoteIsFoundByWhatIsWrittenOnIt(FxRobot robot) throws Exception {
        shown.click(robot, "notify");

        robot.push(KeyCode.CONTROL, KeyCode.F).write("Why");

        await(() -> session.selection().notes().contains("why"));
        assertThat(session.selection().elements()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        await(canvas::isFocused);
    }

    @Test
    void tidyingKeepsWhatTheHandPutAboveAndBeside(FxRobot robot) throws Exception {
        boolean isAbove = bounds("thumbnail").y() < bounds("metadata").y();
        String upper = isAbove ? "thumbnail" : "metadata";
        String lower = isAbove ? "metadata" : "thumbnail";
        Point above = new Point(bounds(upper).center().x() + 40, bounds(upper).y() - 300);
        robot.drag(middle(lower)).dropTo(screen(above));
        Rect notify = bounds("notify");
        var under = new Point(notify.center().x(), notify.bottom() + 20 + note().height() / 2);
        robot.drag(screen(note().center())).dropTo(screen(under));
        assertThat(bounds(lower).y()).isLessThan(bounds(upper).y());
        FlowDocument byHand = session.document();

        robot.push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);

        assertThat(session.document()).isNotSameAs(byHand);
        assertThat(bounds(lower).y()).isLessThan(bounds(upper).y());
        assertThat(note().y()).isGreaterThanOrEqualTo(bounds("notify").bottom());
        assertThat(note().y() - bounds("notify").bottom()).isLessThan(60);
        assertThat(note().intersects(bounds("notify").movedBy(0, note().height()))).isTrue();
        for (String id : session.document().ids()) {
            assertThat(note().intersects(bounds(id))).as("the note covers " + id).isFalse();
        }
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document()).isSameAs(byHand);
    }

    @Test
    void severalAreDistributedByTheirMenu(FxRobot robot) throws Exception {
        shown.click(robot, "validate", "thumbnail", "size");
        robot.drag(middle("thumbnail")).dropBy(15, 30);
        Rect first = bounds("validate");
        Rect last = bounds("size");
        double between = bounds("thumbnail").width();

        robot.clickOn(middle("thumbnail"), MouseButton.SECONDARY);
        choose(robot, "Distribute", "Distribute horizontally");

        double gap = bounds("thumbnail").x() - bounds("validate").right();
        assertThat(bounds("size").x() - bounds("thumbnail").right())
                .isCloseTo(gap, Offset.offset(1d));
        assertThat(gap).isCloseTo((last.x() - first.right() - between) / 2, Offset.offset(1d));
    }

    @Test
    void notesAreAlignedAndDistributedWithSteps(FxRobot robot) throws Exception {
        shown.click(robot, "thumbnail", "metadata");
        HeldKey.SHIFT.click(robot, canvas, screen(note().center()));

        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.LEFT);

        assertThat(note().x()).isEqualTo(bounds("thumbnail").x());
        assertThat(note().x()).isEqualTo(bounds("metadata").x());
        choose(robot, "Arrange", "Distribute vertically");
        double upper = bounds("thumbnail").y() - note().bottom();
        double lower = bounds("metadata").y() - bounds("thumbnail").bottom();
        assertThat(upper).isCloseTo(lower, Offset.offset(1d));
    }

    @Test
    void aStepIsPutBetweenByTheMenuOfAWireAndByTwoClicks(FxRobot robot) throws Exception {
        var wire = new Wire(new Outlet.Next("by-hand"), 0, "validate");
        double beside = note().x() - bounds("thumbnail").x();
        double before = bounds("thumbnail").x();

        robot.clickOn(screen(on(wire)), MouseButton.SECONDARY);
        choose(robot, null, "Insert a step…");
        offered(robot, "wait");

        assertThat(session.document().trigger("by-hand").next()).containsExactly("wait");
        assertThat(session.document().step("wait").next()).containsExactly("validate");
        assertThat(bounds("thumbnail").x()).isGreaterThan(before);
        assertThat(note().x() - bounds("thumbnail").x()).isEqualTo(beside);
        assertThat(session.selection().only()).isEqualTo("wait");
        var next = new Wire(new Outlet.Next("wait"), 0, "validate");
        robot.doubleClickOn(screen(on(next)));
        offered(robot, "transform");
        assertThat(session.document().step("wait").next()).containsExactly("transform");
    }

    /// Takes what is offered under a name.
    private void offered(FxRobot robot, String name) throws TimeoutException {
        await(
                () ->
                        robot.lookup("#quick-add-search")
                                .tryQuery()
                                .filter(Node::isFocused)
                                .isPresent());
        robot.write(name).push(KeyCode.ENTER);
        await(() -> canvas.isFocused() && session.document().step(name) != null);
    }

    private Point on(Wire wire) {
        return Diagram.of(session.document()).route(wire).curve().along(0.5);
    }

    @Test
    void aStepIsTakenOutFromBetweenAndItsWiresJoined(FxRobot robot) throws Exception {
        shown.click(robot, "metadata");

        robot.push(KeyCode.CONTROL, KeyCode.DELETE);

        assertThat(session.document().step("metadata")).isNull();
        assertThat(session.document().step("validate").next()).containsExactly("thumbnail", "both");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document().step("validate").next())
                .containsExactly("thumbnail", "metadata");
        robot.clickOn(middle("thumbnail"), MouseButton.SECONDARY);
        choose(robot, null, "Delete and join the wires");
        assertThat(session.document().step("validate").next()).containsExactly("both", "metadata");
    }

    @Test
    void notesAndBoxesAreMadeLargerByTheirCorners(FxRobot robot) throws Exception {
        Rect small = note();

        robot.drag(screen(new Point(small.right() - 4, small.bottom() - 4))).dropBy(40, 30);
        assertThat(note().width()).isGreaterThan(small.width() + 20);
        assertThat(note().height()).isGreaterThan(small.height() + 20);

        Rect box = bounds("archive");
        robot.drag(screen(new Point(box.right() - 4, box.bottom() - 4))).dropBy(40, 40);
        assertThat(bounds("archive").width()).isGreaterThan(box.width() + 20);
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(note()).isEqualTo(small);
        assertThat(bounds("archive")).isEqualTo(box);
    }
}
