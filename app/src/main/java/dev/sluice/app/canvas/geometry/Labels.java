package dev.sluice.app.canvas.geometry;

import java.util.List;

/// Where words on wires stand: on the wire, and where they can beside every card.
public final class Labels {
    private static final double STEP = 12;
    private static final double BESIDE = 2;

    /// How many other wires are looked at.
    private static final int MOST = 12;

    private Labels() {}

    /// The middle of a label on a wire: where no card is and no wire that shares an end with it,
    /// else where no card is.
    ///
    /// @param wanted how far along the wire it stands where nothing is in its way
    public static Point place(
            Diagram diagram, Route route, double width, double height, double wanted) {
        Pieces course = route.curve().pieces();
        double length = course.length();
        double first = Math.clamp(wanted, 0, length);
        Rect reach = course.bounds().grown(Math.max(width, height));
        List<Rect> cards = diagram.cards(reach);
        List<Pieces> wires =
                diagram.beside(route).stream()
                        .limit(MOST)
                        .map(Route::curve)
                        .filter(other -> other.bounds().intersects(reach))
                        .map(Curve::pieces)
                        .toList();
        Point free = null;
        for (double by = 0; by <= length; by += STEP) {
            for (double at : new double[] {first + by, first - by}) {
                if (at < 0 || at > length) {
                    continue;
                }
                Point p = course.along(length == 0 ? 0 : at / length);
                Rect label = around(p, width + 2 * BESIDE, height + 2 * BESIDE);
                if (isOnACard(label, cards)) {
                    continue;
                }
                if (!isOnAWire(label, wires)) {
                    return p;
                }
                free = free == null ? p : free;
            }
        }
        return free == null ? course.along(length == 0 ? 0 : first / length) : free;
    }

    private static boolean isOnACard(Rect label, List<Rect> cards) {
        for (Rect card : cards) {
            if (label.intersects(card)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnAWire(Rect label, List<Pieces> wires) {
        for (Pieces wire : wires) {
            if (wire.crosses(label)) {
                return true;
            }
        }
        return false;
    }

    /// A rectangle with its middle at a point.
    public static Rect around(Point middle, double width, double height) {
        return new Rect(middle.x() - width / 2, middle.y() - height / 2, width, height);
    }
}
