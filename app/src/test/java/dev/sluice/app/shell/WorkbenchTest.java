package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.model.Step;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class WorkbenchTest extends OnCanvas {

    private Point2D outlet(Outlet outlet) {
        var figure = Diagram.of(session.document()).figure(outlet.owner());
        return shown.screen(Ports.outlet(figure, outlet));
    }

    @Test
    void aStepIsDraggedAndTheMoveUndone(FxRobot robot) {
        FlowDocument before = session.document();

        robot.drag(shown.middle("notify")).dropBy(60, 60);

        assertThat(session.document().place("notify").x())
                .isGreaterThan(before.place("notify").x());
        assertThat(session.document().flow()).isSameAs(before.flow());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document()).isSameAs(before);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(session.document()).isNotSameAs(before);
    }

    @Test
    void aWireIsDrawnFromAnOutletToAStep(FxRobot robot) {
        robot.drag(outlet(new Outlet.Next("notify"))).dropTo(shown.middle("reject"));

        assertThat(session.document().step("notify").next()).containsExactly("reject");
    }

    @Test
    void aWireIntoATriggerIsRefused(FxRobot robot) {
        FlowDocument before = session.document();

        robot.drag(outlet(new Outlet.Next("notify"))).moveTo(shown.middle("uploaded"));
        assertThat(robot.lookup(".refusal").queryLabeled().isVisible()).isTrue();
        robot.dropTo(shown.middle("uploaded"));

        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void aTriggerIsDraggedFromThePalette(FxRobot robot) {
        Point2D empty = canvas.localToScreen(300, 100);

        robot.drag("#palette-trigger-timer").dropTo(empty);

        assertThat(session.document().flow().triggers()).containsKey("timer");
        assertThat(session.selection().only()).isEqualTo("timer");
    }

    @Test
    void aStepChosenByKeyFollowsTheSelectedOne(FxRobot robot) {
        robot.interact(() -> session.select(Selection.ofElement("notify")));

        robot.clickOn("#palette-search").write("wait").push(KeyCode.ENTER);

        assertThat(session.document().step("wait")).isInstanceOf(Step.Wait.class);
        assertThat(session.document().step("notify").next()).containsExactly("wait");
    }

    @Test
    void aMarqueeSelectsAndDeleteDeletes(FxRobot robot) {
        robot.interact(() -> canvas.commands().fit());
        var by = Diagram.of(session.document()).figure("by-hand").bounds();

        robot.drag(shown.screen(new Point(by.x() - 20, by.y() - 10)))
                .dropTo(shown.screen(new Point(by.right() + 10, by.bottom() + 20)));
        robot.push(KeyCode.DELETE);

        assertThat(session.document().trigger("by-hand")).isNull();
        assertThat(session.document().trigger("uploaded")).isNotNull();
    }

    @Test
    void aNameIsChangedWhereItStands(FxRobot robot) {
        robot.doubleClickOn(shown.middle("notify"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("Tell them").push(KeyCode.ENTER);

        assertThat(session.document().step("notify").head().label()).isEqualTo("Tell them");
    }

    @Test
    void aWireLetGoOnEmptyGroundOffersWhatFits(FxRobot robot) {
        Point2D from = outlet(new Outlet.Next("notify"));

        robot.drag(from).dropTo(from.add(10, 160));
        robot.write("choice").push(KeyCode.ENTER);

        assertThat(session.document().step("choice")).isInstanceOf(Step.Choice.class);
        assertThat(session.document().step("notify").next()).containsExactly("choice");
    }

    @Test
    void copiesAreMadeByKeys(FxRobot robot) {
        robot.clickOn(shown.middle("validate"), MouseButton.PRIMARY);
        robot.push(KeyCode.CONTROL, KeyCode.C).push(KeyCode.CONTROL, KeyCode.V);
        assertThat(session.document().step("validate-2")).isNotNull();

        robot.push(KeyCode.CONTROL, KeyCode.D);

        assertThat(session.document().step("validate-3")).isNotNull();
    }

    @Test
    void theWheelMovesAndKeysZoom(FxRobot robot) {
        double top = canvas.viewport().y();
        robot.moveTo(canvas).scroll(3);
        assertThat(canvas.viewport().y()).isNotEqualTo(top);

        double before = canvas.viewport().scale();
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        assertThat(canvas.viewport().scale()).isGreaterThan(before);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(canvas.viewport().scale()).isEqualTo(1);
    }
}
