package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.room.Room;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

/// What happens to something that is let go where it is.
public sealed interface Landing {
    /// It lies there, and nothing else changes.
    record Aside() implements Landing {}

    /// It is in another box then (`null`: in none).
    ///
    /// @param cut how many wires go, as they would cross the border of a box
    record InBox(@Nullable String box, int cut) implements Landing {}

    /// It is between the two ends of a wire then, with room made for it.
    record OnWire(Wire wire, Room room) implements Landing {}
}
