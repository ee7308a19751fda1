package dev.sluice.app.canvas.geometry;

import org.jspecify.annotations.Nullable;

/// A rectangle on the canvas.
public record Rect(double x, double y, double width, double height) {
    /// The smallest one that holds both points.
    public static Rect between(Point a, Point b) {
        return new Rect(
                Math.min(a.x(), b.x()),
                Math.min(a.y(), b.y()),
                Math.abs(a.x() - b.x()),
                Math.abs(a.y() - b.y()));
    }

    /// The smallest one that holds all; `null` for none.
    public static @Nullable Rect around(Iterable<Rect> rects) {
        Rect all = null;
        for (Rect r : rects) {
            all = all == null ? r : all.union(r);
        }
        return all;
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    public boolean contains(Point p) {
        return p.x() >= x && p.x() <= right() && p.y() >= y && p.y() <= bottom();
    }

    public boolean contains(Rect r) {
        return r.x >= x && r.right() <= right() && r.y >= y && r.bottom() <= bottom();
    }

    public boolean intersects(Rect r) {
        return r.x <= right() && r.right() >= x && r.y <= bottom() && r.bottom() >= y;
    }

    /// Whether a line between two points touches it.
    public boolean meets(Point a, Point b) {
        double[] share = {0, 1};
        return clip(a.x(), b.x(), x, right(), share)
                && clip(a.y(), b.y(), y, bottom(), share)
                && share[0] <= share[1];
    }

    /// Narrows the share of a line to what lies between two borders; tells whether any does.
    private static boolean clip(double a, double b, double low, double high, double[] share) {
        if (a == b) {
            return a >= low && a <= high;
        }
        double in = ((a < b ? low : high) - a) / (b - a);
        double out = ((a < b ? high : low) - a) / (b - a);
        share[0] = Math.max(share[0], in);
        share[1] = Math.min(share[1], out);
        return true;
    }

    public Rect union(Rect r) {
        double left = Math.min(x, r.x);
        double top = Math.min(y, r.y);
        return new Rect(
                left,
                top,
                Math.max(right(), r.right()) - left,
                Math.max(bottom(), r.bottom()) - top);
    }

    /// The part of it that lies in another; of no extent where none does.
    public Rect within(Rect r) {
        double left = Math.max(x, r.x);
        double top = Math.max(y, r.y);
        return new Rect(
                left,
                top,
                Math.max(0, Math.min(right(), r.right()) - left),
                Math.max(0, Math.min(bottom(), r.bottom()) - top));
    }

    /// Larger by as much on every side.
    public Rect grown(double by) {
        return new Rect(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    public Rect movedBy(double dx, double dy) {
        return new Rect(x + dx, y + dy, width, height);
    }
}
