package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;

/// Draws a rectangle around what shall be selected.
public record Marquee(Point start, Point now, boolean extend) implements Gesture {
    public Rect area() {
        return Rect.between(start, now);
    }

    @Override
    public Gesture drag(Pointer to) {
        return new Marquee(start, to.at(), extend);
    }

    @Override
    public Outcome release() {
        return new Outcome.MarkedArea(area(), extend);
    }
}
