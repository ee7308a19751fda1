package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.engine.model.Layout.Place;

import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.Set;
import java.util.concurrent.TimeoutException;

/// What becomes of what is selected: grouped, aligned, tidied, painted, copied.
class ArrangingJourneyTest extends OnCanvas {
    @Test
    void theMenuWrapsInAGroupAndTakesItAway(FxRobot robot) {
        robot.interact(() -> canvas.commands().fit());
        robot.clickOn(shown.middle("thumbnail"), MouseButton.SECONDARY).clickOn("Wrap in a group");
        assertThat(session.document().boxOf("thumbnail")).isEqualTo("group");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);

        assertThat(session.document().boxOf("thumbnail")).isNull();
        assertThat(session.document().step("validate").next())
                .containsExactly("thumbnail", "metadata");
    }

    @Test
    void wrappedBranchesTakeTheirJoinAlongAndPushWhatFollows(FxRobot robot) {
        FlowDocument before = session.document();
        Rect size = shown.bounds("size");
        shown.select(robot, "thumbnail", "metadata");

        robot.push(KeyCode.CONTROL, KeyCode.G);

        Rect group = shown.bounds("group");
        assertThat(session.document().boxOf("both")).isEqualTo("group");
        assertThat(session.document().place("validate")).isEqualTo(before.place("validate"));
        assertThat(group.x()).isGreaterThan(shown.bounds("validate").right());
        assertThat(shown.bounds("size").x()).isGreaterThan(group.right()).isGreaterThan(size.x());
        assertThat(session.lastEditProperty().get().label()).isEqualTo("edit.wrap");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void whyNothingIsWrappedOrUngroupedIsToldUntilTheUserGoesOn(FxRobot robot)
            throws TimeoutException {
        FlowDocument before = session.document();
        Labeled told = robot.lookup("#refusal").queryLabeled();
        shown.select(robot, "size");

        robot.push(KeyCode.CONTROL, KeyCode.G);
        WindowState.await(told::isVisible);
        assertThat(told.getText())
                .isEqualTo("A group leads on in one way, but these steps lead on in several.");
        assertThat(canvas.getAccessibleText()).isEqualTo(told.getText());
        assertThat(canvas.getLayoutBounds().contains(told.getBoundsInParent())).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        WindowState.await(() -> told.getText().equals("Only a group can be ungrouped."));
        assertThat(session.document()).isSameAs(before);

        robot.push(KeyCode.ESCAPE);
        WindowState.await(() -> !told.isVisible());
        assertThat(canvas.getAccessibleText()).isEqualTo("Flow diagram");
    }

    @Test
    void aStepDraggedOnInItsBoxPushesWhatTheBoxComesTo(FxRobot robot) {
        Rect notify = shown.bounds("notify");
        Rect box = shown.bounds("archive");
        Point2D from = shown.middle("resize");
        // the pointer stays within the box
        Point2D to = shown.screen(new Point(box.right() - 10, shown.bounds("resize").center().y()));

        robot.drag(from).dropTo(to);

        assertThat(shown.bounds("archive").right()).isGreaterThan(box.right());
        assertThat(shown.bounds("notify").x())
                .isGreaterThan(shown.bounds("archive").right())
                .isGreaterThan(notify.x());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(shown.bounds("notify")).isEqualTo(notify);
        assertThat(shown.bounds("archive")).isEqualTo(box);
    }

    @Test
    void severalAreAlignedAndDistributedByMenuAndKeys(FxRobot robot) {
        shown.select(robot, "uploaded", "by-hand", "thumbnail");

        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.LEFT);
        double x = shown.bounds("uploaded").x();
        assertThat(shown.bounds("by-hand").x()).isEqualTo(x);
        assertThat(shown.bounds("thumbnail").x()).isEqualTo(x);

        robot.clickOn(shown.middle("by-hand"), MouseButton.SECONDARY);
        robot.clickOn("Duplicate");

        assertThat(session.document().trigger("by-hand-2")).isNotNull();
    }

    @Test
    void onlyWhatIsSelectedIsTidied(FxRobot robot) {
        Place other = session.document().place("notify");
        robot.interact(
                () ->
                        session.apply(
                                new LayoutEdit.MoveElements(
                                        Set.of("metadata"), Set.of(), 60, 200)));
        shown.select(robot, "validate", "thumbnail", "metadata");

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);

        assertThat(session.document().place("notify")).isEqualTo(other);
        assertThat(shown.bounds("metadata").x()).isEqualTo(shown.bounds("thumbnail").x());
        assertThat(shown.bounds("thumbnail").y()).isLessThan(shown.bounds("metadata").y());
    }

    @Test
    void aNoteIsWrittenAndPaintedBlue(FxRobot robot) {
        robot.interact(() -> canvas.commands().zoomToNormal());
        robot.clickOn("#palette-search").write("note");
        robot.drag("#palette-note").dropTo(canvas.localToScreen(300, 560));
        var note = session.document().layout().notes().getFirst();
        Point2D at = shown.screen(new Point(note.x() + 60, note.y() + 50));
        robot.doubleClickOn(at);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Why");
        robot.clickOn(canvas.localToScreen(300, 100));

        robot.clickOn(at, MouseButton.SECONDARY).clickOn("Color").clickOn("Blue");

        var written = session.document().layout().notes().getFirst();
        assertThat(written.text()).isEqualTo("Why");
        assertThat(written.color()).isEqualTo("blue");
    }

    @Test
    void copiesTravelAsText(FxRobot robot) {
        shown.select(robot, "thumbnail", "both");
        robot.push(KeyCode.CONTROL, KeyCode.X);
        assertThat(session.document().step("thumbnail")).isNull();

        Point pointer = shown.empty();
        robot.moveTo(shown.screen(pointer)).push(KeyCode.CONTROL, KeyCode.V);

        assertThat(session.document().step("thumbnail").next()).containsExactly("both");
        Point middle = shown.bounds("thumbnail").union(shown.bounds("both")).center();
        assertThat(middle.distance(pointer)).isLessThan(2 * Sizes.GRID);
    }
}
