package dev.sluice.app.canvas.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The direction in which figures are given the same gap to each other. The first and the last stay
/// where they are.
public enum Distribution {
    HORIZONTAL,
    VERTICAL;

    /// How far each figure moves, by what it is called. Those that stay are left out.
    public <K> Map<K, Point> moves(Map<K, Rect> figures) {
        List<Map.Entry<K, Rect>> order = new ArrayList<>(figures.entrySet());
        order.sort(Comparator.comparingDouble(e -> begin(e.getValue())));
        Map<K, Point> moves = new HashMap<>();
        if (order.size() < 3) {
            return moves;
        }
        double first = begin(order.getFirst().getValue());
        double room = end(order.getLast().getValue()) - first;
        for (var entry : order) {
            room -= length(entry.getValue());
        }
        double gap = room / (order.size() - 1);
        double at = first;
        for (var entry : order.subList(0, order.size() - 1)) {
            double by = Math.rint(at - begin(entry.getValue()));
            if (by != 0) {
                moves.put(entry.getKey(), this == HORIZONTAL ? new Point(by, 0) : new Point(0, by));
            }
            at += length(entry.getValue()) + gap;
        }
        return moves;
    }

    private double begin(Rect r) {
        return this == HORIZONTAL ? r.x() : r.y();
    }

    private double length(Rect r) {
        return this == HORIZONTAL ? r.width() : r.height();
    }

    private double end(Rect r) {
        return begin(r) + length(r);
    }
}
