package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Room;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.scene.DropAim;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Blueprint.Planned;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user can do on the canvas by menu or key. Each answers whether it did anything.
public final class CanvasCommands {
    private static final double ZOOM_STEP = 1.25;
    private static final double FIT_MARGIN = 32;

    private final CanvasModel model;
    private final CanvasView view;
    private final Messages messages;
    private final Arranging arranging;
    private final Clipping clipping;

    CanvasCommands(CanvasModel model, CanvasView view, Offers offers, Messages messages) {
        this.model = model;
        this.view = view;
        this.messages = messages;
        this.arranging = new Arranging(model, view);
        this.clipping = new Clipping(model, view, offers);
    }

    public Arranging arranging() {
        return arranging;
    }

    private Session session() {
        return model.session();
    }

    public boolean delete() {
        Selection s = session().selection();
        return !s.isEmpty()
                && session()
                        .apply(new ElementEdit.DeleteElements(s.elements(), s.notes(), s.wires()));
    }

    public boolean copy() {
        return clipping.copy();
    }

    public boolean cut() {
        return clipping.copy() && delete();
    }

    /// Puts what was copied where the pointer is, else where the window looks.
    public boolean paste() {
        return clipping.paste();
    }

    public boolean duplicate() {
        return clipping.duplicate();
    }

    public boolean selectAll() {
        FlowDocument document = session().document();
        Set<String> notes =
                document.layout().notes().stream()
                        .map(Note::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        session().select(new Selection(document.ids(), notes, Set.of()));
        return true;
    }

    public boolean nudge(double dx, double dy) {
        Selection s = session().selection();
        if (s.elements().isEmpty() && s.notes().isEmpty()) {
            view.viewport().pan(-dx, -dy);
            return true;
        }
        return session().apply(new LayoutEdit.MoveElements(s.elements(), s.notes(), dx, dy));
    }

    /// Selects the nearest figure in a direction.
    public boolean go(int dx, int dy) {
        String only = session().selection().only();
        Figure from = only == null ? null : model.diagram().figure(only);
        Figure best = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (Figure figure : model.diagram().figures().values()) {
            double distance = from == null ? figure.bounds().x() : distance(from, figure, dx, dy);
            if (figure != from && distance < nearest) {
                nearest = distance;
                best = figure;
            }
        }
        if (best == null) {
            return false;
        }
        session().select(Selection.ofElement(best.id()));
        reveal(best.bounds());
        return true;
    }

    /// Selects the next figure in reading order, or the one before; not beyond the last.
    public boolean walk(boolean forward) {
        List<Figure> order = new ArrayList<>(model.diagram().figures().values());
        order.sort(
                Comparator.comparingDouble((Figure f) -> f.bounds().x())
                        .thenComparingDouble(f -> f.bounds().y()));
        String only = session().selection().only();
        Figure now = only == null ? null : model.diagram().figure(only);
        int at = now == null ? (forward ? -1 : order.size()) : order.indexOf(now);
        int to = forward ? at + 1 : at - 1;
        if (to < 0 || to >= order.size()) {
            return false;
        }
        session().select(Selection.ofElement(order.get(to).id()));
        reveal(order.get(to).bounds());
        return true;
    }

    /// How far another figure is in a direction; sideways counts double, backwards not at all.
    private static double distance(Figure from, Figure to, int dx, int dy) {
        Point a = from.bounds().center();
        Point b = to.bounds().center();
        double along = (b.x() - a.x()) * dx + (b.y() - a.y()) * dy;
        double aside = Math.abs((b.x() - a.x()) * dy) + Math.abs((b.y() - a.y()) * dx);
        return along <= 1 ? Double.POSITIVE_INFINITY : along + 2 * aside;
    }

    /// Ends what the pointer is in the middle of, else what is selected.
    public boolean letGo() {
        if (!(model.gesture() instanceof Idle)) {
            model.begin(new Idle());
        } else {
            session().select(Selection.NONE);
        }
        return true;
    }

    public boolean fit() {
        Rect all = model.diagram().bounds();
        if (all != null) {
            view.viewport().fit(all, view.getWidth(), view.getHeight(), FIT_MARGIN);
        }
        return all != null;
    }

    /// Opens the field in which one types what to find.
    public void find() {
        view.findBar().open();
    }

    public void toggleMinimap() {
        view.toggleMinimap();
    }

    public void zoomIn() {
        zoom(ZOOM_STEP);
    }

    public void zoomOut() {
        zoom(1 / ZOOM_STEP);
    }

    public void zoomToNormal() {
        zoom(1 / view.viewport().scale());
    }

    private void zoom(double factor) {
        view.viewport().zoom(factor, view.getWidth() / 2, view.getHeight() / 2);
    }

    /// Arranges what is selected in layers; where nothing or one thing is, all.
    public boolean tidy() {
        return arranging.tidy();
    }

    /// Shows what is selected as large as it can be.
    public boolean fitSelection() {
        Selection now = session().selection();
        List<Rect> chosen = new ArrayList<>();
        now.elements().stream()
                .map(model.diagram()::figure)
                .filter(Objects::nonNull)
                .forEach(f -> chosen.add(f.bounds()));
        now.notes().stream()
                .map(model.diagram().notes()::get)
                .filter(Objects::nonNull)
                .forEach(f -> chosen.add(f.bounds()));
        model.diagram().routes().stream()
                .filter(r -> now.wires().contains(r.wire()))
                .forEach(r -> chosen.add(r.curve().bounds()));
        Rect area = Rect.around(chosen);
        if (area != null) {
            view.viewport().fit(area, view.getWidth(), view.getHeight(), FIT_MARGIN);
        }
        return area != null;
    }

    /// Brings a step or trigger onto the window and selects it.
    public void show(String id) {
        Figure figure = model.diagram().figure(id);
        if (figure != null) {
            session().select(Selection.ofElement(id));
            reveal(figure.bounds());
        }
    }

    void reveal(Rect r) {
        if (!view.visible().contains(r)) {
            view.viewport().center(r.center(), view.getWidth(), view.getHeight());
        }
    }

    /// Puts something new where there is room: after the step that is selected and wired to it,
    /// else in the middle of the window.
    public void add(Blueprint blueprint) {
        String only = session().selection().only();
        Figure after = only == null ? null : model.diagram().figure(only);
        Outlet from = after == null ? null : follows(after);
        Rect visible = view.visible();
        Point at =
                after == null
                        ? visible.center().plus(-Sizes.CARD_WIDTH / 2, -Sizes.CARD_HEIGHT / 2)
                        : new Point(after.bounds().right() + 4 * Sizes.GRID, after.bounds().y());
        put(blueprint, at, from);
    }

    /// What the next step would be wired to: the one step or trigger that is selected, where
    /// nothing follows it yet.
    @Nullable Outlet openEnd() {
        String only = session().selection().only();
        Figure figure = only == null ? null : model.diagram().figure(only);
        return figure == null ? null : follows(figure);
    }

    private @Nullable Outlet follows(Figure figure) {
        var free = new Outlet.Next(figure.id());
        boolean leads =
                model.diagram().routes().stream().anyMatch(r -> r.wire().from().equals(free));
        boolean can = Ports.outlets(figure).contains(free);
        return can && !leads ? free : null;
    }

    /// Where something new would go at a place.
    DropAim aim(Blueprint blueprint, Point at) {
        Rect where = ghost(at);
        Route under = wireUnder(at);
        Planned onWire =
                under == null
                        ? null
                        : blueprint.on(
                                session().document(), under.wire(), Place.at(where.x(), where.y()));
        String box = blueprint instanceof Blueprint.OfNote ? null : model.diagram().boxIdAt(at);
        String refusal =
                box != null && blueprint instanceof Blueprint.OfTrigger
                        ? messages.text("canvas.refusal.trigger-in-box")
                        : null;
        return new DropAim(
                at, where, onWire == null || under == null ? null : under.wire(), box, refusal);
    }

    private @Nullable Route wireUnder(Point at) {
        return model.diagram().routeAt(at, 10 / view.viewport().scale());
    }

    /// Puts something new at a place, onto the wire or into the box that is there.
    public void drop(Blueprint blueprint, Point at) {
        DropAim aim = aim(blueprint, at);
        if (aim.refusal() != null) {
            return;
        }
        Planned planned = aim.wire() == null ? null : between(blueprint, aim.wire(), aim.where());
        if (planned == null) {
            put(blueprint, at.plus(-Sizes.CARD_WIDTH / 2, -Sizes.CARD_HEIGHT / 2), null);
        } else {
            apply(planned);
        }
    }

    /// Puts several new things at a place, one below the other, as one edit.
    public void drop(List<Blueprint> blueprints, Point at) {
        FlowDocument document = session().document();
        List<Edit> edits = new ArrayList<>();
        Set<String> made = new LinkedHashSet<>();
        for (Blueprint blueprint : blueprints) {
            Point middle = at.plus(0, edits.size() * 1.5 * Sizes.CARD_HEIGHT);
            Planned planned = plan(blueprint, middle, document, edits.isEmpty());
            edits.add(planned.edit());
            document = planned.edit().apply(document);
            if (planned.element() != null) {
                made.add(planned.element());
            }
        }
        if (!edits.isEmpty()) {
            session().settle();
            session()
                    .apply(
                            new Edit.Together(edits, edits.getFirst().label()),
                            Selection.ofElements(made));
            view.requestFocus();
        }
    }

    private Planned plan(Blueprint blueprint, Point middle, FlowDocument document, boolean first) {
        DropAim aim = aim(blueprint, middle);
        Planned on =
                first && aim.wire() != null ? between(blueprint, aim.wire(), aim.where()) : null;
        Point corner = middle.plus(-Sizes.CARD_WIDTH / 2, -Sizes.CARD_HEIGHT / 2);
        Place place = Placement.free(corner, document.layout().places());
        return on != null ? on : blueprint.at(document, place, aim.box(), null, "");
    }

    /// Plans to put something on a wire, with room made for it.
    private @Nullable Planned between(Blueprint blueprint, Wire wire, Rect where) {
        Room room = Room.between(model.diagram(), wire, where, null);
        var at = Place.at(room.corner().x(), room.corner().y());
        Planned planned = blueprint.on(session().document(), wire, at);
        if (planned == null || room.pushed().isEmpty()) {
            return planned;
        }
        var push = new LayoutEdit.MoveElements(room.pushed(), Set.of(), room.by(), 0);
        return new Planned(
                new Edit.Together(List.of(push, planned.edit()), planned.edit().label()),
                planned.element(),
                null);
    }

    /// Puts something new with its left upper corner at a place.
    public void put(Blueprint blueprint, Point corner, @Nullable Outlet from) {
        boolean triggerLike = blueprint instanceof Blueprint.OfTrigger;
        String box = triggerLike ? null : box(corner, from);
        boolean wired = from != null && !triggerLike;
        apply(
                blueprint.at(
                        session().document(),
                        place(corner),
                        box,
                        wired ? from : null,
                        messages.text("canvas.note.new")));
    }

    /// A wire leads only within one box; what follows a step goes where the step is.
    private @Nullable String box(Point corner, @Nullable Outlet from) {
        if (from instanceof Outlet.Start(String owner)) {
            return owner;
        }
        if (from != null) {
            return session().document().boxOf(from.owner());
        }
        return model.diagram().boxIdAt(corner.plus(Sizes.CARD_WIDTH / 2, Sizes.CARD_HEIGHT / 2));
    }

    private Place place(Point corner) {
        return Placement.free(corner, session().document().layout().places());
    }

    private void apply(Planned planned) {
        String element = planned.element();
        String note = planned.note();
        session().settle();
        session()
                .apply(
                        planned.edit(),
                        element != null
                                ? Selection.ofElement(element)
                                : note != null ? Selection.ofNote(note) : Selection.NONE);
        view.requestFocus();
    }

    /// Where something would be dropped, for the ghost that shows it.
    Rect ghost(Point at) {
        return new Rect(
                Sizes.snapped(at.x() - Sizes.CARD_WIDTH / 2),
                Sizes.snapped(at.y() - Sizes.CARD_HEIGHT / 2),
                Sizes.CARD_WIDTH,
                Sizes.CARD_HEIGHT);
    }
}
