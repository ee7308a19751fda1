package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.engine.model.Layout.Place;

import java.util.Map;

/// Pulls the corner of a box. It never becomes smaller than what is inside.
///
/// @param before its bounds when it was taken
public record ResizingBox(String id, Place place, Rect before, Point start, Rect now)
        implements Gesture {
    private static final double NARROWEST = 160;
    private static final double LOWEST = 100;

    @Override
    public Gesture drag(Pointer to) {
        double width = before.width() + to.at().x() - start.x();
        double height = before.height() + to.at().y() - start.y();
        var next =
                new Rect(
                        before.x(),
                        before.y(),
                        Math.max(
                                NARROWEST,
                                to.keys().free() ? Math.rint(width) : Sizes.snapped(width)),
                        Math.max(
                                LOWEST,
                                to.keys().free() ? Math.rint(height) : Sizes.snapped(height)));
        return new ResizingBox(id, place, before, start, next);
    }

    @Override
    public Outcome release() {
        var sized = new Place(now.x(), now.y(), now.width(), now.height(), place.color(), false);
        return new Outcome.Edited(new LayoutEdit.PlaceElements(Map.of(id, sized), "edit.resize"));
    }
}
