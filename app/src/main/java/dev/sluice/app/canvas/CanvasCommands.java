package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Placement;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.Tidy;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Blueprint.Planned;
import dev.sluice.app.edit.Clips;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.ClipText;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user can do on the canvas by menu or key. Each answers whether it did anything.
public final class CanvasCommands {
    private static final double ZOOM_STEP = 1.25;
    private static final double FIT_MARGIN = 60;
    private static final double SHIFT = 2 * Sizes.GRID;

    private final CanvasModel model;
    private final CanvasView view;
    private final Messages messages;

    CanvasCommands(CanvasModel model, CanvasView view, Messages messages) {
        this.model = model;
        this.view = view;
        this.messages = messages;
    }

    private Session session() {
        return model.session();
    }

    public boolean delete() {
        Selection s = session().selection();
        return !s.isEmpty()
                && session().apply(new Edit.DeleteElements(s.elements(), s.notes(), s.wires()));
    }

    public boolean copy() {
        FlowDocument clip = clip();
        if (clip == null) {
            return false;
        }
        var content = new ClipboardContent();
        content.putString(ClipText.write(clip));
        return Clipboard.getSystemClipboard().setContent(content);
    }

    public boolean cut() {
        return copy() && delete();
    }

    /// Puts what was copied where the window looks.
    public boolean paste() {
        String text = Clipboard.getSystemClipboard().getString();
        FlowDocument clip = text == null ? null : ClipText.read(text);
        Rect r = clip == null ? null : Diagram.of(clip).bounds();
        if (clip == null || r == null) {
            return false;
        }
        Rect visible = view.visible();
        double dx = SHIFT;
        double dy = SHIFT;
        if (!visible.intersects(r.movedBy(dx, dy))) {
            Point middle = visible.center();
            dx = Sizes.snapped(middle.x() - r.center().x());
            dy = Sizes.snapped(middle.y() - r.center().y());
        }
        return paste(clip, dx, dy);
    }

    public boolean duplicate() {
        FlowDocument clip = clip();
        return clip != null && paste(clip, SHIFT, SHIFT);
    }

    private @Nullable FlowDocument clip() {
        Selection s = session().selection();
        return s.elements().isEmpty() && s.notes().isEmpty()
                ? null
                : Clips.of(session().document(), s.elements(), s.notes());
    }

    private boolean paste(FlowDocument clip, double dx, double dy) {
        FlowDocument before = session().document();
        Map<String, String> ids = Clips.freshIds(before, clip);
        Set<String> top = new LinkedHashSet<>();
        clip.flow().triggers().keySet().forEach(id -> top.add(ids.getOrDefault(id, id)));
        clip.flow().steps().keySet().forEach(id -> top.add(ids.getOrDefault(id, id)));
        var copies =
                new Selection(top, Set.copyOf(Clips.freshNoteIds(before, clip).values()), Set.of());
        session().settle();
        return session().apply(new Edit.Paste(clip, dx, dy), copies);
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
        return session().apply(new Edit.MoveElements(s.elements(), s.notes(), dx, dy));
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

    public boolean tidy() {
        Rect all = model.diagram().bounds();
        if (all == null) {
            return false;
        }
        var places =
                Tidy.places(session().document(), Sizes.snapped(all.x()), Sizes.snapped(all.y()));
        boolean done = session().apply(new Edit.PlaceElements(places));
        view.fitSoon();
        return done;
    }

    /// Brings a step or trigger onto the window and selects it.
    public void show(String id) {
        Figure figure = model.diagram().figure(id);
        if (figure != null) {
            session().select(Selection.ofElement(id));
            reveal(figure.bounds());
        }
    }

    private void reveal(Rect r) {
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

    private @Nullable Outlet follows(Figure figure) {
        var free = new Outlet.Next(figure.id());
        boolean leads =
                model.diagram().routes().stream().anyMatch(r -> r.wire().from().equals(free));
        boolean can = Ports.outlets(figure).contains(free);
        return can && !leads ? free : null;
    }

    /// Puts something new at a place, onto the wire or into the box that is there.
    public void drop(Blueprint blueprint, Point at) {
        Point corner = at.plus(-Sizes.CARD_WIDTH / 2, -Sizes.CARD_HEIGHT / 2);
        Route under = model.diagram().routeAt(at, 10 / view.viewport().scale());
        Planned planned =
                under == null
                        ? null
                        : blueprint.on(session().document(), under.wire(), place(corner, false));
        if (planned == null) {
            put(blueprint, corner, null);
        } else {
            apply(planned);
        }
    }

    /// Puts something new with its left upper corner at a place.
    public void put(Blueprint blueprint, Point corner, @Nullable Outlet from) {
        boolean triggerLike = blueprint instanceof Blueprint.OfTrigger;
        String box = triggerLike ? null : box(corner, from);
        boolean wired = from != null && !triggerLike;
        apply(
                blueprint.at(
                        session().document(),
                        place(corner, true),
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

    private Place place(Point corner, boolean free) {
        return free
                ? Placement.free(corner, session().document().layout().places())
                : Place.at(Sizes.snapped(corner.x()), Sizes.snapped(corner.y()));
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
