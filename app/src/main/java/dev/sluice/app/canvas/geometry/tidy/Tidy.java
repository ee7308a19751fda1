package dev.sluice.app.canvas.geometry.tidy;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Arranges a flow from left to right in layers, each box by itself from the inside out. Of the
/// user's own arrangement it keeps what stands above what, the notes beside what they stand beside,
/// and the left upper corner.
public final class Tidy {
    private static final String LABEL = "edit.tidy";

    private final FlowDocument document;
    private final NoteHolders holders;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /// Where the corners of notes go.
    private final Map<String, Point> notes = new LinkedHashMap<>();

    /// What triggers and steps take up when they are arranged.
    private final Map<String, Rect> drawn = new HashMap<>();

    /// What boxes hold, by box, as if the box stood at the origin.
    private final Map<String, Tidy> inside = new HashMap<>();

    private Tidy(FlowDocument document, NoteHolders holders) {
        this.document = document;
        this.holders = holders;
    }

    /// Places for all triggers and steps, the left upper one at a given point.
    public static Map<String, Place> places(FlowDocument document, double x, double y) {
        return all(document, new Point(x, y)).places;
    }

    /// Arranges all triggers and steps. A note that stands beside one keeps standing there.
    public static Edit edit(FlowDocument document) {
        return all(document, null).edit();
    }

    /// Arranges some triggers and steps, by themselves: those that stand in one box together.
    public static Edit edit(FlowDocument document, Set<String> ids) {
        return some(document, ids).edit();
    }

    private Edit edit() {
        List<Edit> edits = new ArrayList<>();
        edits.add(new LayoutEdit.PlaceElements(places, LABEL));
        for (Note note : document.layout().notes()) {
            Rect at = holders.frame(note, drawn);
            Point corner = at == null ? notes.get(note.id()) : new Point(at.x(), at.y());
            if (corner != null) {
                edits.add(
                        new LayoutEdit.PutNote(
                                new Note(
                                        note.id(),
                                        corner.x(),
                                        corner.y(),
                                        at == null ? note.width() : at.width(),
                                        at == null ? note.height() : at.height(),
                                        note.text(),
                                        note.color())));
            }
        }
        return new Edit.Together(edits, LABEL);
    }

    /// @param corner the left upper one; `null`: as it is
    private static Tidy all(FlowDocument document, @Nullable Point corner) {
        var tidy = new Tidy(document, NoteHolders.in(document));
        List<Figure> figures = new ArrayList<>();
        document.flow().triggers().values().forEach(t -> figures.add(figure(t)));
        document.flow().steps().values().forEach(s -> figures.add(tidy.figure(s)));
        Point at = corner == null ? tidy.corner(figures) : corner;
        tidy.level(figures, at.x(), at.y());
        return tidy;
    }

    private static Tidy some(FlowDocument document, Set<String> ids) {
        var tidy = new Tidy(document, NoteHolders.in(document));
        Map<String, List<Figure>> levels = new LinkedHashMap<>();
        for (Trigger trigger : document.flow().triggers().values()) {
            if (ids.contains(trigger.id())) {
                levels.computeIfAbsent("", _ -> new ArrayList<>()).add(figure(trigger));
            }
        }
        StepTree.forEach(
                document.flow().steps(),
                (step, box) -> {
                    if (ids.contains(step.id()) && (box == null || !ids.contains(box))) {
                        levels.computeIfAbsent(box == null ? "" : box, _ -> new ArrayList<>())
                                .add(tidy.figure(step));
                    }
                });
        for (List<Figure> level : levels.values()) {
            Point corner = tidy.corner(level);
            tidy.level(level, corner.x(), corner.y());
        }
        return tidy;
    }

    /// The left upper corner of figures where they stand, with the notes beside them.
    private Point corner(List<Figure> figures) {
        List<Rect> standing =
                figures.stream()
                        .map(
                                figure -> {
                                    Place at = document.place(figure.id());
                                    return at == null
                                            ? null
                                            : holders.room(figure).movedBy(at.x(), at.y());
                                })
                        .filter(Objects::nonNull)
                        .toList();
        Rect all = Rect.around(standing);
        return all == null
                ? new Point(0, 0)
                : new Point(Sizes.snapped(all.x()), Sizes.snapped(all.y()));
    }

    private Point place(Figure figure) {
        Place place = document.place(figure.id());
        return place == null ? new Point(0, 0) : new Point(place.x(), place.y());
    }

    /// Arranges what stands side by side; gives back its extent. What stood above stays above where
    /// it can.
    private Rect level(List<Figure> figures, double x, double y) {
        figures.sort(Comparator.comparingDouble(f -> place(f).y()));
        Map<String, Integer> order = new HashMap<>();
        Map<String, Rect> rooms = new HashMap<>();
        List<Wire> wires = new ArrayList<>();
        for (Figure figure : figures) {
            order.put(figure.id(), order.size());
            rooms.put(figure.id(), holders.room(figure));
            wires.addAll(wires(figure));
        }
        wires.sort(Comparator.comparingInt(w -> order.getOrDefault(w.to(), 0)));
        Map<String, Point> at = Layers.of(figures, wires, rooms);
        new StoodAbove(figures, wires, rooms).keep(at, f -> place(f).y());
        Rect all = new Rect(x, y, 0, 0);
        for (Figure figure : figures) {
            Point p = at.get(figure.id());
            if (p != null) {
                double left = Sizes.snapped(x + p.x());
                double top = Sizes.snapped(y + p.y());
                move(figure, left, top);
                all = all.union(holders.room(figure).movedBy(left, top));
            }
        }
        return all;
    }

    private static List<Wire> wires(Figure figure) {
        return switch (figure) {
            case Figure.OfStep s -> Wires.of(s.step());
            case Figure.OfTrigger t -> Wires.of(t.trigger());
            case Figure.OfNote _ -> List.of();
        };
    }

    private void move(Figure figure, double left, double top) {
        String id = figure.id();
        Place old = document.place(id);
        String color = old == null ? null : old.color();
        if (old != null && old.collapsed()) {
            places.put(id, new Place(left, top, old.width(), old.height(), color, true));
            moveInside(id, left - old.x(), top - old.y());
        } else {
            boolean box = figure instanceof Figure.OfStep s && s.open();
            Double width = box ? figure.bounds().width() : null;
            Double height = box ? figure.bounds().height() : null;
            places.put(id, new Place(left, top, width, height, color, false));
        }
        drawn.put(id, figure.bounds().movedBy(left, top));
        holders.beside(figure).forEach((note, by) -> notes.put(note, by.plus(left, top)));
        Tidy inner = inside.get(id);
        if (inner != null) {
            inner.places.forEach((step, p) -> places.put(step, p.movedBy(left, top)));
            inner.notes.forEach((note, p) -> notes.put(note, p.plus(left, top)));
            inner.drawn.forEach((step, r) -> drawn.put(step, r.movedBy(left, top)));
        }
    }

    /// What is inside a closed box keeps its distance from it.
    private void moveInside(String box, double dx, double dy) {
        Step step = document.step(box);
        Step.Body body = step == null ? null : step.body();
        if (body != null) {
            StepTree.forEach(
                    body.steps(),
                    (inner, _) -> {
                        Place at = document.place(inner.id());
                        if (at != null) {
                            places.put(inner.id(), at.movedBy(dx, dy));
                        }
                    });
        }
    }

    private static Figure figure(Trigger trigger) {
        return new Figure.OfTrigger(trigger, null, Sizes.trigger(0, 0));
    }

    private Figure figure(Step step) {
        Step.Body body = step.body();
        Place place = document.place(step.id());
        if (body == null || (place != null && place.collapsed())) {
            return new Figure.OfStep(step, null, Sizes.card(step, 0, 0), null, 0, false);
        }
        var inner = new Tidy(document, holders);
        List<Figure> figures = new ArrayList<>();
        body.steps().values().forEach(s -> figures.add(inner.figure(s)));
        Rect r = inner.level(figures, Sizes.BOX_PADDING + Sizes.GRID, Sizes.BOX_HEAD + Sizes.GRID);
        inside.put(step.id(), inner);
        Rect bounds =
                new Rect(
                        0,
                        0,
                        Math.max(Sizes.BOX_WIDTH, r.right() + Sizes.BOX_PADDING),
                        Math.max(Sizes.BOX_HEIGHT, r.bottom() + Sizes.GRID));
        return new Figure.OfStep(step, null, bounds, null, 0, true);
    }
}
