package dev.sluice.app.canvas.geometry;

/// A place on the canvas, in pixels at zoom 1.
public record Point(double x, double y) {
    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
