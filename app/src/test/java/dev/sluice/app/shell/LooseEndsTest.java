package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.StallLog;
import dev.sluice.app.screen.OnScreen;
import dev.sluice.app.session.Session;

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

/// The end of a wire, or its beginning, taken away and let go where nothing is.
@ExtendWith({OnScreen.class, StallLog.class})
class LooseEndsTest {
    /// The only one that ends at its step.
    private static final Wire LAST = new Wire(new Outlet.Next("both"), 0, "size");

    /// The only one that begins at its trigger.
    private static final Wire FIRST = new Wire(new Outlet.Next("by-hand"), 0, "validate");

    private ShownCanvas shown;
    private Session session;
    private CanvasView canvas;

    @Start
    void start(Stage stage) {
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

    /// Takes one end of the wire to where nothing is, and waits for the menu.
    private void letGo(FxRobot robot, boolean beginning) throws TimeoutException {
        Curve curve = Diagram.of(session.document()).route(beginning ? FIRST : LAST).curve();
        Point nothing = Diagram.of(session.document()).figure("by-hand").bounds().center();
        robot.drag(shown.screen(curve.near(16, beginning)))
                .dropTo(shown.screen(nothing.plus(0, 240)));
        WindowState.await(
                () ->
                        robot.lookup("#quick-add-search")
                                .tryQuery()
                                .filter(Node::isFocused)
                                .isPresent());
    }

    private void awaitCanvas() throws TimeoutException {
        WindowState.await(canvas::isFocused);
    }

    @Test
    void itLeadsToTheStepThatIsChosen(FxRobot robot) throws TimeoutException {
        FlowDocument before = session.document();
        letGo(robot, false);

        robot.write("wait").push(KeyCode.ENTER);

        awaitCanvas();
        assertThat(session.document().step("both").next()).containsExactly("wait");
        assertThat(session.document().step("wait").next()).isEmpty();
        assertThat(session.lastEditProperty().get().label()).isEqualTo("edit.reconnect");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.document()).isSameAs(before);
    }

    @Test
    void itBeginsAtTheTriggerThatIsChosen(FxRobot robot) throws TimeoutException {
        letGo(robot, true);

        robot.write("timer").push(KeyCode.ENTER);

        awaitCanvas();
        assertThat(session.document().trigger("timer").next()).containsExactly("validate");
        assertThat(session.document().trigger("by-hand").next()).isEmpty();
    }

    @Test
    void theMenuTakesTheWireAwayAndEscapeLeavesIt(FxRobot robot) throws TimeoutException {
        FlowDocument before = session.document();
        letGo(robot, false);
        robot.push(KeyCode.ESCAPE);
        WindowState.await(() -> robot.lookup("#quick-add-search").tryQuery().isEmpty());
        assertThat(session.document()).isSameAs(before);

        letGo(robot, false);
        robot.clickOn("Disconnect");

        awaitCanvas();
        assertThat(session.document().step("both").next()).isEmpty();
        assertThat(session.lastEditProperty().get().label()).isEqualTo("edit.disconnect");
    }
}
