package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return new Drawing(document, null, false).diagram();
    }

    /// The figures of a document alone, boxes before what is inside.
    public static Map<String, Figure> figures(FlowDocument document) {
        return new Drawing(document, null, false).figures();
    }

    /// The diagram of another document, sharing what is the same.
    public Diagram next(FlowDocument changed) {
        return changed == document ? this : new Drawing(changed, this, false).diagram();
    }

    /// The diagram of another document for the time that something is moved: the wires that move
    /// along go straight through what is in their way.
    public Diagram meanwhile(FlowDocument changed) {
        return changed == document ? this : new Drawing(changed, this, true).diagram();
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

    /// How many figures touch an area; counts no further than `most`.
    public int count(Rect area, int most) {
        int count = 0;
        for (Figure figure : figures.values()) {
            if (figure.bounds().intersects(area) && ++count >= most) {
                break;
            }
        }
        return count;
    }

    /// What lies under a point: ports before figures before wires before boxes before notes.
    ///
    /// @param tolerance how near is on it
    public Hit hit(Point p, double tolerance) {
        return hit(p, tolerance, Set.of());
    }

    /// @param above the figures that lie over the others
    public Hit hit(Point p, double tolerance, Set<String> above) {
        Outlet outlet = outletAt(p, tolerance);
        if (outlet != null) {
            return new Hit.OnOutlet(outlet);
        }
        Hit sign = signAt(p);
        if (sign != null) {
            return sign;
        }
        Figure card = cardAt(p, above);
        if (card != null) {
            return new Hit.OnElement(card.id());
        }
        Route route = routeAt(p, tolerance);
        if (route != null) {
            return onWire(route, p);
        }
        Figure box = boxAt(p);
        if (box != null) {
            return new Hit.OnElement(box.id());
        }
        return noteAt(p, tolerance);
    }

    /// Near its ends, a wire is taken by them.
    private static Hit onWire(Route route, Point p) {
        double length = route.ends().start().distance(route.ends().end());
        double reach = Math.clamp(length / 3, 1.5 * REACH, 3 * REACH);
        if (p.distance(route.ends().end()) <= reach) {
            return new Hit.OnWireEnd(route.wire());
        }
        return p.distance(route.ends().start()) <= reach
                ? new Hit.OnWireStart(route.wire())
                : new Hit.OnWire(route.wire());
    }

    /// The outlet that a wire led to a point would begin at: the one there, else the one by which
    /// the figure there goes on.
    public @Nullable Outlet outletNear(Point p, double tolerance) {
        Outlet outlet = outletAt(p, tolerance);
        if (outlet != null) {
            return outlet;
        }
        Figure card = cardAt(p);
        List<Outlet> all = card == null ? List.of() : Ports.outlets(card);
        return all.isEmpty() ? null : all.getFirst();
    }

    private @Nullable Outlet outletAt(Point p, double tolerance) {
        double reach = Sizes.PORT_RADIUS + Math.min(tolerance, Sizes.PORT_RADIUS);
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
        return cardAt(p, Set.of());
    }

    private @Nullable Figure cardAt(Point p, Set<String> above) {
        Figure found = null;
        for (Figure figure : figures.values()) {
            boolean box = figure instanceof Figure.OfStep s && s.open();
            boolean covered = found != null && above.contains(found.id());
            if (!box && figure.bounds().contains(p) && (!covered || above.contains(figure.id()))) {
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
        return boxIdAt(p, Set.of());
    }

    /// The innermost open box a point lies in, apart from some and what is inside them.
    public @Nullable String boxIdAt(Point p, Set<String> except) {
        Figure found = null;
        for (Figure figure : figures.values()) {
            if (figure instanceof Figure.OfStep s
                    && s.open()
                    && s.bounds().contains(p)
                    && !isWithin(s, except)) {
                found = figure;
            }
        }
        return found == null ? null : found.id();
    }

    /// Whether a step is one of these or inside one of them.
    public boolean isWithin(Figure.OfStep step, Set<String> ids) {
        Figure.OfStep at = step;
        while (!ids.contains(at.id())) {
            String box = at.box();
            if (box == null || !(figures.get(box) instanceof Figure.OfStep outer)) {
                return false;
            }
            at = outer;
        }
        return true;
    }

    /// What lies near an area and what is moved there can be aligned with: all but some and what is
    /// inside them.
    public List<Rect> beside(Rect area, Set<String> except, Set<String> exceptNotes) {
        List<Rect> found = new ArrayList<>();
        for (Figure figure : figures.values()) {
            boolean out =
                    figure instanceof Figure.OfStep s
                            ? isWithin(s, except)
                            : except.contains(figure.id());
            if (!out && figure.bounds().intersects(area)) {
                found.add(figure.bounds());
            }
        }
        for (Figure note : notes.values()) {
            if (!exceptNotes.contains(note.id()) && note.bounds().intersects(area)) {
                found.add(note.bounds());
            }
        }
        return found;
    }

    /// The bounds of what touches an area, open boxes apart.
    List<Rect> cards(Rect area) {
        List<Rect> found = new ArrayList<>();
        for (Figure figure : figures.values()) {
            boolean box = figure instanceof Figure.OfStep s && s.open();
            if (!box && figure.bounds().intersects(area)) {
                found.add(figure.bounds());
            }
        }
        return found;
    }

    private @Nullable Figure boxAt(Point p) {
        String id = boxIdAt(p);
        return id == null ? null : figures.get(id);
    }

    /// The sign of a box under a point: what closes or opens it, or its corner.
    private @Nullable Hit signAt(Point p) {
        Hit found = null;
        for (Figure figure : figures.values()) {
            if (figure instanceof Figure.OfStep s && s.step().body() != null) {
                Rect r = s.bounds();
                if (Sizes.fold(r, s.open()).contains(p)) {
                    found = new Hit.OnFold(s.id());
                } else if (s.open()
                        && r.contains(p)
                        && new Point(r.right(), r.bottom()).distance(p) <= REACH) {
                    found = new Hit.OnBoxCorner(s.id());
                }
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
            if (route.reach().grown(tolerance).contains(p)) {
                double distance = route.curve().distance(p, tolerance);
                if (distance <= nearest) {
                    nearest = distance;
                    best = route;
                }
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

    /// The other wires that begin or end where a wire does.
    List<Route> beside(Route route) {
        Point start = route.ends().start();
        String end = route.wire().to();
        return routes.stream()
                .filter(
                        r ->
                                r != route
                                        && (r.ends().start().equals(start)
                                                || r.wire().to().equals(end)))
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
