package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.session.Selection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Takes the selection from one step to another: along the wires, to what lies beside, or in
/// reading order. Each answers whether it went anywhere.
public final class SelectionWalk {
    private final CanvasModel model;
    private final CanvasView view;

    SelectionWalk(CanvasModel model, CanvasView view) {
        this.model = model;
        this.view = view;
    }

    /// Goes to what a wire leads to, else to the nearest on the right.
    public boolean next() {
        return along(r -> r.wire().from().owner(), r -> r.wire().to(), 1);
    }

    /// Goes to what a wire comes from, else to the nearest on the left.
    public boolean before() {
        return along(r -> r.wire().to(), r -> r.wire().from().owner(), -1);
    }

    /// Goes to the nearest above.
    public boolean above() {
        return beside(0, -1);
    }

    /// Goes to the nearest below.
    public boolean below() {
        return beside(0, 1);
    }

    /// One end of a wire.
    private interface End {
        String of(Route wire);
    }

    private boolean along(End here, End there, int dx) {
        Figure from = from();
        if (from == null) {
            return beside(dx, 0);
        }
        Stream<Figure> wired =
                model.diagram().routes().stream()
                        .filter(r -> here.of(r).equals(from.id()))
                        .map(r -> model.diagram().figure(there.of(r)))
                        .filter(Objects::nonNull);
        Point at = from.bounds().center();
        return wired.min(Comparator.comparingDouble(f -> f.bounds().center().distance(at)))
                .map(this::take)
                .orElseGet(() -> beside(dx, 0));
    }

    /// Selects the nearest figure in a direction; where none is selected, the first on the left.
    private boolean beside(int dx, int dy) {
        Figure from = from();
        Figure best = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (Figure figure : model.diagram().figures().values()) {
            double distance = from == null ? figure.bounds().x() : distance(from, figure, dx, dy);
            if (figure != from && distance < nearest) {
                nearest = distance;
                best = figure;
            }
        }
        return best != null && take(best);
    }

    /// How far another figure is in a direction; sideways counts double, backwards not at all.
    private static double distance(Figure from, Figure to, int dx, int dy) {
        Point a = from.bounds().center();
        Point b = to.bounds().center();
        double along = (b.x() - a.x()) * dx + (b.y() - a.y()) * dy;
        double aside = Math.abs((b.x() - a.x()) * dy) + Math.abs((b.y() - a.y()) * dx);
        return along <= 1 ? Double.POSITIVE_INFINITY : along + 2 * aside;
    }

    /// Selects the next figure in reading order, or the one before; not beyond the last.
    public boolean inOrder(boolean forward) {
        List<Figure> order = new ArrayList<>(model.diagram().figures().values());
        order.sort(
                Comparator.comparingDouble((Figure f) -> f.bounds().x())
                        .thenComparingDouble(f -> f.bounds().y()));
        Figure now = from();
        int at = now == null ? (forward ? -1 : order.size()) : order.indexOf(now);
        int to = forward ? at + 1 : at - 1;
        return to >= 0 && to < order.size() && take(order.get(to));
    }

    private @Nullable Figure from() {
        String only = model.session().selection().only();
        return only == null ? null : model.diagram().figure(only);
    }

    private boolean take(Figure figure) {
        model.session().select(Selection.ofElement(figure.id()));
        view.reveal(figure.bounds());
        return true;
    }
}
