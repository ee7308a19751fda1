package dev.sluice.app.canvas.gesture;

/// Moves the canvas under the window.
///
/// @param dx how far since the event before
public record Panning(double screenX, double screenY, double dx, double dy) implements Gesture {
    public static Panning from(double screenX, double screenY) {
        return new Panning(screenX, screenY, 0, 0);
    }

    @Override
    public Gesture drag(Pointer to) {
        return new Panning(
                to.screenX(), to.screenY(), to.screenX() - screenX, to.screenY() - screenY);
    }

    @Override
    public Outcome release() {
        return new Outcome.Nothing();
    }
}
