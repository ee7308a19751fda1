package dev.sluice.app.canvas.geometry;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Between what a wire leads.
///
/// @param downwards whether it leaves downwards, as errors do; else to the right
/// @param source the bounds of what it leaves
/// @param target the bounds of what it arrives at
/// @param around the boxes that both ends lie in
/// @param room the bounds of the innermost of them
/// @param lean how far to the right it rises or falls, to stand beside others
public record Ends(
        Point start,
        boolean downwards,
        Point end,
        Rect source,
        Rect target,
        Set<String> around,
        @Nullable Rect room,
        double lean) {
    private static final double REACH = 160;
    private static final double EDGE = 6;

    /// The way it takes where nothing else is on the canvas.
    Curve plainly() {
        return downwards ? Routing.error(start, end) : Routing.flow(this);
    }

    /// Whether it goes back to the left, so that it has to be led round its own ends.
    boolean isBackward() {
        return !downwards && end.x() - start.x() < Routing.STUB;
    }

    /// What it is drawn in, as a rule.
    Rect reach() {
        return kept(Rect.between(start, end).union(target).grown(REACH));
    }

    /// The part of an area that lies in the room it has.
    Rect kept(Rect area) {
        return room == null ? area : area.within(room.grown(-EDGE));
    }
}
