package dev.sluice.app.canvas.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What wires go round: the figures of a diagram, found by where they are.
final class Obstacles {
    private static final double CELL = 320;

    /// An area of more cells is not looked at cell by cell.
    private static final double MANY = 10_000;

    private final Map<Long, List<Figure>> cells = new HashMap<>();
    private final List<Figure> large = new ArrayList<>();
    private final Collection<Figure> all;

    Obstacles(Collection<Figure> figures) {
        all = figures;
        for (Figure figure : figures) {
            if (isLarge(figure.bounds())) {
                large.add(figure);
            } else {
                forEachCell(
                        figure.bounds(),
                        cell -> cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(figure));
            }
        }
    }

    private static boolean isLarge(Rect area) {
        return (area.width() / CELL + 1) * (area.height() / CELL + 1) > MANY;
    }

    private interface CellVisitor {
        void visit(long cell);
    }

    private static void forEachCell(Rect area, CellVisitor visitor) {
        int right = cell(area.right());
        int bottom = cell(area.bottom());
        for (int x = cell(area.x()); x <= right; x++) {
            for (int y = cell(area.y()); y <= bottom; y++) {
                visitor.visit(((long) x << 32) | (y & 0xffffffffL));
            }
        }
    }

    private static int cell(double at) {
        return (int) Math.floor(at / CELL);
    }

    /// The bounds of what touches an area, apart from the boxes that a wire stays within.
    List<Rect> in(Rect area, Set<String> around) {
        List<Rect> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Consumer<Figure> look =
                figure -> {
                    if (figure.bounds().intersects(area)
                            && !around.contains(figure.id())
                            && seen.add(figure.id())) {
                        found.add(figure.bounds());
                    }
                };
        if (isLarge(area)) {
            all.forEach(look);
        } else {
            forEachCell(area, cell -> cells.getOrDefault(cell, List.of()).forEach(look));
            large.forEach(look);
        }
        return found;
    }
}
