package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Routing;
import dev.sluice.app.canvas.gesture.DrawingWire;
import dev.sluice.app.canvas.gesture.Marquee;
import dev.sluice.app.canvas.shape.WireNode;
import dev.sluice.app.canvas.shape.WireWords.Words;
import dev.sluice.app.edit.Outlet;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/// What shows above the diagram while the pointer is at work: the wire being drawn, the marquee,
/// where something will be dropped, and why something is refused.
final class Overlay {
    private final CanvasModel model;
    private final Group world = new Group();
    private final Pane window = new Pane();
    private final WireNode wire = new WireNode(false, new Words("", 0));
    private final Rectangle marquee = new Rectangle();
    private final Rectangle ghost = new Rectangle();
    private final Label reason = new Label();
    private @Nullable Rect drop;

    Overlay(CanvasModel model) {
        this.model = model;
        wire.getStyleClass().add("draft");
        marquee.getStyleClass().add("marquee");
        ghost.getStyleClass().add("drop-ghost");
        reason.getStyleClass().add("refusal");
        reason.setManaged(false);
        world.getChildren().addAll(wire, marquee, ghost);
        world.setMouseTransparent(true);
        window.getChildren().add(reason);
        window.setMouseTransparent(true);
        window.setManaged(false);
    }

    Group world() {
        return world;
    }

    Pane window() {
        return window;
    }

    /// Shows where something will be put; `null` for nothing.
    void drop(@Nullable Rect where) {
        drop = where;
    }

    void show(Viewport viewport, double width, double height) {
        window.resizeRelocate(0, 0, width, height);
        marquee.setVisible(model.gesture() instanceof Marquee);
        if (model.gesture() instanceof Marquee m) {
            place(marquee, m.area());
        }
        ghost.setVisible(drop != null);
        if (drop != null) {
            place(ghost, drop);
        }
        wire.setVisible(model.gesture() instanceof DrawingWire);
        reason.setVisible(false);
        if (model.gesture() instanceof DrawingWire drawing) {
            show(drawing, viewport);
        }
    }

    private void show(DrawingWire drawing, Viewport viewport) {
        Curve curve = curve(drawing, model.shown());
        if (curve == null) {
            wire.setVisible(false);
            return;
        }
        wire.follow(curve);
        String refusal = drawing.refusal();
        if (refusal != null) {
            reason.setText(refusal);
            reason.setVisible(true);
            reason.autosize();
            Point at = viewport.toWindow(drawing.now());
            reason.relocate(Math.rint(at.x() + 16), Math.rint(at.y() + 16));
        }
    }

    private static @Nullable Curve curve(DrawingWire drawing, Diagram diagram) {
        Figure from = diagram.figure(drawing.from().owner());
        if (from == null) {
            return null;
        }
        Point start = Ports.outlet(from, drawing.from());
        String target = drawing.target();
        Figure to = target == null ? null : diagram.figure(target);
        Point inlet = to == null || drawing.refusal() != null ? null : Ports.inlet(to);
        Point end = inlet == null ? drawing.now() : inlet;
        boolean error =
                drawing.from() instanceof Outlet.NewCatcher
                        || drawing.from() instanceof Outlet.Catcher;
        if (error) {
            return Routing.error(start, end);
        }
        Rect around = to == null ? new Rect(end.x(), end.y() - 10, 10, 20) : to.bounds();
        return Routing.flow(start, end, from.bounds(), around);
    }

    private static void place(Rectangle node, Rect r) {
        node.setX(r.x());
        node.setY(r.y());
        node.setWidth(r.width());
        node.setHeight(r.height());
    }
}
