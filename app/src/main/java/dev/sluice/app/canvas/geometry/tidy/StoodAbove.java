package dev.sluice.app.canvas.geometry.tidy;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Puts what the user had above something else above it again, where figures of one column can
/// change places without a wire crossing one more.
final class StoodAbove {
    /// With more figures in a column their order is left as it is.
    private static final int MOST = 200;

    private static final Point ORIGIN = new Point(0, 0);

    private final List<Figure> figures;
    private final Map<String, Rect> rooms;
    private final Map<String, Figure> byId = new HashMap<>();
    private final Map<String, List<Wire>> from = new HashMap<>();
    private final Map<String, List<Wire>> to = new HashMap<>();

    StoodAbove(List<Figure> figures, List<Wire> wires, Map<String, Rect> rooms) {
        this.figures = figures;
        this.rooms = rooms;
        figures.forEach(f -> byId.put(f.id(), f));
        for (Wire wire : wires) {
            if (byId.keySet().containsAll(Set.of(wire.from().owner(), wire.to()))) {
                from.computeIfAbsent(wire.from().owner(), _ -> new ArrayList<>()).add(wire);
                to.computeIfAbsent(wire.to(), _ -> new ArrayList<>()).add(wire);
            }
        }
    }

    /// Exchanges places.
    ///
    /// @param at where the corners of the figures are
    /// @param stood how far down a figure stood
    void keep(Map<String, Point> at, ToDoubleFunction<Figure> stood) {
        Map<Double, List<Figure>> columns = new TreeMap<>();
        for (Figure figure : figures) {
            Point corner = at.get(figure.id());
            if (corner != null) {
                columns.computeIfAbsent(corner.x(), _ -> new ArrayList<>()).add(figure);
            }
        }
        for (List<Figure> column : columns.values()) {
            if (column.size() <= MOST) {
                keep(column, at, stood);
            }
        }
    }

    private void keep(List<Figure> column, Map<String, Point> at, ToDoubleFunction<Figure> stood) {
        column.sort(Comparator.comparingDouble(f -> at.getOrDefault(f.id(), ORIGIN).y()));
        boolean moved = true;
        for (int round = 0; moved && round < column.size(); round++) {
            moved = false;
            for (int i = 0; i + 1 < column.size(); i++) {
                Figure upper = column.get(i);
                Figure lower = column.get(i + 1);
                if (stood.applyAsDouble(upper) > stood.applyAsDouble(lower)
                        && exchanged(upper, lower, at)) {
                    column.set(i, lower);
                    column.set(i + 1, upper);
                    moved = true;
                }
            }
        }
    }

    /// Exchanges two figures of one size where that makes no wire cross.
    private boolean exchanged(Figure a, Figure b, Map<String, Point> at) {
        Rect room = rooms.getOrDefault(a.id(), a.bounds());
        if (!room.equals(rooms.getOrDefault(b.id(), b.bounds()))) {
            return false;
        }
        int before = crossings(a.id(), b.id(), at);
        exchange(a.id(), b.id(), at);
        if (crossings(a.id(), b.id(), at) > before) {
            exchange(a.id(), b.id(), at);
            return false;
        }
        return true;
    }

    private static void exchange(String a, String b, Map<String, Point> at) {
        Point first = at.getOrDefault(a, ORIGIN);
        at.put(a, at.getOrDefault(b, ORIGIN));
        at.put(b, first);
    }

    /// How many wires of two figures cross one another.
    private int crossings(String a, String b, Map<String, Point> at) {
        return crossings(from.get(a), from.get(b), at) + crossings(to.get(a), to.get(b), at);
    }

    private int crossings(
            @Nullable List<Wire> some, @Nullable List<Wire> others, Map<String, Point> at) {
        if (some == null || others == null) {
            return 0;
        }
        int count = 0;
        for (Wire one : some) {
            for (Wire other : others) {
                double begin = begin(one, at) - begin(other, at);
                double end = end(one, at) - end(other, at);
                count += begin * end < 0 ? 1 : 0;
            }
        }
        return count;
    }

    private double begin(Wire wire, Map<String, Point> at) {
        Figure figure = byId.get(wire.from().owner());
        double corner = at.getOrDefault(wire.from().owner(), ORIGIN).y();
        return figure == null ? corner : corner + Ports.outlet(figure, wire.from()).y();
    }

    private double end(Wire wire, Map<String, Point> at) {
        Figure figure = byId.get(wire.to());
        Point inlet = figure == null ? null : Ports.inlet(figure);
        return at.getOrDefault(wire.to(), ORIGIN).y() + (inlet == null ? 0 : inlet.y());
    }
}
