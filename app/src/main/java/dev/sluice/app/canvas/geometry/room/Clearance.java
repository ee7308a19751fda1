package dev.sluice.app.canvas.geometry.room;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far the neighbours of something that became larger are pushed so that it covers none of
/// them: those behind it to the right, those below it downwards, in whole columns and rows, so that
/// what stood in line still does. Where it would cover what stands before or above it, it goes on
/// itself. Nobody comes nearer to it than tidying puts them, or than they stood already.
final class Clearance {
    private static final double BESIDE = 3 * Sizes.GRID;
    private static final double BELOW = 2 * Sizes.GRID;
    private static final double ASLANT = Sizes.GRID;

    private final Rect was;
    private final Rect is;

    /// How far everything from its left edge on goes to the right, and from its right edge on.
    private double fromLeft;

    private double fromRight;

    /// How far everything from its upper edge on goes down, and from its lower edge on.
    private double fromTop;

    private double fromBottom;

    /// What must not be covered.
    ///
    /// @param wired whether a wire leads between them: there is room for it then from left to right
    record Neighbour(Rect bounds, boolean wired) {}

    /// @param was what it took up before
    /// @param is what it takes up now
    Clearance(Rect was, Rect is, Collection<Neighbour> neighbours) {
        this.was = was;
        this.is = is;
        for (Neighbour n : neighbours) {
            if (n.wired() || !isAslant(n.bounds())) {
                clearStraight(n.bounds());
            }
        }
        for (Neighbour n : neighbours) {
            if (!n.wired() && isAslant(n.bounds())) {
                clearAslant(n.bounds());
            }
        }
    }

    private boolean isBehind(Rect r) {
        return r.x() >= was.right();
    }

    private boolean isBefore(Rect r) {
        return r.right() <= was.x();
    }

    private boolean isBelow(Rect r) {
        return r.y() >= was.bottom();
    }

    private boolean isAbove(Rect r) {
        return r.bottom() <= was.y();
    }

    private boolean isAslant(Rect r) {
        return (isBehind(r) || isBefore(r)) && (isBelow(r) || isAbove(r));
    }

    private void clearStraight(Rect r) {
        if (isBehind(r)) {
            fromRight = Math.max(fromRight, across(r, BESIDE));
        } else if (isBefore(r)) {
            fromLeft = Math.max(fromLeft, across(r, BESIDE));
        } else if (isBelow(r)) {
            fromBottom = Math.max(fromBottom, down(r, BELOW));
        } else if (isAbove(r)) {
            fromTop = Math.max(fromTop, down(r, BELOW));
        }
    }

    /// What stands neither beside nor below has to be cleared in one direction only: in the one
    /// that takes less.
    private void clearAslant(Rect r) {
        double across = across(r, ASLANT);
        double down = down(r, ASLANT);
        double acrossMore = across - (isBehind(r) ? fromRight : fromLeft);
        double downMore = down - (isBelow(r) ? fromBottom : fromTop);
        if (acrossMore <= 0 || downMore <= 0) {
            return;
        }
        if (acrossMore <= downMore && isBehind(r)) {
            fromRight = across;
        } else if (acrossMore <= downMore) {
            fromLeft = across;
        } else if (isBelow(r)) {
            fromBottom = down;
        } else {
            fromTop = down;
        }
    }

    /// How far it and what stands beside it are to be moved apart.
    private double across(Rect r, double gap) {
        return isBehind(r)
                ? whole(is.right() + Math.min(gap, r.x() - was.right()) - r.x())
                : whole(r.right() + Math.min(gap, was.x() - r.right()) - is.x());
    }

    private double down(Rect r, double gap) {
        return isBelow(r)
                ? whole(is.bottom() + Math.min(gap, r.y() - was.bottom()) - r.y())
                : whole(r.bottom() + Math.min(gap, was.y() - r.bottom()) - is.y());
    }

    /// What lies on the grid stays on it.
    private static double whole(double by) {
        return Math.max(0, Math.ceil(by / Sizes.GRID) * Sizes.GRID);
    }

    /// How far it goes on itself.
    Point own() {
        return new Point(fromLeft, fromTop);
    }

    /// How far something else with its left upper corner at a place is pushed.
    Point by(Rect r) {
        double across =
                r.x() >= was.right() ? fromLeft + fromRight : r.x() >= was.x() ? fromLeft : 0;
        double down = r.y() >= was.bottom() ? fromTop + fromBottom : r.y() >= was.y() ? fromTop : 0;
        return new Point(across, down);
    }

    /// How far what stands amid it is pushed: below it, to the first places that are free.
    ///
    /// @param all everything beside it, as it stood
    Map<String, Point> outOf(Map<String, Rect> all) {
        Rect own = is.movedBy(fromLeft, fromTop);
        List<Rect> taken = new ArrayList<>(List.of(own));
        List<String> amid = new ArrayList<>();
        all.forEach(
                (id, r) -> {
                    Rect pushed = r.movedBy(by(r).x(), by(r).y());
                    if (covers(own, pushed)) {
                        amid.add(id);
                    } else {
                        taken.add(pushed);
                    }
                });
        amid.sort(Comparator.comparingDouble(id -> all.getOrDefault(id, own).y()));
        Map<String, Point> moves = new LinkedHashMap<>();
        for (String id : amid) {
            Rect r = all.getOrDefault(id, own);
            Rect free = below(r, taken);
            taken.add(free);
            moves.put(id, new Point(0, free.y() - r.y()));
        }
        return moves;
    }

    private static Rect below(Rect r, List<Rect> taken) {
        Rect at = r;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Rect other : taken) {
                if (covers(other, at)) {
                    at = at.movedBy(0, whole(other.bottom() + BELOW - at.y()));
                    moved = true;
                }
            }
        }
        return at;
    }

    static boolean covers(Rect a, Rect b) {
        return a.right() > b.x() && b.right() > a.x() && a.bottom() > b.y() && b.bottom() > a.y();
    }
}
