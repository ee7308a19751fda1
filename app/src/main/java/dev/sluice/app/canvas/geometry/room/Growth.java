package dev.sluice.app.canvas.geometry.room;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.room.Clearance.Neighbour;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.engine.model.Layout.Note;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What one edit makes larger, with room made for it among its neighbours: a box around some steps,
/// a box that is opened, one that more is put into, a choice with more rules. What is inside out:
/// where neighbours in a box are pushed, the box may become larger in turn.
public final class Growth {
    private final Map<String, Figure> old;

    /// How far each figure has been pushed so far, what is inside it apart.
    private final Map<String, Point> pushed = new HashMap<>();

    private final List<Edit> edits = new ArrayList<>();
    private FlowDocument document;
    private Map<String, Figure> figures;

    private Growth(FlowDocument before, FlowDocument after) {
        this.old = Diagram.figures(before);
        this.document = after;
        this.figures = Diagram.figures(after);
    }

    /// An edit, with what is pushed by what it makes larger. The same edit where nothing is.
    public static Edit withRoom(FlowDocument before, Edit edit) {
        if (edit instanceof Edit.LoadFromDisk || isBesideBoxes(before, edit)) {
            return edit;
        }
        FlowDocument after = edit.apply(before);
        if (after.layout() == before.layout() && after.flow().steps() == before.flow().steps()) {
            return edit;
        }
        List<Edit> pushes = new Growth(before, after).pushes();
        if (pushes.isEmpty()) {
            return edit;
        }
        pushes.addFirst(edit);
        return new Edit.Together(pushes, edit.label());
    }

    /// Whether all that an edit does is to move what stands in no box, as most drags do.
    private static boolean isBesideBoxes(FlowDocument before, Edit edit) {
        return edit instanceof LayoutEdit.MoveElements(var elements, _, _, _)
                && elements.stream()
                        .allMatch(
                                id ->
                                        before.flow().steps().containsKey(id)
                                                || before.trigger(id) != null);
    }

    private List<Edit> pushes() {
        int deepest = 0;
        for (Figure figure : figures.values()) {
            deepest = Math.max(deepest, depth(figure));
        }
        for (int depth = deepest; depth >= 0; depth--) {
            for (String id : List.copyOf(figures.keySet())) {
                Figure figure = figures.get(id);
                Grown grown = figure == null || depth(figure) != depth ? null : grown(figure);
                if (grown != null) {
                    push(grown);
                }
            }
            bared(depth).forEach(this::push);
        }
        return edits;
    }

    private static int depth(Figure figure) {
        return figure instanceof Figure.OfStep s ? s.depth() : 0;
    }

    private static @Nullable String box(@Nullable Figure figure) {
        return figure instanceof Figure.OfStep s ? s.box() : null;
    }

    /// Something that takes up more than before.
    ///
    /// @param own the figures it is made of
    /// @param box the box it stands in
    /// @param around whether it was made around what stood there, so that others may stand amid it
    private record Grown(
            Set<String> own, @Nullable String box, Rect was, Rect is, boolean around) {}

    private @Nullable Grown grown(Figure figure) {
        String id = figure.id();
        Rect is = figure.bounds();
        Figure before = old.get(id);
        if (before != null && Objects.equals(box(before), box(figure))) {
            Rect was = stood(before);
            boolean same = is.width() == was.width() && is.height() == was.height();
            return !same && !was.contains(is)
                    ? new Grown(Set.of(id), box(figure), was, is, false)
                    : null;
        }
        if (!(figure instanceof Figure.OfStep s && s.open())) {
            return null;
        }
        Rect was =
                Rect.around(
                        figures.values().stream()
                                .filter(f -> id.equals(box(f)))
                                .map(f -> old.get(f.id()))
                                .filter(f -> f != null && Objects.equals(box(f), box(figure)))
                                .map(Figure::bounds)
                                .toList());
        return was == null ? null : new Grown(Set.of(id), box(figure), was, is, true);
    }

    /// What stood in boxes that are gone and stands by itself now: at once where a closed box
    /// stood.
    private List<Grown> bared(int depth) {
        List<Grown> all = new ArrayList<>();
        for (Figure before : old.values()) {
            boolean box = before instanceof Figure.OfStep s && s.step().body() != null;
            if (!box || depth(before) != depth || figures.containsKey(before.id())) {
                continue;
            }
            Set<String> inner = new LinkedHashSet<>();
            List<Rect> bounds = new ArrayList<>();
            for (Figure figure : figures.values()) {
                if (isBared(figure, before)) {
                    inner.add(figure.id());
                    bounds.add(figure.bounds());
                }
            }
            Rect is = Rect.around(bounds);
            if (is != null) {
                all.add(new Grown(inner, box(before), stood(before), is, false));
            }
        }
        return all;
    }

    /// Whether a figure stands where a box stood that is gone.
    private boolean isBared(Figure figure, Figure gone) {
        Figure before = old.get(figure.id());
        boolean inside =
                before == null
                        ? gone instanceof Figure.OfStep s && !s.open() && holds(s, figure.id())
                        : gone.id().equals(box(before));
        return inside && Objects.equals(box(figure), box(gone));
    }

    private static boolean holds(Figure.OfStep box, String id) {
        var body = box.step().body();
        return body != null && body.steps().containsKey(id);
    }

    /// Where a figure stood, had it been pushed at once.
    private Rect stood(Figure before) {
        Point by = pushed.getOrDefault(before.id(), new Point(0, 0));
        return before.bounds().movedBy(by.x(), by.y());
    }

    private void push(Grown grown) {
        Map<String, Rect> beside = new LinkedHashMap<>();
        List<Neighbour> unmoved = new ArrayList<>();
        Set<String> wired = wired(grown.own());
        for (Figure figure : figures.values()) {
            String id = figure.id();
            if (Objects.equals(box(figure), grown.box()) && !grown.own().contains(id)) {
                beside.put(id, figure.bounds());
                if (isUnmoved(figure)) {
                    unmoved.add(new Neighbour(figure.bounds(), wired.contains(id)));
                }
            }
        }
        var clearance = new Clearance(grown.was(), grown.is(), unmoved);
        Map<String, Point> moves = new LinkedHashMap<>();
        grown.own().forEach(id -> moves.put(id, clearance.own()));
        beside.forEach((id, r) -> moves.put(id, clearance.by(r)));
        if (grown.around()) {
            moves.putAll(clearance.outOf(beside));
        }
        apply(moves, notes(grown, clearance));
    }

    /// What wires lead to or from these, those of errors apart.
    private Set<String> wired(Set<String> own) {
        Set<String> wired = new HashSet<>();
        for (Wire wire : Wires.of(document.flow())) {
            if (!(wire.from() instanceof Outlet.Catcher)) {
                if (own.contains(wire.to())) {
                    wired.add(wire.from().owner());
                } else if (own.contains(wire.from().owner())) {
                    wired.add(wire.to());
                }
            }
        }
        return wired;
    }

    /// Whether a figure stands where it stood before the edit: what the user puts somewhere is not
    /// moved on.
    private boolean isUnmoved(Figure figure) {
        Figure before = old.get(figure.id());
        if (before == null || !Objects.equals(box(before), box(figure))) {
            return false;
        }
        Rect stood = stood(before);
        return stood.x() == figure.bounds().x() && stood.y() == figure.bounds().y();
    }

    private Map<String, Point> notes(Grown grown, Clearance clearance) {
        Map<String, Point> moves = new LinkedHashMap<>();
        for (Note note : document.layout().notes()) {
            var r = new Rect(note.x(), note.y(), note.width(), note.height());
            String box = boxAt(r.center());
            if (Objects.equals(box, grown.box()) || (box != null && grown.own().contains(box))) {
                moves.put(note.id(), clearance.by(r));
            }
        }
        return moves;
    }

    /// The innermost open box that a point lies in.
    private @Nullable String boxAt(Point p) {
        String found = null;
        for (Figure figure : figures.values()) {
            if (figure instanceof Figure.OfStep s && s.open() && s.bounds().contains(p)) {
                found = s.id();
            }
        }
        return found;
    }

    private void apply(Map<String, Point> moves, Map<String, Point> notes) {
        Map<Point, Set<String>> elements = byMove(moves);
        Map<Point, Set<String>> others = byMove(notes);
        Set<Point> all = new LinkedHashSet<>(elements.keySet());
        all.addAll(others.keySet());
        for (Point by : all) {
            Set<String> ids = elements.getOrDefault(by, Set.of());
            var move =
                    new LayoutEdit.MoveElements(
                            ids, others.getOrDefault(by, Set.of()), by.x(), by.y());
            ids.forEach(id -> pushed.merge(id, by, (a, b) -> a.plus(b.x(), b.y())));
            edits.add(move);
            document = move.apply(document);
        }
        if (!all.isEmpty()) {
            figures = Diagram.figures(document);
        }
    }

    /// What is moved at all, by how far.
    private static Map<Point, Set<String>> byMove(Map<String, Point> moves) {
        Map<Point, Set<String>> result = new LinkedHashMap<>();
        moves.forEach(
                (id, by) -> {
                    if (by.x() != 0 || by.y() != 0) {
                        result.computeIfAbsent(by, _ -> new HashSet<>()).add(id);
                    }
                });
        return result;
    }
}
