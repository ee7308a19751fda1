package dev.sluice.app.canvas.geometry;

import dev.sluice.app.canvas.geometry.Curve.Cubic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The course of a wire between two points.
public final class Routing {
    static final double STUB = 28;
    private static final double CORNER = 16;

    /// How much of a wire's end is straight: it lies below the head, which shows to the right.
    private static final double APPROACH = 14;

    /// How near to a card a wire may be led, in the order in which it is tried.
    private static final double[] NEAREST = {10, 4, 1};

    private static final double WIDE = 1200;

    /// How far apart the ways of two wires are that go the same way.
    static final double APART = 6;

    private Routing() {}

    /// A wire that leaves to the right and arrives from the left. A wire that goes back is led
    /// around both of its ends.
    public static Curve flow(Point from, Point to, Rect source, Rect target) {
        return to.x() - from.x() >= STUB ? forth(from, to, 0) : back(from, to, source, target);
    }

    static Curve flow(Ends ends) {
        return ends.isBackward()
                ? back(ends.start(), ends.end(), ends.source(), ends.target())
                : forth(ends.start(), ends.end(), ends.lean());
    }

    private static Curve forth(Point from, Point to, double lean) {
        double bend = Math.clamp((to.x() - from.x()) / 2, 24, 120);
        double aside = Math.clamp(lean, 12 - bend, bend - 12);
        Point before = to.plus(-APPROACH, 0);
        return Curve.of(
                from,
                List.of(
                        new Cubic(from.plus(bend + aside, 0), before.plus(aside - bend, 0), before),
                        line(before, to)));
    }

    private static Curve back(Point from, Point to, Rect source, Rect target) {
        double lane = lane(source, target);
        return rounded(
                List.of(
                        from,
                        from.plus(STUB, 0),
                        new Point(from.x() + STUB, lane),
                        new Point(to.x() - STUB, lane),
                        to.plus(-STUB, 0),
                        to),
                CORNER);
    }

    /// The height at which a wire goes back: between its ends where there is room, else below both.
    static double lane(Rect source, Rect target) {
        if (target.y() - source.bottom() >= 2 * CORNER) {
            return (source.bottom() + target.y()) / 2;
        }
        if (source.y() - target.bottom() >= 2 * CORNER) {
            return (target.bottom() + source.y()) / 2;
        }
        return Math.max(source.bottom(), target.bottom()) + STUB;
    }

    /// A wire that leaves downwards, as errors do: with one corner where it can.
    public static Curve error(Point from, Point to) {
        if (to.x() - from.x() >= STUB && to.y() - from.y() >= CORNER) {
            return rounded(List.of(from, new Point(from.x(), to.y()), to), CORNER);
        }
        double below = from.y() + STUB;
        return rounded(
                List.of(
                        from,
                        new Point(from.x(), below),
                        new Point(to.x() - STUB, below),
                        to.plus(-STUB, 0),
                        to),
                CORNER);
    }

    /// A way round what is between the ends; `null` where there is none.
    ///
    /// @param lane which of several wires beside each other it is, from 0
    static @Nullable Curve round(Ends ends, Obstacles obstacles, int lane) {
        Rect wide = Rect.between(ends.start(), ends.end()).grown(WIDE);
        for (double nearest : NEAREST) {
            var gap = new Gap(nearest, lane);
            for (Rect region : new Rect[] {ends.reach(), ends.kept(wide), wide}) {
                Curve found = round(ends, obstacles, gap, region);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// How far a wire keeps from cards.
    private record Gap(double nearest, int lane) {
        double wished() {
            return nearest + lane * APART;
        }
    }

    private static @Nullable Curve round(Ends ends, Obstacles obstacles, Gap gap, Rect region) {
        List<Rect> walls = obstacles.in(region, ends.around());
        Point begin =
                stub(ends.start(), ends.downwards() ? 0 : 1, ends.downwards() ? 1 : 0, walls, gap);
        Point arrive = stub(ends.end(), -1, 0, walls, gap);
        if (begin == null || arrive == null) {
            return null;
        }
        List<Point> way =
                Detour.find(
                        new Detour.Search(
                                begin,
                                ends.downwards(),
                                arrive,
                                walls,
                                gap.nearest(),
                                gap.wished(),
                                region));
        if (way == null) {
            return null;
        }
        List<Point> points = new ArrayList<>();
        points.add(ends.start());
        points.addAll(way);
        points.add(ends.end());
        return rounded(straightened(points), Math.min(CORNER, 3 * gap.nearest()));
    }

    /// Where a wire may turn for the first time: as far from the port as it would like, or nearer
    /// where something else stands close.
    private static @Nullable Point stub(Point port, int dx, int dy, List<Rect> walls, Gap gap) {
        for (double length = gap.wished() + APART; ; length -= APART) {
            double kept = Math.max(length, gap.nearest());
            Point at = port.plus(dx * kept, dy * kept);
            if (isFree(port, at, walls, gap.nearest())) {
                return at;
            }
            if (length <= gap.nearest()) {
                return null;
            }
        }
    }

    /// Whether nothing but the card that a port belongs to is near a stub.
    private static boolean isFree(Point port, Point at, List<Rect> walls, double nearest) {
        Rect way = Rect.between(port, at);
        for (Rect wall : walls) {
            Rect kept = wall.grown(nearest);
            boolean inside =
                    at.x() > kept.x()
                            && at.x() < kept.right()
                            && at.y() > kept.y()
                            && at.y() < kept.bottom();
            if (inside || (!onEdge(port, wall) && covers(wall, way))) {
                return false;
            }
        }
        return true;
    }

    private static boolean onEdge(Point port, Rect wall) {
        return wall.contains(port) && !covers(wall, new Rect(port.x(), port.y(), 0, 0));
    }

    /// Whether some of an area lies inside a wall, not only on its edge.
    private static boolean covers(Rect wall, Rect area) {
        return area.right() > wall.x()
                && area.x() < wall.right()
                && area.bottom() > wall.y()
                && area.y() < wall.bottom();
    }

    /// Without the points where a way does not turn.
    private static List<Point> straightened(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (Point p : points) {
            if (!kept.isEmpty() && kept.getLast().distance(p) < 1e-6) {
                continue;
            }
            while (kept.size() >= 2 && inLine(kept.get(kept.size() - 2), kept.getLast(), p)) {
                kept.removeLast();
            }
            kept.add(p);
        }
        return kept;
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
    }

    /// Straight lines with rounded corners.
    private static Curve rounded(List<Point> points, double round) {
        List<Cubic> parts = new ArrayList<>();
        Point last = points.getFirst();
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            Point next = points.get(i + 1);
            double radius =
                    Math.min(round, Math.min(last.distance(corner), corner.distance(next) / 2));
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
