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
        Curve curve = route.curve();
        double length = curve.length();
        double first = Math.clamp(wanted, 0, length);
        List<Rect> cards = diagram.cards(curve.bounds().grown(Math.max(width, height)));
        List<Curve> wires = diagram.beside(route).stream().limit(MOST).map(Route::curve).toList();
        Point free = null;
        for (double by = 0; by <= length; by += STEP) {
            for (double at : new double[] {first + by, first - by}) {
                Point p = curve.along(length == 0 ? 0 : at / length);
                Rect label = around(p, width + 2 * BESIDE, height + 2 * BESIDE);
                if (at < 0 || at > length || cards.stream().anyMatch(label::intersects)) {
                    continue;
                }
                if (wires.stream().noneMatch(w -> w.crosses(label))) {
                    return p;
                }
                free = free == null ? p : free;
            }
        }
        return free == null ? curve.along(length == 0 ? 0 : first / length) : free;
    }

    /// A rectangle with its middle at a point.
    public static Rect around(Point middle, double width, double height) {
        return new Rect(middle.x() - width / 2, middle.y() - height / 2, width, height);
    }
}
