package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

/// What is written on wires.
public final class WireWords {
    private static final double NEAR_END = 0.72;
    private static final double MIDDLE = 0.5;
    private static final double LONG = 320;

    private WireWords() {}

    /// @param share where on the wire, from 0 to 1
    public record Words(String text, double share) {}

    /// The errors a wire takes, the rule it comes by, or its number in a fork: near its end, as a
    /// fork's wires begin in one place.
    public static Words of(Route route, Diagram diagram, Summaries summaries) {
        if (route.wire().from() instanceof Outlet.Catcher(String owner, int index)
                && diagram.figure(owner) instanceof Figure.OfStep figure) {
            var catcher = figure.step().handling().catchers().get(index);
            return new Words(summaries.errors(catcher), MIDDLE);
        }
        String rule = rule(route, diagram, summaries);
        if (rule != null) {
            return new Words(rule, NEAR_END);
        }
        return new Words(route.order() > 0 ? Integer.toString(route.order()) : "", NEAR_END);
    }

    /// Where a wire of a choice is long, its end tells by which rule it comes.
    private static @Nullable String rule(Route route, Diagram diagram, Summaries summaries) {
        boolean far = route.curve().start().distance(route.curve().end()) > LONG;
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
