package dev.sluice.app.inspector;

import javafx.application.Platform;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

/// A text area that is as high as its text, up to a bound; long lines wrap.
final class GrowingArea extends TextArea {
    private static final int MOST_LINES = 16;
    private static final double LINE = 1.4;
    private static final double BORDERS = 2;

    private boolean growing;
    private @Nullable Text followed;

    GrowingArea() {
        setWrapText(true);
        setPrefRowCount(1);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (!growing
                && lookup(".text") instanceof Text text
                && lookup(".content") instanceof Region content) {
            if (text != followed) {
                followed = text;
                // the text wraps only when its own turn comes
                text.layoutBoundsProperty().subscribe(_ -> Platform.runLater(this::requestLayout));
            }
            grow(text, content);
        }
    }

    private void grow(Text text, Region content) {
        double line = Math.ceil(text.getFont().getSize() * LINE);
        double surround = surround(content) + surround(this) + BORDERS;
        double wanted = Math.max(text.getLayoutBounds().getHeight(), line);
        double height = Math.ceil(Math.min(wanted, line * MOST_LINES) + surround);
        if (Math.abs(height - getPrefHeight()) > 1) {
            growing = true;
            setPrefHeight(height);
            setMinHeight(height);
            growing = false;
        }
    }

    private static double surround(Region region) {
        return region.snappedTopInset() + region.snappedBottomInset();
    }
}
