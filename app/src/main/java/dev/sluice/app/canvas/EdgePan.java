package dev.sluice.app.canvas;

import javafx.animation.AnimationTimer;

/// Moves the canvas on as long as something is held at an edge of the window.
final class EdgePan extends AnimationTimer {
    private static final double EDGE = 20;

    /// In pixels a second, however many frames a second the screen has.
    private static final double FASTEST = 840;

    /// A frame that came late moves no farther than one of this many seconds.
    private static final double LONGEST_FRAME = 0.05;

    private final CanvasView view;
    private final Runnable moved;
    private double dx;
    private double dy;
    private long last;

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
    public void stop() {
        super.stop();
        last = 0;
    }

    @Override
    public void handle(long now) {
        double seconds = last == 0 ? 0 : Math.min((now - last) / 1e9, LONGEST_FRAME);
        last = now;
        view.viewport().pan(dx * seconds, dy * seconds);
        moved.run();
    }
}
