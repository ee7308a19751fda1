package dev.sluice.app.inspector;

import dev.sluice.app.fx.FormArea;

import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

/// A text area that is as high as its text, up to a bound; long lines wrap.
final class GrowingArea extends FormArea {
    private static final int MOST_LINES = 16;
    private static final double LINE = 1.4;
    private static final double BORDERS = 2;

    private boolean waiting;
    private @Nullable Text followed;

    GrowingArea() {
        setWrapText(true);
        setPrefRowCount(1);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (lookup(".text") instanceof Text text && text != followed) {
            followed = text;
            text.layoutBoundsProperty().subscribe(_ -> growLater());
        }
        growLater();
    }

    /// The text wraps only when its own turn in the layout comes, and a height that changes during
    /// the layout is not seen.
    private void growLater() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(this::grow);
        }
    }

    private void grow() {
        waiting = false;
        if (!(lookup(".text") instanceof Text text)
                || !(lookup(".content") instanceof Region content)) {
            return;
        }
        double line = Math.ceil(text.getFont().getSize() * LINE);
        double wanted = Math.max(text.getLayoutBounds().getHeight(), line);
        double bound = Math.min(wanted, line * MOST_LINES);
        double height = Math.ceil(bound + surround(content) + surround(this) + BORDERS);
        if (Math.abs(height - getPrefHeight()) > 1) {
            setPrefHeight(height);
            setMinHeight(height);
        }
    }

    private static double surround(Region region) {
        return region.snappedTopInset() + region.snappedBottomInset();
    }
}
