package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.Wire;

import org.jspecify.annotations.Nullable;

/// Where something that is carried over the canvas would go.
///
/// @param at the pointer
/// @param wire the wire it would be put on
/// @param box the box it would be put into
/// @param refusal why it cannot be let go here
public record DropAim(
        Point at, Rect where, @Nullable Wire wire, @Nullable String box, @Nullable String refusal) {
    /// The same place, where it cannot be let go.
    public DropAim refused(String reason) {
        return new DropAim(at, where, null, null, reason);
    }
}
