package dev.sluice.app.canvas;

import javafx.animation.AnimationTimer;

/// Moves the canvas on as long as something is held at an edge of the window.
final class EdgePan extends AnimationTimer {
    private static final double EDGE = 20;
    private static final double FASTEST = 14;

    private final CanvasView view;
    private final Runnable moved;
    private double dx;
    private double dy;

    /// @param moved what follows each move, such as taking along what is held
    EdgePan(CanvasView view, Runnable moved) {
        this.view = view;
        this.moved = moved;
    }

    /// The pointer holds something at a point of the view.
    void hold(double x, double y) {
        dx = speed(x, view.getWidth());
        dy = speed(y, view.getHeight());
        if (dx == 0 && dy == 0) {
            stop();
        } else {
            start();
        }
    }

    /// The farther out, the faster; none away from the edges.
    private static double speed(double at, double length) {
        double in = Math.min(at, length - at);
        double speed = Math.clamp((EDGE - in) / EDGE, 0, 1) * FASTEST;
        return at < length / 2 ? speed : -speed;
    }

    @Override
    public void handle(long now) {
        view.viewport().pan(dx, dy);
        moved.run();
    }
}
