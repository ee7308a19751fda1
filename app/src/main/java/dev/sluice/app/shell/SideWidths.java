package dev.sluice.app.shell;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// The widths of what stands left and right of the canvas. They follow the window's width until the
/// user moves a divider.
final class SideWidths {
    private final SplitPane all;
    private boolean moved;
    private boolean asked;

    private SideWidths(SplitPane all) {
        this.all = all;
    }

    /// Keeps the widths of a split pane with the palette at its left and, where there are three
    /// parts, the inspector at its right.
    static void keep(SplitPane all) {
        var widths = new SideWidths(all);
        all.widthProperty().subscribe(widths::changed);
        all.addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                drag -> {
                    if (drag.getTarget() instanceof Node node && widths.isDivider(node)) {
                        widths.moved = true;
                    }
                });
    }

    /// A split pane gives its first part what was added once it has been laid out, so the widths
    /// are set after that.
    private void changed() {
        set();
        if (!asked) {
            asked = true;
            Platform.runLater(
                    () -> {
                        asked = false;
                        all.layout();
                        set();
                    });
        }
    }

    /// A split pane counts in shares.
    private void set() {
        double whole = all.getWidth();
        if (whole > 0 && !moved) {
            all.setDividerPosition(0, palette(whole) / whole);
            if (all.getItems().size() > 2) {
                all.setDividerPosition(1, 1 - inspector(whole) / whole);
            }
        }
    }

    private boolean isDivider(Node node) {
        for (Node n = node; n != null && n != all; n = n.getParent()) {
            if (n.getStyleClass().contains("split-pane-divider")) {
                return n.getParent() == all && all.getOrientation() == Orientation.HORIZONTAL;
            }
        }
        return false;
    }

    private static double palette(double window) {
        return Math.clamp(window * 0.15, 190, 260);
    }

    /// Code is read in the inspector, so a large window gives it more.
    private static double inspector(double window) {
        return Math.clamp(window * 0.235, 300, 560);
    }
}
