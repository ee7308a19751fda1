package dev.sluice.app.fx;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// How a split pane is divided: by a rule that looks at its size, until the user moves a divider.
public final class Division {
    private final SplitPane pane;
    private final Runnable rule;
    private boolean moved;
    private boolean asked;

    /// @param rule sets the dividers; asked for only while the pane has a size
    public Division(SplitPane pane, Runnable rule) {
        this.pane = pane;
        this.rule = rule;
        boolean beside = pane.getOrientation() == Orientation.HORIZONTAL;
        (beside ? pane.widthProperty() : pane.heightProperty()).subscribe(this::renew);
        pane.addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                drag -> {
                    if (drag.getTarget() instanceof Node node && isDivider(node)) {
                        moved = true;
                    }
                });
    }

    /// Divides it anew, as what it holds has another size. A split pane gives its first part what
    /// was added once it has been laid out, so it is divided again after that.
    public void renew() {
        divide();
        if (!asked) {
            asked = true;
            Platform.runLater(
                    () -> {
                        asked = false;
                        pane.layout();
                        divide();
                    });
        }
    }

    private void divide() {
        if (pane.getWidth() > 0 && pane.getHeight() > 0 && !moved) {
            rule.run();
        }
    }

    private boolean isDivider(Node node) {
        for (Node n = node; n != null && n != pane; n = n.getParent()) {
            if (n.getStyleClass().contains("split-pane-divider")) {
                return n.getParent() == pane;
            }
        }
        return false;
    }
}
