package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;

/// What is written on wires.
public final class WireWords {
    private static final double NEAR_END = 0.72;
    private static final double MIDDLE = 0.5;

    private WireWords() {}

    /// @param share where on the wire, from 0 to 1
    public record Words(String text, double share) {}

    /// The errors a wire takes, or its number in a fork: near its end, as a fork's wires begin in
    /// one place.
    public static Words of(Route route, Diagram diagram, Summaries summaries) {
        if (route.wire().from() instanceof Outlet.Catcher(String owner, int index)
                && diagram.figure(owner) instanceof Figure.OfStep figure) {
            var catcher = figure.step().handling().catchers().get(index);
            return new Words(summaries.errors(catcher), MIDDLE);
        }
        return new Words(route.order() > 0 ? Integer.toString(route.order()) : "", NEAR_END);
    }
}
