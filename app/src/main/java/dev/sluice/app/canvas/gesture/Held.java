package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What a drag moves.
///
/// @param start where the pointer took it
/// @param bounds what the pointer took, before the move
/// @param box the box that it stands in
/// @param carried whether it can be carried into another box, as steps can
public record Held(
        Set<String> elements,
        Set<String> notes,
        Point start,
        Rect bounds,
        @Nullable String box,
        boolean carried) {}
