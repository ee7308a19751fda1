package dev.sluice.app.canvas.geometry.tidy;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Layout.Note;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Beside which trigger or step each note of a document stands, and which notes frame several.
final class NoteHolders {
    /// What is further away than this stands by itself.
    private static final double REACH = 120;

    /// What stands above or below counts for nearer than what stands to the left or right.
    private static final double ASIDE = 80;

    /// How far a note may jut out above or below without taking the room of the next column.
    private static final double OVERHANG = 2 * Sizes.GRID;

    /// What a note around several figures leaves free about them at least.
    private static final double MARGIN = Sizes.GRID;

    private final Map<String, List<Note>> beside = new HashMap<>();
    private final Map<String, List<String>> framed = new HashMap<>();
    private final Map<String, Rect> bounds = new HashMap<>();

    private NoteHolders() {}

    static NoteHolders in(FlowDocument document) {
        var holders = new NoteHolders();
        if (!document.layout().notes().isEmpty()) {
            var diagram = Diagram.of(document);
            diagram.figures().values().forEach(f -> holders.bounds.put(f.id(), f.bounds()));
            document.layout().notes().forEach(note -> holders.take(note, diagram));
        }
        return holders;
    }

    private void take(Note note, Diagram diagram) {
        var at = new Rect(note.x(), note.y(), note.width(), note.height());
        String box = diagram.boxIdAt(at.center());
        List<Figure> near =
                diagram.figures().values().stream()
                        .filter(f -> Objects.equals(box(f), box))
                        .toList();
        List<String> within =
                near.stream()
                        .filter(f -> at.contains(f.bounds().center()))
                        .map(Figure::id)
                        .toList();
        if (within.size() > 1) {
            framed.put(note.id(), within);
            return;
        }
        Figure nearest = null;
        double least = REACH + ASIDE;
        for (Figure figure : near) {
            double distance = distance(at, figure.bounds());
            if (distance < least) {
                least = distance;
                nearest = figure;
            }
        }
        if (nearest != null) {
            beside.computeIfAbsent(nearest.id(), _ -> new ArrayList<>()).add(note);
        }
    }

    private static @Nullable String box(Figure figure) {
        return figure instanceof Figure.OfStep s ? s.box() : null;
    }

    private static double distance(Rect a, Rect b) {
        double x = Math.max(0, Math.max(a.x() - b.right(), b.x() - a.right()));
        double y = Math.max(0, Math.max(a.y() - b.bottom(), b.y() - a.bottom()));
        return Math.hypot(x, y) + (x > 0 ? ASIDE : 0);
    }

    /// What a figure takes up with the notes beside it, from its own corner.
    ///
    /// @param figure as large as it shall be, with its corner at the origin
    Rect room(Figure figure) {
        Rect room = figure.bounds();
        for (Note note : beside.getOrDefault(figure.id(), List.of())) {
            Point by = offset(note, figure);
            room = room.union(taken(new Rect(by.x(), by.y(), note.width(), note.height()), figure));
        }
        return room;
    }

    /// The part of a note that takes up room, so that cards of one column stand in line.
    private static Rect taken(Rect note, Figure figure) {
        Rect card = figure.bounds();
        boolean aside = note.y() < card.bottom() && note.bottom() > card.y();
        if (aside) {
            return note;
        }
        double left = note.x() >= card.x() - OVERHANG ? Math.max(note.x(), card.x()) : note.x();
        double right =
                note.right() <= card.right() + OVERHANG
                        ? Math.min(note.right(), card.right())
                        : note.right();
        return new Rect(left, note.y(), Math.max(0, right - left), note.height());
    }

    /// Where the corners of the notes beside a figure are, from its own corner.
    Map<String, Point> beside(Figure figure) {
        Map<String, Point> corners = new LinkedHashMap<>();
        for (Note note : beside.getOrDefault(figure.id(), List.of())) {
            corners.put(note.id(), offset(note, figure));
        }
        return corners;
    }

    /// What stands right of a box or below it stays there when the box gets larger.
    private Point offset(Note note, Figure figure) {
        Rect old = bounds.getOrDefault(figure.id(), figure.bounds());
        double right = note.x() >= old.right() ? figure.bounds().width() - old.width() : 0;
        double down = note.y() >= old.bottom() ? figure.bounds().height() - old.height() : 0;
        return new Point(note.x() - old.x() + right, note.y() - old.y() + down);
    }

    /// What a note takes up that frames several figures, with as much margin as before; `null` for
    /// one that does not, or where one of them was not arranged.
    ///
    /// @param now what the figures that were arranged take up
    @Nullable Rect frame(Note note, Map<String, Rect> now) {
        List<String> within = framed.getOrDefault(note.id(), List.of());
        Rect old = Rect.around(within.stream().map(bounds::get).filter(Objects::nonNull).toList());
        Rect next = Rect.around(within.stream().map(now::get).filter(Objects::nonNull).toList());
        if (old == null || next == null || !now.keySet().containsAll(within)) {
            return null;
        }
        double left = Math.max(MARGIN, old.x() - note.x());
        double top = Math.max(MARGIN, old.y() - note.y());
        double right = Math.max(MARGIN, note.x() + note.width() - old.right());
        double bottom = Math.max(MARGIN, note.y() + note.height() - old.bottom());
        return new Rect(
                next.x() - left,
                next.y() - top,
                left + next.width() + right,
                top + next.height() + bottom);
    }
}
