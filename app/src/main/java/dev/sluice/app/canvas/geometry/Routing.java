package dev.sluice.app.canvas.geometry;

import dev.sluice.app.canvas.geometry.Curve.Cubic;

import java.util.ArrayList;
import java.util.List;

/// The course of a wire between two points.
public final class Routing {
    private static final double STUB = 28;
    private static final double CORNER = 16;

    private Routing() {}

    /// A wire that leaves to the right and arrives from the left. A wire that goes back is led
    /// around both of its ends.
    public static Curve flow(Point from, Point to, Rect source, Rect target) {
        double dx = to.x() - from.x();
        if (dx >= STUB) {
            double bend = Math.clamp(dx / 2, 24, 120);
            return Curve.of(from, List.of(new Cubic(from.plus(bend, 0), to.plus(-bend, 0), to)));
        }
        double lane = lane(source, target);
        return rounded(
                List.of(
                        from,
                        from.plus(STUB, 0),
                        new Point(from.x() + STUB, lane),
                        new Point(to.x() - STUB, lane),
                        to.plus(-STUB, 0),
                        to));
    }

    /// The height at which a wire goes back: between its ends where there is room, else below both.
    private static double lane(Rect source, Rect target) {
        if (target.y() - source.bottom() >= 2 * CORNER) {
            return (source.bottom() + target.y()) / 2;
        }
        if (source.y() - target.bottom() >= 2 * CORNER) {
            return (target.bottom() + source.y()) / 2;
        }
        return Math.max(source.bottom(), target.bottom()) + STUB;
    }

    /// A wire that leaves downwards, as errors do.
    public static Curve error(Point from, Point to) {
        double drop = Math.clamp((to.y() - from.y()) * 0.6, 48, 140);
        double reach = Math.clamp(Math.abs(to.x() - from.x()) * 0.5, 40, 140);
        return Curve.of(from, List.of(new Cubic(from.plus(0, drop), to.plus(-reach, 0), to)));
    }

    /// Straight lines with rounded corners.
    private static Curve rounded(List<Point> points) {
        List<Cubic> parts = new ArrayList<>();
        Point last = points.getFirst();
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point next = points.get(i + 1);
            double radius =
                    Math.min(CORNER, Math.min(last.distance(corner), corner.distance(next) / 2));
            Point before = towards(corner, last, radius);
            Point after = towards(corner, next, radius);
            parts.add(line(last, before));
            parts.add(
                    new Cubic(
                            towards(corner, last, radius * 0.45),
                            towards(corner, next, radius * 0.45),
                            after));
            last = after;
        }
        parts.add(line(last, points.getLast()));
        return Curve.of(points.getFirst(), parts);
    }

    private static Cubic line(Point from, Point to) {
        return new Cubic(from, to, to);
    }

    private static Point towards(Point from, Point to, double by) {
        double length = from.distance(to);
        return length == 0
                ? from
                : new Point(
                        from.x() + (to.x() - from.x()) * by / length,
                        from.y() + (to.y() - from.y()) * by / length);
    }
}
