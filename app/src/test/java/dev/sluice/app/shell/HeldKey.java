package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.canvas.CanvasView;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

import org.testfx.api.FxRobot;

/// A key that is held while the mouse does something. The headless screen tells no mouse event
/// which keys are held, so what others would send is sent.
enum HeldKey {
    SHIFT,
    CONTROL,
    ALT;

    void click(FxRobot robot, CanvasView canvas, Point2D at) {
        drag(robot, canvas, at, at);
    }

    /// Presses, moves and lets go; nothing is to snap meanwhile.
    void drag(FxRobot robot, CanvasView canvas, Point2D from, Point2D to) {
        send(robot, canvas, MouseEvent.MOUSE_PRESSED, from);
        if (!from.equals(to)) {
            send(robot, canvas, MouseEvent.MOUSE_DRAGGED, from.midpoint(to));
            send(robot, canvas, MouseEvent.MOUSE_DRAGGED, to);
            assertThat(robot.lookup(".guide").queryAll()).isEmpty();
        }
        send(robot, canvas, MouseEvent.MOUSE_RELEASED, to);
    }

    void send(FxRobot robot, CanvasView canvas, EventType<MouseEvent> type, Point2D at) {
        robot.interact(() -> Event.fireEvent(canvas, event(canvas, type, at)));
    }

    private MouseEvent event(CanvasView canvas, EventType<MouseEvent> type, Point2D at) {
        Point2D scene = canvas.localToScene(canvas.screenToLocal(at));
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        return new MouseEvent(
                type,
                scene.getX(),
                scene.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                this == SHIFT,
                this == CONTROL,
                this == ALT,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                new PickResult(null, scene.getX(), scene.getY()));
    }
}
