package dev.sluice.app.canvas.geometry;

import org.jspecify.annotations.Nullable;

/// A window onto the canvas, in pixels of the window.
///
/// @param covered a part of it in which nothing is seen, at its right lower corner; `null`: none
public record Sight(double width, double height, @Nullable Rect covered) {
    private static final double MARGIN = 24;

    /// How far the canvas moves until a thing is in sight: not at all where it is, else as little
    /// as can be; what is far away comes into the middle.
    ///
    /// @param thing where it lies on the window now
    public Point way(Rect thing) {
        if (!thing.intersects(new Rect(0, 0, width, height))) {
            Point middle = thing.center();
            return new Point(width / 2 - middle.x(), height / 2 - middle.y());
        }
        double x = way(thing.x(), thing.right(), width);
        double y = way(thing.y(), thing.bottom(), height);
        return fromCover(thing.movedBy(x, y)).plus(x, y);
    }

    private static double way(double from, double to, double size) {
        if (from >= 0 && to <= size) {
            return 0;
        }
        boolean fits = to - from <= size - 2 * MARGIN;
        return from < 0 || !fits ? MARGIN - from : size - MARGIN - to;
    }

    private Point fromCover(Rect thing) {
        if (covered == null || !thing.intersects(covered)) {
            return new Point(0, 0);
        }
        double up = covered.y() - MARGIN - thing.bottom();
        double left = covered.x() - MARGIN - thing.right();
        boolean fitsAbove = thing.y() + up >= 0;
        boolean fitsBeside = thing.x() + left >= 0;
        if (fitsAbove && (up >= left || !fitsBeside)) {
            return new Point(0, up);
        }
        return new Point(fitsBeside ? left : 0, 0);
    }
}
