package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Where a flow is drawn. Losing it loses no meaning. Steps and triggers share one set of ids, so
/// one map of places serves both.
public record Layout(Map<String, Place> places, List<Note> notes) {
    public static final Layout EMPTY = new Layout(Map.of(), List.of());

    /// Left upper corner on the canvas, in pixels at zoom 1; size only for boxes.
    public record Place(
            double x,
            double y,
            @Nullable Double width,
            @Nullable Double height,
            @Nullable String color,
            boolean collapsed) {
        public static Place at(double x, double y) {
            return new Place(x, y, null, null, null, false);
        }

        public Place movedBy(double dx, double dy) {
            return new Place(x + dx, y + dy, width, height, color, collapsed);
        }
    }

    /// A text on the canvas.
    public record Note(
            String id,
            double x,
            double y,
            double width,
            double height,
            String text,
            @Nullable String color) {}
}
