package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;

/// What lies under a point of the canvas.
public sealed interface Hit {
    record Nothing() implements Hit {}

    record OnElement(String id) implements Hit {}

    record OnNote(String id) implements Hit {}

    /// The corner by which a note is made larger.
    record OnNoteCorner(String id) implements Hit {}

    record OnOutlet(Outlet outlet) implements Hit {}

    record OnWire(Wire wire) implements Hit {}

    /// The first piece of a wire, by which its beginning is taken elsewhere.
    record OnWireStart(Wire wire) implements Hit {}

    /// The corner by which a box is made larger.
    record OnBoxCorner(String id) implements Hit {}

    /// The sign by which a box is closed or opened.
    record OnFold(String id) implements Hit {}

    /// The sign that tells of a problem.
    record OnProblem(String id) implements Hit {}

    /// The last piece of a wire, by which it is taken elsewhere.
    record OnWireEnd(Wire wire) implements Hit {}
}
