package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.edit.Outlet;

import org.jspecify.annotations.Nullable;

/// Offers the user what can be put at a place of the canvas.
public interface Offers {
    /// @param at the place
    /// @param from what will lead to it, if anything
    /// @param screenX where on the screen that is
    void offer(Point at, @Nullable Outlet from, double screenX, double screenY);
}
