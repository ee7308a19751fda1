package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the routes of one diagram, taking over from the last one those that nothing has changed
/// for.
final class Routes {
    /// How near to a card a wire may pass.
    private static final double CLOSE = 4;

    private final FlowDocument document;
    private final Map<String, Figure> figures;
    private final @Nullable Diagram last;
    private final boolean coarse;
    private final Map<Wire, Route> lastRoutes = new HashMap<>();
    private @Nullable Obstacles obstacles;

    /// @param coarse whether wires that change go straight through what is in their way
    Routes(
            FlowDocument document,
            Map<String, Figure> figures,
            @Nullable Diagram last,
            boolean coarse) {
        this.document = document;
        this.figures = figures;
        this.last = last;
        this.coarse = coarse;
        if (last != null) {
            last.routes().forEach(r -> lastRoutes.put(r.wire(), r));
        }
    }

    List<Route> all() {
        Map<Outlet, Integer> counts = new HashMap<>();
        List<Wire> wires = Wires.of(document.flow());
        wires.forEach(w -> counts.merge(w.from(), 1, Integer::sum));
        List<Route> routes = new ArrayList<>(wires.size());
        Lanes lanes = new Lanes();
        var arrivals = new Arrivals(wires, figures);
        List<Rect> changed = changed();
        for (Wire wire : wires) {
            Figure from = figures.get(wire.from().owner());
            Figure to = figures.get(wire.to());
            if (from != null && to != null && Ports.inlet(to) != null) {
                int order = counts.getOrDefault(wire.from(), 1) > 1 ? wire.index() + 1 : 0;
                routes.add(route(wire, order, ends(wire, from, to, arrivals), changed, lanes));
            }
        }
        return Collections.unmodifiableList(routes);
    }

    private Route route(Wire wire, int order, Ends ends, List<Rect> changed, Lanes lanes) {
        Route old = lastRoutes.get(wire);
        if (old != null
                && old.order() == order
                && old.ends().equals(ends)
                && isKept(old, changed)) {
            lanes.take(old);
            return old;
        }
        boolean plain = coarse || isFree(ends);
        Route route =
                plain
                        ? Route.plain(wire, order, ends)
                        : Route.round(wire, order, ends, lanes.free(ends), obstacles());
        lanes.take(route);
        return route;
    }

    /// Whether nothing has changed that the course of a wire hangs on.
    private boolean isKept(Route route, List<Rect> changed) {
        if (coarse) {
            return true;
        }
        Rect nearby =
                route.lane() < 0
                        ? route.reach().grown(CLOSE)
                        : route.reach().union(route.ends().reach());
        return changed.stream().noneMatch(nearby::intersects);
    }

    /// Whether nothing is in the way of a wire that leads straight on.
    private boolean isFree(Ends ends) {
        if (ends.isBackward()) {
            return false;
        }
        Curve course = ends.plainly();
        List<Rect> near = obstacles().in(course.bounds().grown(CLOSE), ends.around());
        return near.stream()
                .noneMatch(
                        r -> {
                            boolean own = r.equals(ends.source()) || r.equals(ends.target());
                            return course.crosses(r.grown(own ? -1 : CLOSE));
                        });
    }

    private Obstacles obstacles() {
        Obstacles ready = obstacles;
        if (ready == null) {
            ready = new Obstacles(figures.values());
            obstacles = ready;
        }
        return ready;
    }

    /// The bounds that figures have now or had before, where they are not the same.
    private List<Rect> changed() {
        List<Rect> changed = new ArrayList<>();
        Map<String, Figure> before = last == null ? Map.of() : last.figures();
        for (Figure figure : figures.values()) {
            Figure old = before.get(figure.id());
            if (figure != old && (old == null || !old.bounds().equals(figure.bounds()))) {
                changed.add(figure.bounds());
            }
        }
        for (Figure old : before.values()) {
            Figure figure = figures.get(old.id());
            if (figure != old && (figure == null || !old.bounds().equals(figure.bounds()))) {
                changed.add(old.bounds());
            }
        }
        return changed;
    }

    private Ends ends(Wire wire, Figure from, Figure to, Arrivals arrivals) {
        Outlet outlet = wire.from();
        Point inlet = Ports.inlet(to);
        Arrivals.Arrival arrival = arrivals.of(wire);
        boolean error = outlet instanceof Outlet.Catcher || outlet instanceof Outlet.NewCatcher;
        return new Ends(
                Ports.outlet(from, outlet),
                error,
                inlet == null ? to.bounds().center() : inlet.plus(0, arrival.below()),
                from.bounds(),
                to.bounds(),
                around(to),
                room(to),
                arrival.lean());
    }

    private @Nullable Rect room(Figure figure) {
        Figure box = figure instanceof Figure.OfStep s ? figures.get(s.box()) : null;
        return box == null ? null : box.bounds();
    }

    /// The boxes that a figure stands in. Wires lead only within one box, so they are those of both
    /// ends.
    private Set<String> around(Figure figure) {
        Set<String> boxes = new HashSet<>();
        Figure at = figure;
        while (at instanceof Figure.OfStep s && s.box() != null && boxes.add(s.box())) {
            at = figures.get(s.box());
        }
        return boxes;
    }
}
