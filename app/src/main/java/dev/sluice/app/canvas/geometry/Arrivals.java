package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.engine.model.Step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the wires arrive that lead to the same figure: one below the other in the order in which
/// they come, so that each can be told and taken. The one that comes straight arrives at the inlet.
final class Arrivals {
    private static final double APART = 12;

    /// Nearer to each other than this, none stays at the inlet for the others' sake.
    private static final double NEAR = 8;

    private static final double LEAN = 7;
    private static final double CORNER = 10;

    private final Map<Wire, Arrival> arrivals = new HashMap<>();

    /// How one wire arrives.
    ///
    /// @param below how far below the inlet
    /// @param lean how far to the right it rises or falls, beside others that do so
    record Arrival(double below, double lean) {
        static final Arrival STRAIGHT = new Arrival(0, 0);
    }

    /// A wire, and from how far below or above it comes.
    private record Coming(Wire wire, double from) {}

    Arrivals(List<Wire> wires, Map<String, Figure> figures) {
        Map<String, Integer> counts = new HashMap<>();
        wires.forEach(wire -> counts.merge(wire.to(), 1, Integer::sum));
        Map<String, List<Coming>> targets = new HashMap<>();
        for (Wire wire : wires) {
            if (counts.getOrDefault(wire.to(), 0) < 2) {
                continue;
            }
            Figure from = figures.get(wire.from().owner());
            Figure to = figures.get(wire.to());
            Point inlet = to == null ? null : Ports.inlet(to);
            if (from != null && to != null && inlet != null) {
                targets.computeIfAbsent(wire.to(), _ -> new ArrayList<>())
                        .add(new Coming(wire, from(wire, from, to, inlet)));
            }
        }
        targets.forEach(
                (id, coming) -> {
                    Figure to = figures.get(id);
                    if (to != null && coming.size() > 1) {
                        spread(coming, half(to));
                    }
                });
    }

    Arrival of(Wire wire) {
        return arrivals.getOrDefault(wire, Arrival.STRAIGHT);
    }

    /// From how far below the inlet a wire comes; less than 0 from above.
    private static double from(Wire wire, Figure from, Figure to, Point inlet) {
        Point start = Ports.outlet(from, wire.from());
        if (wire.from() instanceof Outlet.Catcher) {
            double lane = start.y() + Routing.STUB;
            boolean straight = inlet.x() - start.x() >= Routing.STUB && inlet.y() >= lane;
            // of several that come along, the one that begins farther to the left lies lower
            return straight ? -1 - start.x() * 1e-6 : lane - inlet.y();
        }
        return inlet.x() - start.x() >= Routing.STUB
                ? start.y() - inlet.y()
                : Routing.lane(from.bounds(), to.bounds()) - inlet.y();
    }

    /// How far from its inlet a figure takes wires in.
    private static double half(Figure to) {
        if (to instanceof Figure.OfStep s && s.open()) {
            return Sizes.BOX_HEAD / 2 - CORNER;
        }
        boolean bar = to instanceof Figure.OfStep s && s.step() instanceof Step.Join;
        return Sizes.CARD_HEIGHT / 2 - (bar ? CORNER / 2 : CORNER);
    }

    private void spread(List<Coming> coming, double half) {
        coming.sort(
                Comparator.comparingDouble(Coming::from)
                        .thenComparing(c -> c.wire().from().owner()));
        int last = coming.size() - 1;
        double middle = straightest(coming);
        double apart = Math.min(APART, half / Math.max(middle, last - middle));
        if (apart < NEAR) {
            middle = last / 2.0;
            apart = Math.min(APART, half / middle);
        }
        for (int i = 0; i <= last; i++) {
            arrivals.put(coming.get(i).wire(), new Arrival((i - middle) * apart, lean(coming, i)));
        }
    }

    private static int straightest(List<Coming> coming) {
        int best = 0;
        for (int i = 1; i < coming.size(); i++) {
            if (Math.abs(coming.get(i).from()) < Math.abs(coming.get(best).from())) {
                best = i;
            }
        }
        return best;
    }

    /// Of those that come from the same side, the farther rise and fall more to the right.
    private static double lean(List<Coming> coming, int index) {
        boolean above = coming.get(index).from() < 0;
        int beside = 0;
        int nearer = 0;
        for (int i = 0; i < coming.size(); i++) {
            if (Math.abs(coming.get(i).from()) >= 1 && coming.get(i).from() < 0 == above) {
                beside++;
                nearer += above == (i > index) && i != index ? 1 : 0;
            }
        }
        return Math.abs(coming.get(index).from()) < 1 ? 0 : (nearer - (beside - 1) / 2.0) * LEAN;
    }
}
