package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

/// A wire as it is drawn. Its course is found when it is asked for first, since a way round cards
/// costs more than a frame has time for where there are many.
public final class Route {
    private final Wire wire;
    private final int order;
    private final Ends ends;
    private final int lane;
    private @Nullable Obstacles obstacles;
    private Curve curve;
    private Rect reach;

    private Route(Wire wire, int order, Ends ends, int lane, @Nullable Obstacles obstacles) {
        this.wire = wire;
        this.order = order;
        this.ends = ends;
        this.lane = lane;
        this.obstacles = obstacles;
        this.curve = ends.plainly();
        this.reach = obstacles == null ? curve.bounds() : curve.bounds().union(ends.reach());
    }

    /// A wire that goes as if nothing else were on the canvas.
    static Route plain(Wire wire, int order, Ends ends) {
        return new Route(wire, order, ends, -1, null);
    }

    /// A wire that goes round what is on the canvas.
    ///
    /// @param lane which of several wires beside each other it is, from 0
    static Route round(Wire wire, int order, Ends ends, int lane, Obstacles obstacles) {
        return new Route(wire, order, ends, lane, obstacles);
    }

    public Wire wire() {
        return wire;
    }

    /// Its number where it is one of several of a fork, from 1; else 0.
    public int order() {
        return order;
    }

    public Ends ends() {
        return ends;
    }

    /// The bounds of what it leaves.
    public Rect from() {
        return ends.source();
    }

    /// The bounds of what it arrives at.
    public Rect to() {
        return ends.target();
    }

    /// Which of several wires that go round the same things it is; -1 where it goes round nothing.
    int lane() {
        return lane;
    }

    public Curve curve() {
        Obstacles walls = obstacles;
        if (walls != null) {
            obstacles = null;
            Curve found = Routing.round(ends, walls, lane);
            curve = found == null ? curve : found;
            reach = curve.bounds();
        }
        return curve;
    }

    /// An area that its course hardly leaves, quickly told.
    public Rect reach() {
        return reach;
    }

    /// Its course as if nothing else were on the canvas, quickly told.
    public Curve plainly() {
        return lane < 0 ? curve : ends.plainly();
    }
}
