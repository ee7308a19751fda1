package dev.sluice.app.canvas.geometry.room;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Room for a card between the two ends of a wire: where it comes to lie, and what is pushed to the
/// right for it.
///
/// @param pushed the ids of what is pushed
/// @param notes the ids of the notes that are pushed with it
/// @param by how far
public record Room(Point corner, Set<String> pushed, Set<String> notes, double by) {
    private static final double GAP = 3 * Sizes.GRID;

    /// @param card the card where it would lie
    /// @param own the id of the card where it is on the canvas already
    public static Room between(Diagram diagram, Wire wire, Rect card, @Nullable String own) {
        Figure from = diagram.figure(wire.from().owner());
        Figure to = diagram.figure(wire.to());
        if (from == null || to == null) {
            return new Room(new Point(card.x(), card.y()), Set.of(), Set.of(), 0);
        }
        boolean start = wire.from() instanceof Outlet.Start;
        double left = start ? from.bounds().x() + GAP : from.bounds().right() + GAP;
        double y = level(card, start ? to.bounds() : from.bounds());
        if (!start && to.bounds().x() <= from.bounds().right()) {
            return new Room(new Point(card.x(), y), Set.of(), Set.of(), 0);
        }
        double room = to.bounds().x() - GAP - card.width();
        if (room >= left) {
            double x = Math.clamp(card.x(), left, room);
            return new Room(new Point(Sizes.snapped(x), y), Set.of(), Set.of(), 0);
        }
        double by = Math.ceil((left - room) / Sizes.GRID) * Sizes.GRID;
        return new Room(new Point(left, y), behind(diagram, from, to, own), notes(diagram, to), by);
    }

    /// A card that lies nearly on one level with what is before it lies on it.
    private static double level(Rect card, Rect before) {
        return Math.abs(card.y() - before.y()) <= 2 * Sizes.GRID
                ? before.y()
                : Sizes.snapped(card.y());
    }

    /// What stands at the end of the wire and farther to the right, in the same box.
    private static Set<String> behind(
            Diagram diagram, Figure from, Figure to, @Nullable String own) {
        Set<String> ids = new HashSet<>();
        String box = to instanceof Figure.OfStep s ? s.box() : null;
        for (Figure figure : diagram.figures().values()) {
            boolean beside =
                    figure instanceof Figure.OfStep s ? Objects.equals(s.box(), box) : box == null;
            if (beside
                    && figure.bounds().x() >= to.bounds().x()
                    && !figure.id().equals(from.id())
                    && !figure.id().equals(own)) {
                ids.add(figure.id());
            }
        }
        return ids;
    }

    /// The notes that stand as far to the right, in the same box.
    private static Set<String> notes(Diagram diagram, Figure to) {
        Set<String> ids = new HashSet<>();
        String box = to instanceof Figure.OfStep s ? s.box() : null;
        for (Figure note : diagram.notes().values()) {
            Point middle = note.bounds().center();
            if (middle.x() >= to.bounds().x() && Objects.equals(diagram.boxIdAt(middle), box)) {
                ids.add(note.id());
            }
        }
        return ids;
    }

    /// An edit that puts the card there, with what is in its way pushed first.
    public Edit onto(Edit put) {
        return pushed.isEmpty()
                ? put
                : new Edit.Together(
                        List.of(new LayoutEdit.MoveElements(pushed, notes, by, 0), put),
                        put.label());
    }
}
