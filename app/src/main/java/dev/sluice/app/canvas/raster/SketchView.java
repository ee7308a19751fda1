package dev.sluice.app.canvas.raster;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.raster.Sketch.Subject;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;

/// A diagram drawn once into a picture, which is then only moved. It is drawn again when what it
/// shows has changed.
public final class SketchView extends ImageView {
    private @Nullable Raster raster;
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable Drawn drawn;

    /// What the picture shows.
    private record Drawn(Subject subject, Palette palette, double scale, Rect area) {}

    public SketchView() {
        setManaged(false);
        setMouseTransparent(true);
        setSmooth(false);
    }

    /// Shows a part of the canvas at a scale.
    ///
    /// @param area the part, in the canvas's pixels
    public void show(Subject subject, Palette palette, double scale, Rect area) {
        var wanted = new Drawn(subject, palette, scale, area);
        if (!wanted.equals(drawn)) {
            drawn = wanted;
            int width = (int) Math.max(1, Math.ceil(area.width() * scale));
            int height = (int) Math.max(1, Math.ceil(area.height() * scale));
            Raster on = raster(width, height);
            on.clear();
            new Sketch(on, palette, scale, new Point(area.x(), area.y())).draw(subject);
            if (buffer != null) {
                buffer.updateBuffer(_ -> null);
            }
        }
    }

    /// Whether the picture shows at least a part of the canvas, as it is now.
    public boolean covers(Subject subject, Palette palette, double scale, Rect part) {
        Drawn now = drawn;
        return now != null
                && now.scale() == scale
                && now.area().contains(part)
                && now.subject().equals(subject)
                && now.palette().equals(palette);
    }

    /// The part of the canvas the picture shows.
    public @Nullable Rect area() {
        return drawn == null ? null : drawn.area();
    }

    private Raster raster(int width, int height) {
        Raster present = raster;
        if (present != null && present.width() == width && present.height() == height) {
            return present;
        }
        var fresh = new Raster(width, height);
        buffer =
                new PixelBuffer<>(
                        width, height, fresh.buffer(), PixelFormat.getIntArgbPreInstance());
        setImage(new WritableImage(buffer));
        raster = fresh;
        return fresh;
    }
}
