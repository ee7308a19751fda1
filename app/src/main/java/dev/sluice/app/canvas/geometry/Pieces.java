package dev.sluice.app.canvas.geometry;

import java.util.List;

/// The course of a wire as straight lines from point to point.
///
/// @param bounds around the curve that the lines stand for
record Pieces(List<Point> points, Rect bounds, double length) {
    static Pieces of(List<Point> points, Rect bounds) {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i - 1).distance(points.get(i));
        }
        return new Pieces(points, bounds, length);
    }

    /// The point at a share of the length, from 0 to 1.
    Point along(double share) {
        double left = length * Math.clamp(share, 0, 1);
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            double piece = a.distance(b);
            if (piece >= left && piece > 0) {
                return a.plus((b.x() - a.x()) * left / piece, (b.y() - a.y()) * left / piece);
            }
            left -= piece;
        }
        return points.getLast();
    }

    /// Whether a line passes through a rectangle.
    boolean crosses(Rect r) {
        if (r.width() <= 0 || r.height() <= 0 || !bounds.intersects(r)) {
            return false;
        }
        for (int i = 1; i < points.size(); i++) {
            if (r.meets(points.get(i - 1), points.get(i))) {
                return true;
            }
        }
        return false;
    }
}
