package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.edit.Outlet;

import org.jspecify.annotations.Nullable;

/// What the canvas asks the rest of the window for.
public interface Offers {
    /// Offers the user what can be put at a place of the canvas.
    ///
    /// @param at the place
    /// @param from what will lead to it, if anything
    /// @param screenX where on the screen that is
    void offer(Point at, @Nullable Outlet from, double screenX, double screenY);

    /// Shows the settings of a step or trigger, ready to be typed into.
    default void open(String id) {}
}
