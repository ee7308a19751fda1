package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.fx.Messages;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

import org.jspecify.annotations.Nullable;

/// The diagram on the window. It redraws once a frame at most, and only what is visible has nodes.
public final class CanvasView extends Region {
    private static final double MARGIN = 60;

    private final CanvasModel model;
    private final Viewport viewport = new Viewport();
    private final GridLayer grid = new GridLayer();
    private final Scenery scenery;
    private final Decorations decorations;
    private final Overlay overlay;
    private final EmptyHint empty;
    private final Group world = new Group();
    private final Affine camera = new Affine();
    private final CanvasCommands commands;
    private boolean fitSoon = true;
    private double fittedScale;
    private double fittedX;
    private double fittedY;
    private double fittedWidth;
    private double fittedHeight;

    public CanvasView(CanvasModel model, Look look, Offers offers) {
        this.model = model;
        this.scenery = new Scenery(look);
        this.decorations = new Decorations(model);
        this.overlay = new Overlay(model);
        this.empty = new EmptyHint(look.messages());
        this.commands = new CanvasCommands(model, this, look.messages());
        getStyleClass().add("canvas");
        setId("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(look.messages().text("canvas.accessible"));
        world.getChildren().addAll(scenery, overlay.world());
        world.getTransforms().add(camera);
        world.setManaged(false);
        getChildren().addAll(grid, world, empty, overlay.window());
        clip();
        watch(look.messages());
        new PointerInput(this, model, offers, new LabelEditor(this, model)).install();
        new KeyInput(this, commands).install();
    }

    private void clip() {
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    private void watch(Messages messages) {
        model.shownProperty().subscribe(this::requestLayout);
        model.gestureProperty().subscribe(this::requestLayout);
        model.hoverProperty().subscribe(this::requestLayout);
        model.session().selectionProperty().subscribe(this::requestLayout);
        model.session().problemsProperty().subscribe(this::requestLayout);
        model.session().runProperty().subscribe(this::requestLayout);
        viewport.scaleProperty().subscribe(this::requestLayout);
        viewport.xProperty().subscribe(this::requestLayout);
        viewport.yProperty().subscribe(this::requestLayout);
        model.session()
                .selectionProperty()
                .subscribe(now -> setAccessibleHelp(Announcements.of(now, model, messages)));
    }

    public CanvasCommands commands() {
        return commands;
    }

    public Viewport viewport() {
        return viewport;
    }

    /// The point of the canvas under a point of this view.
    public Point at(double x, double y) {
        return viewport.toCanvas(x, y);
    }

    Rect visible() {
        return viewport.visible(getWidth(), getHeight());
    }

    /// Adds something that lies on the window, above the canvas, and lays itself out.
    void addAbove(Node node) {
        getChildren().add(node);
    }

    void removeAbove(Node node) {
        getChildren().remove(node);
    }

    /// Shows where something would be dropped that is held over a point of this view.
    public void hoverDrop(double x, double y) {
        overlay.drop(commands.ghost(at(x, y)));
        requestLayout();
    }

    public void endDrop() {
        overlay.drop(null);
        requestLayout();
    }

    /// Shows the whole flow when there is room to.
    public void fitSoon() {
        fitSoon = true;
        requestLayout();
    }

    /// Whether nobody has moved the canvas since it was fitted to the window.
    private boolean isStillFitted() {
        return viewport.scale() == fittedScale
                && viewport.x() == fittedX
                && viewport.y() == fittedY
                && (getWidth() != fittedWidth || getHeight() != fittedHeight);
    }

    private void fit(@Nullable Rect all, double width, double height) {
        fitSoon = false;
        if (all == null) {
            viewport.center(new Point(0, 0), width, height);
        } else {
            viewport.fit(all, width, height, MARGIN);
        }
        fittedScale = viewport.scale();
        fittedX = viewport.x();
        fittedY = viewport.y();
        fittedWidth = width;
        fittedHeight = height;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        Diagram diagram = model.shown();
        if (fitSoon || isStillFitted()) {
            fit(diagram.bounds(), width, height);
        }
        camera.setToTransform(viewport.scale(), 0, viewport.x(), 0, viewport.scale(), viewport.y());
        grid.resizeRelocate(0, 0, width, height);
        grid.show(viewport, width, height);
        scenery.show(diagram, visible());
        scenery.decorate(decorations, model.held());
        overlay.show(viewport, width, height);
        empty.setVisible(diagram.figures().isEmpty() && diagram.notes().isEmpty());
        empty.autosize();
        empty.relocate(
                Math.rint((width - empty.getWidth()) / 2),
                Math.rint((height - empty.getHeight()) / 2));
    }
}
