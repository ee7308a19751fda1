package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Labels;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

/// What is written on wires.
public final class WireWords {
    private static final double BEFORE_HEAD = 0.28;
    private static final double BEHIND_PORT = 36;
    private static final double ROW = 26;
    private static final double WIDEST = 180;
    private static final double INSET = 16;
    private static final double LONG = 320;

    private WireWords() {}

    /// @param ahead how far from the wire's beginning they rather stand; below 0: from its end
    public record Words(String text, double ahead) {
        public static final double HEIGHT = 18;
        public static final double SIZE = 10.5;

        /// How wide they are at about.
        public double width() {
            return Math.min(WIDEST, Cut.width(text, SIZE) + INSET);
        }

        /// The middle of where they stand on a wire.
        public Point place(Route route, Diagram diagram) {
            double length = route.curve().length();
            double far = ahead < 0 ? length + Math.max(ahead, -BEFORE_HEAD * length) : ahead;
            return Labels.place(diagram, route, width(), HEIGHT, Math.min(far, length));
        }
    }

    /// The errors a wire takes, behind the port where it begins; the rule it comes by, or its
    /// number in a fork, near its end, as a fork's wires begin in one place.
    public static Words of(Route route, Diagram diagram, Summaries summaries) {
        if (route.wire().from() instanceof Outlet.Catcher(String owner, int index)
                && diagram.figure(owner) instanceof Figure.OfStep figure) {
            var catcher = figure.step().handling().catchers().get(index);
            return new Words(summaries.errors(catcher), BEHIND_PORT + index * ROW);
        }
        String rule = rule(route, diagram, summaries);
        if (rule != null) {
            return new Words(rule, -WIDEST);
        }
        return new Words(route.order() > 0 ? Integer.toString(route.order()) : "", -BEHIND_PORT);
    }

    /// Where a wire of a choice is long, its end tells by which rule it comes.
    private static @Nullable String rule(Route route, Diagram diagram, Summaries summaries) {
        boolean far = route.ends().start().distance(route.ends().end()) > LONG;
        if (!far
                || route.order() > 0
                || !(diagram.figure(route.wire().from().owner()) instanceof Figure.OfStep s)
                || !(s.step() instanceof Step.Choice choice)) {
            return null;
        }
        return switch (route.wire().from()) {
            case Outlet.Rule(_, int index) -> summaries.rule(choice.rules().get(index));
            case Outlet.Otherwise _ -> summaries.otherwise();
            case Outlet.Next _,
                    Outlet.Catcher _,
                    Outlet.Start _,
                    Outlet.NewRule _,
                    Outlet.NewCatcher _ ->
                    null;
        };
    }
}
