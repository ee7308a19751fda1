package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.gesture.Gesture.Keys;
import dev.sluice.app.canvas.gesture.Gesture.Pointer;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.gesture.MovingElements;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.gesture.Panning;
import dev.sluice.app.canvas.gesture.Pressed;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.session.Selection;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns what the mouse does into gestures, and what gestures answer into edits and selections.
final class PointerInput {
    private static final double TOLERANCE = 6;
    private static final double WHEEL_ZOOM = 1.0015;

    private final CanvasView view;
    private final CanvasModel model;
    private final Offers offers;
    private final LabelEditor labels;
    private final ContextLines lines;
    private final ProblemCard problems;
    private final EdgePan edge;
    private boolean spaceHeld;
    private double windowX;
    private double windowY;
    private Keys keys = Keys.NONE;

    PointerInput(CanvasView view, CanvasModel model, Offers offers, Beside beside) {
        this.view = view;
        this.model = model;
        this.offers = offers;
        this.labels = beside.labels();
        this.lines = beside.lines();
        this.problems = beside.problems();
        this.edge = new EdgePan(view, this::carryOn);
    }

    /// What opens above the canvas where the pointer is.
    record Beside(LabelEditor labels, ContextLines lines, ProblemCard problems) {}

    void install() {
        view.setOnMousePressed(this::press);
        view.setOnMouseDragged(this::drag);
        view.setOnMouseReleased(this::release);
        view.setOnMouseMoved(this::move);
        view.setOnMouseExited(
                _ -> {
                    view.pointerAt(null);
                    model.hover(new Hit.Nothing());
                });
        view.setOnScroll(this::scroll);
        view.setOnZoom(this::zoom);
        new FileDrop(view, offers).install();
        view.addEventHandler(KeyEvent.KEY_PRESSED, e -> space(e, true));
        view.addEventHandler(KeyEvent.KEY_RELEASED, e -> space(e, false));
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::hold);
        view.addEventHandler(KeyEvent.KEY_RELEASED, this::hold);
        view.focusedProperty().subscribe(() -> spaceHeld = false);
    }

    /// A key counts when it goes down or up, before the pointer moves on.
    private void hold(KeyEvent e) {
        if (e.getCode().isModifierKey() && model.gesture() instanceof MovingElements) {
            keys = new Keys(e.isAltDown(), e.isShortcutDown());
            carry();
        }
    }

    private void space(KeyEvent e, boolean down) {
        if (e.getCode() == KeyCode.SPACE) {
            spaceHeld = down;
            view.setCursor(down ? Cursor.OPEN_HAND : Cursor.DEFAULT);
            e.consume();
        }
    }

    private void move(MouseEvent e) {
        Point at = view.at(e.getX(), e.getY());
        view.pointerAt(at);
        hover(at);
    }

    private double tolerance() {
        return TOLERANCE / view.viewport().scale();
    }

    /// What lies under a point. The words on a wire belong to it, also beside its line.
    private Hit hit(Point at) {
        Hit hit = model.hit(at, tolerance());
        boolean below =
                switch (hit) {
                    case Hit.Nothing _, Hit.OnNote _, Hit.OnWire _ -> true;
                    case Hit.OnElement(String id) ->
                            model.diagram().figure(id) instanceof Figure.OfStep s && s.open();
                    case Hit.OnNoteCorner _,
                            Hit.OnOutlet _,
                            Hit.OnWireStart _,
                            Hit.OnWireEnd _,
                            Hit.OnBoxCorner _,
                            Hit.OnFold _,
                            Hit.OnProblem _ ->
                            false;
                };
        Wire wire = below ? view.wireWithWordsAt(at) : null;
        return wire == null ? hit : new Hit.OnWire(wire);
    }

    private void press(MouseEvent e) {
        windowX = e.getX();
        windowY = e.getY();
        view.requestFocus();
        lines.hide();
        if (e.getButton() == MouseButton.MIDDLE
                || (e.getButton() == MouseButton.PRIMARY && spaceHeld)) {
            model.begin(Panning.from(e.getX(), e.getY()));
            view.setCursor(Cursor.CLOSED_HAND);
        } else if (e.getButton() == MouseButton.PRIMARY) {
            pressPrimary(e);
        } else if (e.getButton() == MouseButton.SECONDARY) {
            pressSecondary(e);
        }
        e.consume();
    }

    private void pressSecondary(MouseEvent e) {
        Hit hit = hit(view.at(e.getX(), e.getY()));
        Selection under = selected(hit);
        if (under.isEmpty() || !model.session().selection().contains(under)) {
            model.session().select(under);
        }
        lines.show(hit, e.getScreenX(), e.getScreenY());
    }

    private void pressPrimary(MouseEvent e) {
        Point at = view.at(e.getX(), e.getY());
        Hit hit = hit(at);
        if (e.getClickCount() == 2) {
            doubleClick(hit, at, e);
            return;
        }
        boolean extend = e.isShiftDown() || e.isShortcutDown();
        Selection pressed = selected(hit);
        Selection now = model.session().selection();
        if (!pressed.isEmpty() && !extend && !now.contains(pressed)) {
            model.session().select(pressed);
            now = model.session().selection();
        }
        Selection moved = now.contains(pressed) ? now : now.plus(pressed);
        model.begin(
                new Pressed(
                        hit,
                        at,
                        e.getX(),
                        e.getY(),
                        extend,
                        moved.elements(),
                        moved.notes(),
                        model.rule()));
    }

    private void doubleClick(Hit hit, Point at, MouseEvent e) {
        switch (hit) {
            case Hit.OnElement(String id) -> labels.editElement(id);
            case Hit.OnNote(String id) -> labels.editNote(id);
            case Hit.Nothing _ -> offers.offer(at, null, e.getScreenX(), e.getScreenY());
            case Hit.OnWire _, Hit.OnWireStart _, Hit.OnWireEnd _ ->
                    offers.offer(at, null, e.getScreenX(), e.getScreenY());
            case Hit.OnNoteCorner _,
                    Hit.OnOutlet _,
                    Hit.OnFold _,
                    Hit.OnBoxCorner _,
                    Hit.OnProblem _ -> {}
        }
    }

    private void drag(MouseEvent e) {
        windowX = e.getX();
        windowY = e.getY();
        keys = new Keys(e.isAltDown(), e.isShortcutDown());
        carry();
        if (model.gesture() instanceof Panning panning) {
            view.viewport().pan(panning.dx(), panning.dy());
        } else if (!(model.gesture() instanceof Pressed || model.gesture() instanceof Idle)) {
            edge.hold(windowX, windowY);
        }
        e.consume();
    }

    /// The canvas has moved below the pointer. What was let go otherwise, as by a key, is not held.
    private void carryOn() {
        if (model.gesture() instanceof Idle) {
            edge.stop();
        } else {
            carry();
        }
    }

    /// Takes what is held to where the pointer is.
    private void carry() {
        Point at = view.at(windowX, windowY);
        view.pointerAt(at);
        model.begin(model.gesture().drag(new Pointer(at, windowX, windowY, keys, model.diagram())));
    }

    private void release(MouseEvent e) {
        boolean dragged = !(model.gesture() instanceof Idle || model.gesture() instanceof Pressed);
        if (e.getX() != windowX || e.getY() != windowY || dragged) {
            // where the last way of a quick pointer came as no event of its own, or a key did
            drag(e);
        }
        edge.stop();
        Outcome outcome = model.gesture().release();
        boolean wasPanning = model.gesture() instanceof Panning;
        model.begin(new Idle());
        if (wasPanning) {
            view.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        }
        switch (outcome) {
            case Outcome.Nothing _, Outcome.Refused _ -> {}
            case Outcome.Edited(var edit) -> {
                model.session().settle();
                model.session().apply(edit);
            }
            case Outcome.Copied copied -> view.commands().put(copied);
            case Outcome.Clicked(Hit hit, _, boolean extend) -> click(hit, extend);
            case Outcome.MarkedArea(var area, boolean extend) -> {
                Selection marked = marked(area);
                Selection now = model.session().selection();
                model.session().select(extend ? now.plus(marked) : marked);
            }
            case Outcome.LetGoWire(var from, Point at) ->
                    offers.offer(at, from, e.getScreenX(), e.getScreenY());
            case Outcome.LetGoEnd end -> offers.offer(end, e.getScreenX(), e.getScreenY());
        }
        hover(view.at(e.getX(), e.getY()));
        e.consume();
    }

    private void click(Hit hit, boolean extend) {
        if (hit instanceof Hit.OnFold(String box)) {
            view.commands().arranging().fold(box);
            return;
        }
        if (hit instanceof Hit.OnProblem(String id)) {
            problems.show(id);
        }
        Selection clicked = selected(hit);
        if (extend) {
            model.session().select(model.session().selection().toggled(clicked));
        } else {
            model.session().select(clicked);
        }
    }

    private static Selection selected(Hit hit) {
        return switch (hit) {
            case Hit.OnElement(String id) -> Selection.ofElement(id);
            case Hit.OnProblem(String id) -> Selection.ofElement(id);
            case Hit.OnFold(String id) -> Selection.ofElement(id);
            case Hit.OnBoxCorner(String id) -> Selection.ofElement(id);
            case Hit.OnOutlet(var outlet) -> Selection.ofElement(outlet.owner());
            case Hit.OnNote(String id) -> Selection.ofNote(id);
            case Hit.OnNoteCorner(String id) -> Selection.ofNote(id);
            case Hit.OnWire(Wire wire) -> Selection.ofWire(wire);
            case Hit.OnWireStart(Wire wire) -> Selection.ofWire(wire);
            case Hit.OnWireEnd(Wire wire) -> Selection.ofWire(wire);
            case Hit.Nothing _ -> Selection.NONE;
        };
    }

    private Selection marked(Rect area) {
        Diagram diagram = model.diagram();
        Set<String> elements =
                diagram.touched(area).stream()
                        .map(Figure::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> notes =
                diagram.notes().values().stream()
                        .filter(n -> area.contains(n.bounds()))
                        .map(Figure::id)
                        .collect(Collectors.toSet());
        Set<Wire> wires =
                diagram.routes().stream()
                        .filter(
                                r ->
                                        area.contains(r.ends().start())
                                                && area.contains(r.ends().end())
                                                && area.contains(r.curve().bounds()))
                        .map(Route::wire)
                        .collect(Collectors.toSet());
        return new Selection(elements, notes, wires);
    }

    private void hover(Point at) {
        Hit hit = hit(at);
        model.hover(hit);
        if (!spaceHeld) {
            view.setCursor(
                    switch (hit) {
                        case Hit.OnOutlet _ -> Cursor.CROSSHAIR;
                        case Hit.OnWireStart _, Hit.OnWireEnd _ -> Cursor.MOVE;
                        case Hit.OnWire _, Hit.OnFold _, Hit.OnProblem _ -> Cursor.HAND;
                        case Hit.OnNoteCorner _, Hit.OnBoxCorner _ -> Cursor.SE_RESIZE;
                        case Hit.OnElement _, Hit.OnNote _, Hit.Nothing _ -> Cursor.DEFAULT;
                    });
        }
    }

    private void scroll(ScrollEvent e) {
        if (e.isShortcutDown()) {
            view.viewport().zoom(Math.pow(WHEEL_ZOOM, e.getDeltaY()), e.getX(), e.getY());
        } else if (e.isShiftDown() && e.getDeltaX() == 0) {
            view.viewport().pan(e.getDeltaY(), 0);
        } else {
            view.viewport().pan(e.getDeltaX(), e.getDeltaY());
        }
        e.consume();
    }

    private void zoom(ZoomEvent e) {
        view.viewport().zoom(e.getZoomFactor(), e.getX(), e.getY());
        e.consume();
    }
}
