package dev.sluice.app.shell.window;

import dev.sluice.app.fx.Division;

import javafx.scene.control.SplitPane;

/// The sizes of what stands beside and below the canvas. They follow the window's until the user
/// moves a divider.
final class SideWidths {
    private static final double DOCK = 0.34;

    /// Bars, and four lines below them.
    private static final double LEAST_DOCK = 250;

    private SideWidths() {}

    /// Keeps the widths of a split pane with the palette at its left and, where there are three
    /// parts, the inspector at its right.
    static void keep(SplitPane all) {
        var _ = new Division(all, () -> divide(all));
    }

    /// Keeps the height of the dock, the lower part of a split pane.
    static void keepDock(SplitPane center) {
        var _ =
                new Division(
                        center, () -> center.setDividerPosition(0, canvas(center.getHeight())));
    }

    /// A split pane counts in shares.
    private static void divide(SplitPane all) {
        double whole = all.getWidth();
        all.setDividerPosition(0, palette(whole) / whole);
        if (all.getItems().size() > 2) {
            all.setDividerPosition(1, 1 - inspector(whole) / whole);
        }
    }

    /// The share that the canvas has above the dock. A low window gives up some of it for lines.
    static double canvas(double height) {
        return 1 - Math.clamp(LEAST_DOCK / height, DOCK, 0.5);
    }

    private static double palette(double window) {
        return Math.clamp(window * 0.15, 190, 260);
    }

    /// Code is read in the inspector, so a large window gives it more.
    private static double inspector(double window) {
        return Math.clamp(window * 0.235, 300, 560);
    }
}
