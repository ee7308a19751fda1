package dev.sluice.app.canvas.geometry;

import java.util.HashMap;
import java.util.Map;

/// The line on which figures are brought.
public enum Alignment {
    LEFT,
    CENTER,
    RIGHT,
    TOP,
    MIDDLE,
    BOTTOM;

    /// How far each figure moves, by what it is called. Those that lie on the line already are left
    /// out.
    public <K> Map<K, Point> moves(Map<K, Rect> figures) {
        Rect all = Rect.around(figures.values());
        Map<K, Point> moves = new HashMap<>();
        if (all != null) {
            figures.forEach(
                    (id, r) -> {
                        Point move = move(r, all);
                        if (move.x() != 0 || move.y() != 0) {
                            moves.put(id, move);
                        }
                    });
        }
        return moves;
    }

    private Point move(Rect r, Rect all) {
        return switch (this) {
            case LEFT -> new Point(all.x() - r.x(), 0);
            case CENTER -> new Point(Math.rint(all.center().x()) - r.center().x(), 0);
            case RIGHT -> new Point(all.right() - r.right(), 0);
            case TOP -> new Point(0, all.y() - r.y());
            case MIDDLE -> new Point(0, Math.rint(all.center().y()) - r.center().y());
            case BOTTOM -> new Point(0, all.bottom() - r.bottom());
        };
    }
}
