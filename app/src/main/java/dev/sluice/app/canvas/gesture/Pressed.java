package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.Outlet;

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
            case Hit.OnElement(String id) -> moving(to.diagram().figure(id));
            case Hit.OnNote(String id) -> moving(to.diagram().notes().get(id));
            case Hit.OnNoteCorner(String id) -> {
                Figure.OfNote note = to.diagram().notes().get(id);
                yield note == null ? new Idle() : new ResizingNote(note.note(), start, note.note());
            }
            case Hit.OnWire _, Hit.Nothing _ -> new Marquee(start, start, extend);
        };
    }

    private Gesture moving(@Nullable Figure figure) {
        if (figure == null) {
            return new Idle();
        }
        Rect r = figure.bounds();
        return new MovingElements(elements, notes, start, new Point(r.x(), r.y()), 0, 0);
    }

    @Override
    public Outcome release() {
        return new Outcome.Clicked(hit, start, extend);
    }
}
