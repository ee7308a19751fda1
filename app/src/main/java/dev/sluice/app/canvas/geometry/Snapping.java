package dev.sluice.app.canvas.geometry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Where something that is moved comes to lie: on a line with other figures where one is near, else
/// on the grid.
public final class Snapping {
    private static final double NEAR = 5;
    private static final double EXACT = 0.01;

    private Snapping() {}

    /// A line that shows with what something is aligned.
    ///
    /// @param upright whether it is a line from top to bottom
    /// @param at its x if it is upright, else its y
    public record Guide(boolean upright, double at, double from, double to) {}

    /// How far something is moved, and what it is aligned with then.
    public record Snapped(double dx, double dy, List<Guide> guides) {}

    /// @param moving where it was before
    /// @param dx how far the pointer moved it
    /// @param others what it may be aligned with
    public static Snapped of(Rect moving, double dx, double dy, Collection<Rect> others) {
        double x = along(moving.x(), moving.width(), dx, others, true);
        double y = along(moving.y(), moving.height(), dy, others, false);
        return new Snapped(x, y, guides(moving.movedBy(x, y), others));
    }

    private static double along(
            double begin, double length, double by, Collection<Rect> others, boolean upright) {
        double best = Double.POSITIVE_INFINITY;
        for (Rect other : others) {
            for (double line : lines(other, upright)) {
                for (double part = 0; part <= 1; part += 0.5) {
                    double off = line - (begin + by + length * part);
                    if (Math.abs(off) < Math.abs(best)) {
                        best = off;
                    }
                }
            }
        }
        return Math.abs(best) <= NEAR ? by + best : Sizes.snapped(begin + by) - begin;
    }

    private static double[] lines(Rect r, boolean upright) {
        return upright
                ? new double[] {r.x(), r.center().x(), r.right()}
                : new double[] {r.y(), r.center().y(), r.bottom()};
    }

    /// One guide for each direction in which the moved thing shares a line with others; the middle
    /// tells more than an edge.
    private static List<Guide> guides(Rect moved, Collection<Rect> others) {
        List<Guide> guides = new ArrayList<>();
        for (boolean upright : new boolean[] {true, false}) {
            double[] lines = lines(moved, upright);
            for (int i : new int[] {1, 0, 2}) {
                Rect span = span(moved, lines[i], others, upright);
                if (span != null) {
                    guides.add(
                            upright
                                    ? new Guide(true, lines[i], span.y(), span.bottom())
                                    : new Guide(false, lines[i], span.x(), span.right()));
                    break;
                }
            }
        }
        return guides;
    }

    private static @Nullable Rect span(
            Rect moved, double line, Collection<Rect> others, boolean upright) {
        Rect span = null;
        for (Rect other : others) {
            for (double theirs : lines(other, upright)) {
                if (Math.abs(theirs - line) < EXACT) {
                    span = span == null ? moved.union(other) : span.union(other);
                }
            }
        }
        return span;
    }
}
