package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.Edit;

import java.util.Set;

/// Moves steps, triggers and notes. What is under the pointer stays on the grid, the others keep
/// their distance from it.
///
/// @param corner the left upper corner of what is under the pointer, before the move
public record MovingElements(
        Set<String> elements, Set<String> notes, Point start, Point corner, double dx, double dy)
        implements Gesture {
    @Override
    public Gesture drag(Pointer to) {
        double x = to.at().x() - start.x();
        double y = to.at().y() - start.y();
        return new MovingElements(
                elements,
                notes,
                start,
                corner,
                to.free() ? Math.rint(x) : Sizes.snapped(corner.x() + x) - corner.x(),
                to.free() ? Math.rint(y) : Sizes.snapped(corner.y() + y) - corner.y());
    }

    @Override
    public Outcome release() {
        return new Outcome.Edited(new Edit.MoveElements(elements, notes, dx, dy));
    }
}
