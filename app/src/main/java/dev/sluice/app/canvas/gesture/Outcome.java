package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.Clips;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What the user has done when the pointer's button is let go.
public sealed interface Outcome {
    record Nothing() implements Outcome {}

    /// Pressed and let go in one place.
    ///
    /// @param extend whether the key is held that adds to the selection
    record Clicked(Hit hit, Point at, boolean extend) implements Outcome {}

    record Edited(Edit edit) implements Outcome {}

    /// A copy of elements and notes was let go.
    ///
    /// @param box the box that the copies of steps are put into
    /// @param by how far from the originals
    record Copied(Set<String> elements, Set<String> notes, @Nullable String box, Point by)
            implements Outcome {
        /// The edit that makes the copies.
        public ElementEdit.Paste paste(FlowDocument document) {
            return new ElementEdit.Paste(Clips.of(document, elements, notes), box, by.x(), by.y());
        }
    }

    record MarkedArea(Rect area, boolean extend) implements Outcome {}

    /// A wire was let go where nothing is: what fits there can be offered.
    record LetGoWire(Outlet from, Point at) implements Outcome {}

    /// The end of a wire, or its beginning, was taken away and let go where nothing is: what fits
    /// there can be offered, and to take the wire away.
    record LetGoEnd(Wire wire, boolean beginning, Point at) implements Outcome {}

    /// A wire was let go over something it cannot lead to.
    record Refused(String reason) implements Outcome {}
}
