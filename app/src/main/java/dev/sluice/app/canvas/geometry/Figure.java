package dev.sluice.app.canvas.geometry;

import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

/// Something with an extent on the canvas. It is the same object as long as neither what it shows
/// nor its place changes.
public sealed interface Figure {
    String id();

    Rect bounds();

    /// A step outside or inside a box.
    ///
    /// @param place what its bounds were made from
    /// @param box the box it stands in
    /// @param depth how many boxes it stands in
    /// @param open whether it is a box whose inside is drawn
    record OfStep(
            Step step,
            @Nullable Place place,
            Rect bounds,
            @Nullable String box,
            int depth,
            boolean open)
            implements Figure {
        @Override
        public String id() {
            return step.id();
        }
    }

    record OfTrigger(Trigger trigger, @Nullable Place place, Rect bounds) implements Figure {
        @Override
        public String id() {
            return trigger.id();
        }
    }

    record OfNote(Note note, Rect bounds) implements Figure {
        @Override
        public String id() {
            return note.id();
        }
    }
}
