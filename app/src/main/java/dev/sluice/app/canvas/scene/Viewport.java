package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

import org.jspecify.annotations.Nullable;

/// Which part of the canvas the window shows, and how large. The canvas moves by whole pixels.
public final class Viewport {
    public static final double SMALLEST = 0.1;
    public static final double LARGEST = 3;
    private static final double FIT_LARGEST = 1;

    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyDoubleWrapper x = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper y = new ReadOnlyDoubleWrapper();
    private @Nullable Anchor anchor;

    /// What lies under a point of the window while it is zoomed there again and again. It is kept,
    /// as each time rounded to pixels would be a little off.
    private record Anchor(double windowX, double windowY, Point under) {
        boolean isAt(double x, double y) {
            return windowX == x && windowY == y;
        }
    }

    public double scale() {
        return scale.get();
    }

    /// Window pixels for one pixel of the canvas.
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    public double x() {
        return x.get();
    }

    public double y() {
        return y.get();
    }

    /// Where the canvas's origin lies on the window.
    public ReadOnlyDoubleProperty xProperty() {
        return x.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty yProperty() {
        return y.getReadOnlyProperty();
    }

    public Point toCanvas(double windowX, double windowY) {
        return new Point((windowX - x()) / scale(), (windowY - y()) / scale());
    }

    public Point toWindow(Point p) {
        return new Point(p.x() * scale() + x(), p.y() * scale() + y());
    }

    /// The part that a view of a size shows.
    public Rect visible(double width, double height) {
        return Rect.between(toCanvas(0, 0), toCanvas(width, height));
    }

    public void pan(double dx, double dy) {
        moveTo(x() + dx, y() + dy);
    }

    /// Zooms so that what lies under a point of the window stays there.
    public void zoom(double factor, double windowX, double windowY) {
        Anchor last = anchor;
        Anchor now =
                last != null && last.isAt(windowX, windowY)
                        ? last
                        : new Anchor(windowX, windowY, toCanvas(windowX, windowY));
        scale.set(Math.clamp(scale() * factor, SMALLEST, LARGEST));
        moveTo(windowX - now.under().x() * scale(), windowY - now.under().y() * scale());
        anchor = now;
    }

    /// Shows a rectangle as a whole, in the middle, never enlarged.
    public void fit(Rect area, double width, double height, double margin) {
        double wanted =
                Math.min(
                        (width - 2 * margin) / Math.max(1, area.width()),
                        (height - 2 * margin) / Math.max(1, area.height()));
        scale.set(Math.clamp(wanted, SMALLEST, FIT_LARGEST));
        center(area.center(), width, height);
    }

    /// Brings a point into the middle.
    public void center(Point p, double width, double height) {
        moveTo(width / 2 - p.x() * scale(), height / 2 - p.y() * scale());
    }

    private void moveTo(double left, double top) {
        anchor = null;
        x.set(Math.rint(left));
        y.set(Math.rint(top));
    }
}
