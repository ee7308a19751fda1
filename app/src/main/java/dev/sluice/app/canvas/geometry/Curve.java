package dev.sluice.app.canvas.geometry;

import java.util.ArrayList;
import java.util.List;

/// The course of a wire: cubic Béziers, one after another.
public record Curve(Point start, List<Cubic> parts, Rect bounds) {
    private static final int PIECES = 16;

    /// One part, from where the one before ends.
    public record Cubic(Point c1, Point c2, Point end) {
        /// Whether it is a straight line, from where the part before ends.
        public boolean isLine(Point from) {
            return c1.equals(from) && c2.equals(end);
        }
    }

    public static Curve of(Point start, List<Cubic> parts) {
        Rect bounds = new Rect(start.x(), start.y(), 0, 0);
        for (Cubic part : parts) {
            bounds =
                    bounds.union(Rect.between(part.c1(), part.c2()))
                            .union(new Rect(part.end().x(), part.end().y(), 0, 0));
        }
        return new Curve(start, List.copyOf(parts), bounds);
    }

    public Point end() {
        return parts.isEmpty() ? start : parts.getLast().end();
    }

    /// The point at a share of its length, from 0 to 1.
    public Point along(double share) {
        return pieces().along(share);
    }

    public double length() {
        return pieces().length();
    }

    /// Whether it passes through a rectangle.
    public boolean crosses(Rect r) {
        return bounds.intersects(r) && pieces().crosses(r);
    }

    /// The same course in straight lines, for who asks more than once.
    Pieces pieces() {
        return Pieces.of(flattened(), bounds);
    }

    /// Points so near to each other that straight lines between them look like the curve.
    private List<Point> flattened() {
        List<Point> points = new ArrayList<>();
        points.add(start);
        Point from = start;
        for (Cubic part : parts) {
            int pieces = part.isLine(from) ? 1 : PIECES;
            for (int i = 1; i <= pieces; i++) {
                points.add(at(from, part, (double) i / pieces));
            }
            from = part.end();
        }
        return points;
    }

    /// The point at a distance along the curve from its start, or from its end; never beyond its
    /// middle.
    public Point near(double distance, boolean fromStart) {
        double length = length();
        double share = length == 0 ? 0 : Math.min(0.5, distance / length);
        return along(fromStart ? share : 1 - share);
    }

    private static Point at(Point from, Cubic c, double t) {
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * u * u * t;
        double d = 3 * u * t * t;
        double e = t * t * t;
        return new Point(
                a * from.x() + b * c.c1().x() + d * c.c2().x() + e * c.end().x(),
                a * from.y() + b * c.c1().y() + d * c.c2().y() + e * c.end().y());
    }

    /// How far a point is from the curve; not exact where it is farther than `limit`.
    public double distance(Point p, double limit) {
        if (!bounds.grown(limit).contains(p)) {
            return Double.POSITIVE_INFINITY;
        }
        double best = Double.POSITIVE_INFINITY;
        Point from = start;
        for (Cubic part : parts) {
            Point last = from;
            int pieces = part.isLine(from) ? 1 : PIECES;
            for (int i = 1; i <= pieces; i++) {
                Point next = at(from, part, (double) i / pieces);
                best = Math.min(best, toSegment(p, last, next));
                last = next;
            }
            from = part.end();
        }
        return best;
    }

    private static double toSegment(Point p, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double t =
                length == 0
                        ? 0
                        : Math.clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length, 0, 1);
        return p.distance(new Point(a.x() + t * dx, a.y() + t * dy));
    }
}
