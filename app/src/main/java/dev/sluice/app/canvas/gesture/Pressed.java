package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Layout.Place;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The button is down, and the pointer has not gone far yet: this may become a click or a drag.
///
/// @param screenX where it went down
/// @param elements what a drag moves: the selection, or what was pressed
/// @param rule what a wire may lead to
public record Pressed(
        Hit hit,
        Point start,
        double screenX,
        double screenY,
        boolean extend,
        Set<String> elements,
        Set<String> notes,
        WireRule rule)
        implements Gesture {
    private static final double SLACK = 4;

    @Override
    public Gesture drag(Pointer to) {
        if (Math.hypot(to.screenX() - screenX, to.screenY() - screenY) < SLACK) {
            return this;
        }
        return begun(to).drag(to);
    }

    private Gesture begun(Pointer to) {
        return switch (hit) {
            case Hit.OnOutlet(Outlet outlet) -> DrawingWire.from(outlet, start, rule);
            case Hit.OnWireEnd(var wire) -> DrawingWire.again(wire, start, rule);
            case Hit.OnWireStart(var wire) -> LeadingStart.of(wire, start, rule);
            case Hit.OnElement(String id) -> moving(to.diagram().figure(id));
            case Hit.OnFold(String id) -> moving(to.diagram().figure(id));
            case Hit.OnProblem(String id) -> moving(to.diagram().figure(id));
            case Hit.OnNote(String id) -> moving(to.diagram().notes().get(id));
            case Hit.OnNoteCorner(String id) -> {
                Figure.OfNote note = to.diagram().notes().get(id);
                yield note == null ? new Idle() : new ResizingNote(note.note(), start, note.note());
            }
            case Hit.OnBoxCorner(String id) -> resizing(to.diagram().figure(id));
            case Hit.OnWire _, Hit.Nothing _ -> new Marquee(start, start, extend);
        };
    }

    private Gesture resizing(@Nullable Figure figure) {
        if (figure instanceof Figure.OfStep box) {
            Rect r = box.bounds();
            Place place = box.place();
            return new ResizingBox(
                    box.id(), place == null ? Place.at(r.x(), r.y()) : place, r, start, r);
        }
        return new Idle();
    }

    private Gesture moving(@Nullable Figure figure) {
        return switch (figure) {
            case null -> new Idle();
            case Figure.OfStep s ->
                    MovingElements.of(new Held(elements, notes, start, s.bounds(), s.box(), true));
            case Figure.OfTrigger t ->
                    MovingElements.of(new Held(elements, notes, start, t.bounds(), null, false));
            case Figure.OfNote n ->
                    MovingElements.of(new Held(elements, notes, start, n.bounds(), null, false));
        };
    }

    @Override
    public Outcome release() {
        return new Outcome.Clicked(hit, start, extend);
    }
}
