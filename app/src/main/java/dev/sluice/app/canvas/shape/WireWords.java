package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Labels;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What is written on wires.
public final class WireWords {
    private static final double BEFORE_HEAD = 0.28;
    private static final double BEHIND_PORT = 36;
    private static final double ROW = 26;
    private static final double WIDEST = 180;
    private static final double INSET = 16;
    private static final double LONG = 320;

    /// How far before a wire's end the middle of a number stands, so that the head is seen.
    private static final double CLEAR = 28;

    private WireWords() {}

    /// @param text what there is room for
    /// @param whole all of it
    /// @param ahead how far from the wire's beginning they rather stand; below 0: from its end
    public record Words(String text, String whole, double ahead) {
        public static final Words NONE = new Words("", "", 0);
        public static final double HEIGHT = 18;
        public static final double SIZE = 10.5;

        /// Whether something is left out.
        public boolean isShortened() {
            return !text.equals(whole);
        }

        /// How wide they are at about.
        public double width() {
            return Math.min(WIDEST, Cut.width(text, SIZE) + INSET);
        }

        /// The middle of where they stand on a wire.
        public Point place(Route route, Diagram diagram) {
            double length = route.curve().length();
            double before = Math.max(BEFORE_HEAD * length, Math.min(length / 2, CLEAR));
            double far = ahead < 0 ? length + Math.max(ahead, -before) : ahead;
            return Labels.place(diagram, route, width(), HEIGHT, Math.min(far, length));
        }
    }

    /// The errors a wire takes, behind the port where it begins; the rule it comes by, or its
    /// number in a fork, near its end, as a fork's wires begin in one place.
    public static Words of(Route route, Diagram diagram, Summaries summaries) {
        if (route.wire().from() instanceof Outlet.Catcher(String owner, int index)
                && diagram.figure(owner) instanceof Figure.OfStep figure) {
            var catcher = figure.step().handling().catchers().get(index);
            List<String> names = summaries.errors(catcher);
            return new Words(
                    Cut.names(names, WIDEST - INSET, Words.SIZE),
                    String.join(", ", names),
                    BEHIND_PORT + index * ROW);
        }
        String rule = rule(route, diagram, summaries);
        if (rule != null) {
            return new Words(Cut.to(rule, WIDEST - INSET, Words.SIZE), rule, -WIDEST);
        }
        if (route.order() == 0) {
            return Words.NONE;
        }
        String number = Integer.toString(route.order());
        return new Words(number, number, -BEHIND_PORT);
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
