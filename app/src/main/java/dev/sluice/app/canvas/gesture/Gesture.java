package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;

/// What the pointer is in the middle of. Each event answers the gesture that follows; letting go
/// answers what the user has done.
public sealed interface Gesture
        permits Idle,
                Pressed,
                MovingElements,
                Marquee,
                DrawingWire,
                LeadingStart,
                ResizingNote,
                ResizingBox,
                Panning {
    /// The pointer goes on with its button held.
    Gesture drag(Pointer to);

    /// The button is let go.
    Outcome release();

    /// Where the pointer is.
    ///
    /// @param at on the canvas
    /// @param screenX on the window, which stays still while the canvas is moved
    record Pointer(Point at, double screenX, double screenY, Keys keys, Diagram diagram) {}

    /// The keys that are held while the pointer moves.
    ///
    /// @param free whether what is moved keeps off the grid
    /// @param copy whether a copy is moved
    record Keys(boolean free, boolean copy) {
        public static final Keys NONE = new Keys(false, false);
    }
}
