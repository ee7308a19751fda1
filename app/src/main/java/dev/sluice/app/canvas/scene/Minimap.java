package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.raster.Palette;
import dev.sluice.app.canvas.raster.Sketch.Subject;
import dev.sluice.app.canvas.raster.SketchView;

import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The whole flow in a corner of the window, with a frame around the part that the window shows.
/// Pressing and dragging moves that part.
public final class Minimap extends Pane {
    public static final double WIDTH = 200;
    public static final double HEIGHT = 130;
    private static final double INSET = 6;
    private static final double MARGIN = 80;

    private final Region view;
    private final Viewport viewport;
    private final SketchView picture = new SketchView();
    private final Rectangle frame = new Rectangle();
    private final Rectangle clip = new Rectangle(WIDTH, HEIGHT);
    private double scale = 1;
    private Point origin = new Point(0, 0);

    /// @param view what shows the part of the flow that the viewport tells
    public Minimap(Region view, Viewport viewport, String name) {
        this.view = view;
        this.viewport = viewport;
        setId("minimap");
        setManaged(false);
        setAccessibleText(name);
        getStyleClass().add("minimap");
        frame.getStyleClass().add("minimap-frame");
        frame.setManaged(false);
        setClip(clip);
        getChildren().addAll(picture, frame);
        setOnMousePressed(this::center);
        setOnMouseDragged(this::center);
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseClicked(MouseEvent::consume);
    }

    /// @param all the extent of the diagram
    /// @param visible the part that the window shows
    public void show(Subject subject, Palette palette, Rect all, Rect visible) {
        Rect area = all.grown(MARGIN);
        scale = Math.min((WIDTH - 2 * INSET) / area.width(), (HEIGHT - 2 * INSET) / area.height());
        picture.show(subject, palette, scale, area);
        double left = Math.rint((WIDTH - area.width() * scale) / 2);
        double top = Math.rint((HEIGHT - area.height() * scale) / 2);
        picture.relocate(left, top);
        origin = new Point(area.x() - left / scale, area.y() - top / scale);
        frame.setX(Math.rint((visible.x() - origin.x()) * scale) + 0.5);
        frame.setY(Math.rint((visible.y() - origin.y()) * scale) + 0.5);
        frame.setWidth(Math.rint(visible.width() * scale));
        frame.setHeight(Math.rint(visible.height() * scale));
    }

    private void center(MouseEvent e) {
        var at = new Point(origin.x() + e.getX() / scale, origin.y() + e.getY() / scale);
        viewport.center(at, view.getWidth(), view.getHeight());
        e.consume();
    }
}
