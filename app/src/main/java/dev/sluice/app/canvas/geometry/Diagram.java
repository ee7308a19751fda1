package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A document as it is drawn: figures and routes. Never changed; the next one shares every figure
/// and route that stayed as it was.
///
/// @param figures triggers and steps, boxes before what is inside
/// @param routes the wires between figures that are drawn
public record Diagram(
        FlowDocument document,
        Map<String, Figure> figures,
        Map<String, Figure.OfNote> notes,
        List<Route> routes) {
    private static final double REACH = 12;

    public static Diagram of(FlowDocument document) {
        return new Drawing(document, null).diagram();
    }

    /// The diagram of another document, sharing what is the same.
    public Diagram next(FlowDocument changed) {
        return changed == document ? this : new Drawing(changed, this).diagram();
    }

    public @Nullable Figure figure(String id) {
        return figures.get(id);
    }

    /// The extent of everything; `null` where there is nothing.
    public @Nullable Rect bounds() {
        Rect all = null;
        for (Figure figure : figures.values()) {
            all = all == null ? figure.bounds() : all.union(figure.bounds());
        }
        for (Figure figure : notes.values()) {
            all = all == null ? figure.bounds() : all.union(figure.bounds());
        }
        return all;
    }

    /// What lies under a point: ports before figures before wires before boxes before notes.
    ///
    /// @param tolerance how near is on it
    public Hit hit(Point p, double tolerance) {
        Outlet outlet = outletAt(p, tolerance);
        if (outlet != null) {
            return new Hit.OnOutlet(outlet);
        }
        Figure card = cardAt(p);
        if (card != null) {
            return new Hit.OnElement(card.id());
        }
        Route route = routeAt(p, tolerance);
        if (route != null) {
            return p.distance(route.curve().end()) < 2 * REACH
                    ? new Hit.OnWireEnd(route.wire())
                    : new Hit.OnWire(route.wire());
        }
        Figure box = boxAt(p);
        if (box != null) {
            return new Hit.OnElement(box.id());
        }
        return noteAt(p, tolerance);
    }

    private @Nullable Outlet outletAt(Point p, double tolerance) {
        double reach = Sizes.PORT_RADIUS + tolerance;
        for (Figure figure : figures.values()) {
            if (figure.bounds().grown(reach).contains(p)) {
                for (Outlet outlet : Ports.outlets(figure)) {
                    if (Ports.outlet(figure, outlet).distance(p) <= reach) {
                        return outlet;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Figure cardAt(Point p) {
        Figure found = null;
        for (Figure figure : figures.values()) {
            boolean box = figure instanceof Figure.OfStep s && s.open();
            if (!box && figure.bounds().contains(p)) {
                found = figure;
            }
        }
        return found;
    }

    /// The step under a point that a wire may be led to, with some room around it.
    public @Nullable String targetAt(Point p, double tolerance) {
        Figure card = null;
        for (Figure figure : figures.values()) {
            if (figure instanceof Figure.OfStep s) {
                Rect r = s.open() ? head(s) : s.bounds();
                if (r.grown(tolerance).contains(p)) {
                    card = figure;
                }
            }
        }
        return card == null ? null : card.id();
    }

    /// The trigger under a point.
    public @Nullable String triggerAt(Point p) {
        return cardAt(p) instanceof Figure.OfTrigger t ? t.id() : null;
    }

    /// The innermost open box a point lies in.
    public @Nullable String boxIdAt(Point p) {
        Figure box = boxAt(p);
        return box == null ? null : box.id();
    }

    private @Nullable Figure boxAt(Point p) {
        Figure found = null;
        for (Figure figure : figures.values()) {
            if (figure instanceof Figure.OfStep s && s.open() && s.bounds().contains(p)) {
                found = figure;
            }
        }
        return found;
    }

    private static Rect head(Figure.OfStep box) {
        Rect r = box.bounds();
        return new Rect(r.x(), r.y(), r.width(), Sizes.BOX_HEAD);
    }

    /// The wire nearest to a point, if one is near enough.
    public @Nullable Route routeAt(Point p, double tolerance) {
        Route best = null;
        double nearest = tolerance;
        for (Route route : routes) {
            double distance = route.curve().distance(p, tolerance);
            if (distance <= nearest) {
                nearest = distance;
                best = route;
            }
        }
        return best;
    }

    private Hit noteAt(Point p, double tolerance) {
        Hit found = new Hit.Nothing();
        for (Figure.OfNote note : notes.values()) {
            Rect r = note.bounds();
            if (r.contains(p)) {
                boolean corner = new Point(r.right(), r.bottom()).distance(p) <= REACH + tolerance;
                found = corner ? new Hit.OnNoteCorner(note.id()) : new Hit.OnNote(note.id());
            }
        }
        return found;
    }

    /// The figures that a rectangle touches; of open boxes only those it holds as a whole.
    public List<Figure> touched(Rect area) {
        return figures.values().stream()
                .filter(
                        f ->
                                (f instanceof Figure.OfStep s && s.open())
                                        ? area.contains(f.bounds())
                                        : area.intersects(f.bounds()))
                .toList();
    }

    /// The wires that begin or end at a figure.
    public List<Route> routesOf(Collection<String> ids) {
        return routes.stream()
                .filter(r -> ids.contains(r.wire().to()) || ids.contains(r.wire().from().owner()))
                .toList();
    }

    public @Nullable Route route(Wire wire) {
        for (Route route : routes) {
            if (route.wire().equals(wire)) {
                return route;
            }
        }
        return null;
    }
}
