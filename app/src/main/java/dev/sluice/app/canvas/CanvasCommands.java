package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout.Note;

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
    private final Arranging arranging;
    private final Clipping clipping;
    private final Adding adding;

    CanvasCommands(CanvasModel model, CanvasView view, Offers offers, Messages messages) {
        this.model = model;
        this.view = view;
        this.arranging = new Arranging(model, view);
        this.clipping = new Clipping(model, view, offers);
        this.adding = new Adding(model, view, messages);
    }

    public Arranging arranging() {
        return arranging;
    }

    /// Puts something new onto the canvas.
    public Adding adding() {
        return adding;
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
}
