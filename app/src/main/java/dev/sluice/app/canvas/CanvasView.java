package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sight;
import dev.sluice.app.canvas.raster.Inks;
import dev.sluice.app.canvas.raster.Sketch.Subject;
import dev.sluice.app.canvas.raster.SketchView;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.scene.Decorations;
import dev.sluice.app.canvas.scene.DropAim;
import dev.sluice.app.canvas.scene.EmptyHint;
import dev.sluice.app.canvas.scene.GridLayer;
import dev.sluice.app.canvas.scene.Minimap;
import dev.sluice.app.canvas.scene.Overlay;
import dev.sluice.app.canvas.scene.Scenery;
import dev.sluice.app.canvas.scene.Viewport;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.engine.model.StepType;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/// The diagram on the window. It redraws once a frame at most, and only what is visible has nodes.
public final class CanvasView extends Region {
    private static final double MARGIN = 32;
    private static final double EDGE = 12;

    /// Below this zoom nothing can be read.
    private static final double FAR = 0.45;

    /// From so many figures on, nodes are too slow.
    private static final int MANY = 160;

    private final CanvasModel model;
    private final Viewport viewport = new Viewport();
    private final GridLayer grid = new GridLayer();
    private final Scenery scenery;
    private final Decorations decorations;
    private final Overlay overlay;
    private final EmptyHint empty;
    private final Inks inks = new Inks();
    private final SketchView afar = new SketchView();
    private final Minimap minimap;
    private final FindBar findBar;

    /// While the pointer does the work.
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    /// Shows that the canvas has the keyboard.
    private final Region ring = new Region();

    private boolean mapWanted = true;
    private final Group world = new Group();
    private final Affine camera = new Affine();
    private final CanvasCommands commands;
    private final KeyInput keys;
    private @Nullable Point pointer;
    private final Fitting fitting = new Fitting(this, viewport);
    private Set<String> paused = Set.of();
    private double heightBefore;

    public CanvasView(CanvasModel model, Look look, Offers offers) {
        this.model = model;
        this.scenery = new Scenery(look);
        this.decorations = new Decorations(model, look.messages());
        this.overlay = new Overlay(model, look.messages());
        this.empty = new EmptyHint(look.messages());
        this.commands = new CanvasCommands(model, this, offers, look.messages());
        getStyleClass().add("canvas");
        setId("canvas");
        setFocusTraversable(true);
        // one that is read: to screen readers a mere parent of others is nothing
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(look.messages().text("canvas.accessible"));
        setAccessibleHelp(look.messages().text("canvas.help"));
        world.getChildren().addAll(scenery, overlay.world());
        world.getTransforms().add(camera);
        world.setManaged(false);
        this.minimap = new Minimap(this, viewport, look.messages().text("canvas.minimap"));
        this.findBar = new FindBar(this, model, look);
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        getChildren()
                .addAll(inks, grid, afar, world, empty, overlay.window(), minimap, ring, findBar);
        clip();
        watchFocus();
        watch(look.messages());
        var labels = new LabelEditor(this, model, look.messages());
        var lines = new ContextLines(this, model, look, labels, offers);
        var problems = new ProblemCard(this, model, look);
        new PointerInput(this, model, offers, new PointerInput.Beside(labels, lines, problems))
                .install();
        keys = new KeyInput(this, model, offers, labels, lines);
        keys.install();
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
        model.aimProperty().subscribe(this::requestLayout);
        model.refusalProperty().subscribe(this::requestLayout);
        model.session().selectionProperty().subscribe(this::requestLayout);
        model.session().problemsProperty().subscribe(this::requestLayout);
        model.session().runProperty().subscribe(this::requestLayout);
        model.session().marksProperty().subscribe(this::requestLayout);
        viewport.scaleProperty().subscribe(this::requestLayout);
        viewport.xProperty().subscribe(this::requestLayout);
        viewport.yProperty().subscribe(this::requestLayout);
        Runnable announce =
                () ->
                        setAccessibleText(
                                Announcements.of(model.session().selection(), model, messages));
        model.session().selectionProperty().subscribe(announce);
        model.session().problemsProperty().subscribe(announce);
        model.session().marksProperty().subscribe(announce);
        model.refusalProperty().subscribe(announce);
        announce.run();
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

    /// Takes the keyboard without the ring that shows it: one who points sees where they are.
    public void takeKeyboard() {
        pointed(true);
        requestFocus();
    }

    private void pointed(boolean on) {
        pseudoClassStateChanged(POINTED, on);
    }

    private void watchFocus() {
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pointed(true));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (!key.getCode().isModifierKey() && !key.isShortcutDown()) {
                        pointed(false);
                    }
                });
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                pointed(false);
                            }
                        });
    }

    KeyInput keys() {
        return keys;
    }

    FindBar findBar() {
        return findBar;
    }

    /// Shows the whole flow in the corner whenever the window does not, or never.
    void toggleMinimap() {
        mapWanted = !mapWanted;
        requestLayout();
    }

    /// Moves the canvas where something is out of sight.
    void reveal(Rect r) {
        Rect all = model.diagram().bounds();
        boolean partly = all != null && !visible().contains(all);
        Rect map = mapWanted && partly && hasRoomForMap() ? mapPlace() : null;
        Point corner = viewport.toWindow(new Point(r.x(), r.y()));
        double scale = viewport.scale();
        var thing = new Rect(corner.x(), corner.y(), r.width() * scale, r.height() * scale);
        Point way = new Sight(getWidth(), getHeight(), map).way(thing);
        if (way.x() != 0 || way.y() != 0) {
            viewport.pan(way.x(), way.y());
        }
    }

    private boolean hasRoomForMap() {
        return getWidth() > 3 * Minimap.WIDTH && getHeight() > 3 * Minimap.HEIGHT;
    }

    private Rect mapPlace() {
        return new Rect(
                getWidth() - Minimap.WIDTH - EDGE,
                getHeight() - Minimap.HEIGHT - EDGE,
                Minimap.WIDTH,
                Minimap.HEIGHT);
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

    /// Where on the canvas the pointer is; `null`: elsewhere.
    @Nullable Point pointer() {
        return pointer;
    }

    void pointerAt(@Nullable Point at) {
        pointer = at;
    }

    /// Shows where something would be dropped that is held over a point of this view.
    public void hoverDrop(Blueprint blueprint, double x, double y) {
        model.aim(commands.adding().aim(blueprint, at(x, y)));
    }

    /// Shows where code would be dropped that is held over a point of this view, or why it cannot.
    void hoverFiles(@Nullable String refusal, double x, double y) {
        DropAim aim = commands.adding().aim(new Blueprint.OfStep(StepType.FUNCTION), at(x, y));
        model.aim(refusal == null ? aim : aim.refused(refusal));
    }

    public void endDrop() {
        model.aim(null);
    }

    /// Shows the whole flow when there is room to.
    public void fitSoon() {
        fitting.wish();
        requestLayout();
    }

    /// Brings a step into sight that the run has come to a halt at, or has not room for any more.
    private void showPaused(Diagram diagram, double height) {
        Set<String> now = new HashSet<>();
        model.session()
                .runProperty()
                .get()
                .steps()
                .forEach(
                        (id, step) -> {
                            if (step.status() == Status.PAUSED) {
                                now.add(id);
                            }
                        });
        boolean isNew = !paused.containsAll(now) || height != heightBefore;
        paused = now;
        heightBefore = height;
        if (isNew) {
            for (String id : now) {
                Figure figure = diagram.figure(id);
                if (figure != null) {
                    reveal(figure.bounds());
                }
            }
        }
    }

    /// Where there is more to see than anybody can read, a picture takes the place of the nodes.
    private boolean showAfar(Subject subject) {
        Rect visible = visible();
        boolean far = viewport.scale() < FAR && subject.diagram().count(visible, MANY) >= MANY;
        afar.setVisible(far);
        Rect all = subject.diagram().bounds();
        if (far && all != null) {
            Inks.Colors colors = inks.now();
            if (!afar.covers(subject, colors, viewport.scale(), visible.within(all))) {
                Rect around = visible.grown(visible.width() / 4).within(all.grown(MARGIN));
                afar.show(subject, colors, viewport.scale(), around);
            }
            Rect area = afar.area();
            if (area != null) {
                Point at = viewport.toWindow(new Point(area.x(), area.y()));
                afar.relocate(Math.rint(at.x()), Math.rint(at.y()));
            }
        }
        return far;
    }

    private void showAbove(Subject subject, double width) {
        Rect all = subject.diagram().bounds();
        Rect visible = visible();
        boolean partly = all != null && !visible.contains(all);
        minimap.setVisible(mapWanted && partly && hasRoomForMap());
        if (minimap.isVisible() && all != null) {
            minimap.show(subject, inks.now(), all, visible);
            Rect place = mapPlace();
            minimap.resizeRelocate(place.x(), place.y(), place.width(), place.height());
        }
        if (findBar.isVisible()) {
            findBar.autosize();
            findBar.relocate(Math.rint(width - findBar.getWidth() - EDGE), EDGE);
        }
    }

    /// The wire whose words are drawn at a point of the canvas.
    @Nullable Wire wireWithWordsAt(Point at) {
        return scenery.wireWithWordsAt(at);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        Diagram diagram = model.shown();
        if (fitting.isDue(width, height)) {
            fitting.fit(diagram.bounds(), width, height);
        }
        showPaused(diagram, height);
        camera.setToTransform(viewport.scale(), 0, viewport.x(), 0, viewport.scale(), viewport.y());
        grid.resizeRelocate(0, 0, width, height);
        grid.show(viewport, width, height);
        var subject =
                new Subject(
                        diagram, model.session().selection(), model.session().runProperty().get());
        if (showAfar(subject)) {
            scenery.setVisible(false);
        } else {
            scenery.setVisible(true);
            scenery.show(diagram, visible());
            scenery.decorate(decorations, model.held());
        }
        showAbove(subject, width);
        overlay.show(viewport, width, height);
        ring.resizeRelocate(0, 0, width, height);
        empty.setVisible(diagram.figures().isEmpty() && diagram.notes().isEmpty());
        empty.autosize();
        empty.relocate(
                Math.rint((width - empty.getWidth()) / 2),
                Math.rint((height - empty.getHeight()) / 2));
    }
}
