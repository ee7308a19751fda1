package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Routing;
import dev.sluice.app.canvas.geometry.Snapping.Guide;
import dev.sluice.app.canvas.gesture.DrawingWire;
import dev.sluice.app.canvas.gesture.Gesture;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.gesture.Landing;
import dev.sluice.app.canvas.gesture.LeadingStart;
import dev.sluice.app.canvas.gesture.Marquee;
import dev.sluice.app.canvas.gesture.MovingElements;
import dev.sluice.app.canvas.gesture.Panning;
import dev.sluice.app.canvas.gesture.Pressed;
import dev.sluice.app.canvas.gesture.ResizingBox;
import dev.sluice.app.canvas.gesture.ResizingNote;
import dev.sluice.app.canvas.shape.Summaries;
import dev.sluice.app.canvas.shape.WireNode;
import dev.sluice.app.canvas.shape.WireWords;
import dev.sluice.app.canvas.shape.WireWords.Words;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Step;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What shows above the diagram while the pointer is at work: the wire being drawn, the marquee,
/// guides, where something will be dropped and what happens then, and why something is refused.
public final class Overlay {
    private static final double BESIDE_POINTER = 16;

    private final CanvasModel model;
    private final Messages messages;
    private final Group world = new Group();
    private final Pane window = new Pane();
    private final WireNode wire = new WireNode(false, Words.NONE);
    private final Rectangle marquee = new Rectangle();
    private final Rectangle ghost = new Rectangle();
    private final Group guides = new Group();
    private final Label reason = new Label();
    private final Label hint = new Label();

    public Overlay(CanvasModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        wire.getStyleClass().add("draft");
        marquee.getStyleClass().add("marquee");
        ghost.getStyleClass().add("drop-ghost");
        reason.getStyleClass().add("refusal");
        reason.setId("refusal");
        reason.setManaged(false);
        hint.getStyleClass().add("hint");
        hint.setManaged(false);
        world.getChildren().addAll(wire, marquee, ghost);
        world.setMouseTransparent(true);
        window.getChildren().addAll(guides, reason, hint);
        window.setMouseTransparent(true);
        window.setManaged(false);
    }

    public Group world() {
        return world;
    }

    public Pane window() {
        return window;
    }

    public void show(Viewport viewport, double width, double height) {
        window.resizeRelocate(0, 0, width, height);
        marquee.setVisible(model.gesture() instanceof Marquee);
        if (model.gesture() instanceof Marquee m) {
            place(marquee, m.area());
        }
        wire.setVisible(false);
        reason.setVisible(false);
        hint.setVisible(false);
        guides.getChildren().clear();
        showWords(viewport);
        Refusal refusal = model.refusal();
        if (refusal != null) {
            tell(reason, refusal.words(), refusal.at(), viewport);
        }
        showAim(viewport);
        showGesture(model.gesture(), viewport);
    }

    /// All that a wire under the pointer says, where there is no room for it on the wire.
    private void showWords(Viewport viewport) {
        if (model.hover() instanceof Hit.OnWire(Wire on)) {
            Diagram diagram = model.shown();
            Route route = diagram.route(on);
            if (route == null) {
                return;
            }
            Words words = WireWords.of(route, diagram, new Summaries(messages));
            if (words.isShortened()) {
                tell(hint, words.whole(), words.place(route, diagram), viewport);
            }
        }
    }

    private void showGesture(Gesture gesture, Viewport viewport) {
        switch (gesture) {
            case DrawingWire d -> {
                follow(curve(d, model.shown()));
                tell(reason, d.refusal(), d.now(), viewport);
            }
            case LeadingStart s -> {
                follow(curve(s, model.shown()));
                tell(reason, s.refusal(), s.now(), viewport);
            }
            case MovingElements m -> {
                m.guides().forEach(g -> guides.getChildren().add(line(g, viewport)));
                Rect r = m.held().bounds().movedBy(m.dx(), m.dy());
                tell(
                        hint,
                        m.copy() ? copied(m.landing()) : words(m.landing()),
                        new Point(r.x(), r.bottom()),
                        viewport);
            }
            case Idle _, Pressed _, Marquee _, ResizingNote _, ResizingBox _, Panning _ -> {}
        }
    }

    private void showAim(Viewport viewport) {
        DropAim aim = model.aim();
        ghost.setVisible(aim != null && aim.refusal() == null);
        if (aim != null) {
            place(ghost, aim.where());
            tell(reason, aim.refusal(), aim.at(), viewport);
        }
    }

    private void tell(Label label, @Nullable String words, Point at, Viewport viewport) {
        if (words != null) {
            label.setText(words);
            label.setVisible(true);
            label.autosize();
            Point p = viewport.toWindow(at);
            double right = Math.max(0, window.getWidth() - label.getWidth() - 8);
            double bottom = Math.max(0, window.getHeight() - label.getHeight() - 8);
            label.relocate(
                    Math.rint(Math.clamp(p.x() + BESIDE_POINTER, 0, right)),
                    Math.rint(Math.clamp(p.y() + BESIDE_POINTER, 0, bottom)));
        }
    }

    private String copied(Landing landing) {
        String copy = messages.text("canvas.landing.copy");
        String where = words(landing);
        return where == null ? copy : messages.text("canvas.landing.both", copy, where);
    }

    private @Nullable String words(Landing landing) {
        return switch (landing) {
            case Landing.Aside _ -> null;
            case Landing.OnWire _ -> messages.text("canvas.landing.wire");
            case Landing.InBox(var box, int cut) -> {
                Step step = box == null ? null : model.diagram().document().step(box);
                String where =
                        step == null
                                ? messages.text("canvas.landing.out")
                                : messages.text("canvas.landing.box", Summaries.title(step));
                yield cut == 0
                        ? where
                        : messages.text(
                                "canvas.landing.both",
                                where,
                                messages.text("canvas.landing.cut", cut));
            }
        };
    }

    private static Line line(Guide g, Viewport viewport) {
        Point from =
                viewport.toWindow(
                        g.upright() ? new Point(g.at(), g.from()) : new Point(g.from(), g.at()));
        Point to =
                viewport.toWindow(
                        g.upright() ? new Point(g.at(), g.to()) : new Point(g.to(), g.at()));
        double half = 0.5; // on the middle of a pixel, so that the line is sharp
        double over = 12;
        var line =
                g.upright()
                        ? new Line(
                                Math.rint(from.x()) + half,
                                from.y() - over,
                                Math.rint(from.x()) + half,
                                to.y() + over)
                        : new Line(
                                from.x() - over,
                                Math.rint(from.y()) + half,
                                to.x() + over,
                                Math.rint(from.y()) + half);
        line.getStyleClass().add("guide");
        return line;
    }

    private void follow(@Nullable Curve curve) {
        wire.setVisible(curve != null);
        if (curve != null) {
            wire.follow(curve);
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
        if (isError(drawing.from())) {
            return Routing.error(start, end);
        }
        Rect around = to == null ? new Rect(end.x(), end.y() - 10, 10, 20) : to.bounds();
        return Routing.flow(start, end, from.bounds(), around);
    }

    private static @Nullable Curve curve(LeadingStart leading, Diagram diagram) {
        Figure to = diagram.figure(leading.wire().to());
        Point end = to == null ? null : Ports.inlet(to);
        if (to == null || end == null) {
            return null;
        }
        Outlet over = leading.over();
        Figure from = over == null ? null : diagram.figure(over.owner());
        if (over == null || from == null || leading.refusal() != null) {
            Point now = leading.now();
            return Curve.of(now, List.of(new Curve.Cubic(now, end.plus(-40, 0), end)));
        }
        Point start = Ports.outlet(from, over);
        return isError(over)
                ? Routing.error(start, end)
                : Routing.flow(start, end, from.bounds(), to.bounds());
    }

    private static boolean isError(Outlet outlet) {
        return outlet instanceof Outlet.NewCatcher || outlet instanceof Outlet.Catcher;
    }

    private static void place(Rectangle node, Rect r) {
        node.setX(r.x());
        node.setY(r.y());
        node.setWidth(r.width());
        node.setHeight(r.height());
    }
}
