package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Sizes;

import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/// The dots behind everything. Where they would stand too close, every second one is left out.
public final class GridLayer extends Pane {
    private static final int DOTS = 8;
    private static final double CLOSEST = 14;

    private final Rectangle dots = new Rectangle();
    private final Region ink = new Region();
    private @Nullable WritableImage tile;
    private double tileStep;
    private @Nullable Color tileColor;

    public GridLayer() {
        ink.getStyleClass().add("grid-ink");
        ink.setVisible(false);
        dots.setManaged(false);
        ink.setManaged(false);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(dots, ink);
    }

    public void show(Viewport viewport, double width, double height) {
        double step = Sizes.GRID * viewport.scale();
        while (step < CLOSEST) {
            step *= 2;
        }
        dots.setWidth(width);
        dots.setHeight(height);
        WritableImage image = tile(step);
        double size = step * DOTS;
        dots.setFill(
                new ImagePattern(
                        image, viewport.x() % size, viewport.y() % size, size, size, false));
    }

    private WritableImage tile(double step) {
        Color color = color();
        WritableImage ready = tile;
        if (ready == null || tileStep != step || !color.equals(tileColor)) {
            ready = draw(step, color);
            tile = ready;
            tileStep = step;
            tileColor = color;
        }
        return ready;
    }

    private static WritableImage draw(double step, Color color) {
        int size = (int) Math.rint(step * DOTS);
        var image = new WritableImage(size, size);
        PixelWriter pixels = image.getPixelWriter();
        for (int i = 0; i < DOTS; i++) {
            for (int j = 0; j < DOTS; j++) {
                int x = (int) Math.rint(i * step);
                int y = (int) Math.rint(j * step);
                pixels.setColor(x % size, y % size, color);
                pixels.setColor((x + 1) % size, y % size, color);
                pixels.setColor(x % size, (y + 1) % size, color);
                pixels.setColor((x + 1) % size, (y + 1) % size, color);
            }
        }
        return image;
    }

    private Color color() {
        if (ink.getBackground() != null) {
            for (BackgroundFill fill : ink.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    return color;
                }
            }
        }
        return Color.TRANSPARENT;
    }
}
