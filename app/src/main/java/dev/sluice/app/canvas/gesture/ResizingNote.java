package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.engine.model.Layout.Note;

/// Pulls the corner of a note.
public record ResizingNote(Note before, Point start, Note now) implements Gesture {
    private static final double SMALLEST = 60;

    @Override
    public Gesture drag(Pointer to) {
        double width = before.width() + to.at().x() - start.x();
        double height = before.height() + to.at().y() - start.y();
        return new ResizingNote(
                before,
                start,
                new Note(
                        before.id(),
                        before.x(),
                        before.y(),
                        Math.max(SMALLEST, to.keys().free() ? width : Sizes.snapped(width)),
                        Math.max(SMALLEST, to.keys().free() ? height : Sizes.snapped(height)),
                        before.text(),
                        before.color()));
    }

    @Override
    public Outcome release() {
        return new Outcome.Edited(new LayoutEdit.PutNote(now));
    }
}
