package dev.sluice.app.canvas.gesture;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Snapping;
import dev.sluice.app.canvas.geometry.Snapping.Guide;
import dev.sluice.app.canvas.geometry.Snapping.Snapped;
import dev.sluice.app.canvas.geometry.room.Room;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.Boxes;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Wire;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Moves steps, triggers and notes. What is under the pointer comes to lie on a line with others or
/// on the grid, the rest keeps its distance from it.
///
/// @param copy whether a copy is moved, and it stays itself
/// @param guides what it is aligned with
/// @param landing what happens when it is let go
public record MovingElements(
        Held held, boolean copy, double dx, double dy, List<Guide> guides, Landing landing)
        implements Gesture {
    private static final double SIGHT = 900;
    private static final double WIRE_REACH = 16;

    static MovingElements of(Held held) {
        return new MovingElements(held, false, 0, 0, List.of(), new Landing.Aside());
    }

    @Override
    public Gesture drag(Pointer to) {
        double x = Math.rint(to.at().x() - held.start().x());
        double y = Math.rint(to.at().y() - held.start().y());
        boolean twice = to.keys().copy();
        if (to.keys().free()) {
            return new MovingElements(held, twice, x, y, List.of(), landing(to, x, y));
        }
        Rect sight = held.bounds().movedBy(x, y).grown(SIGHT);
        List<Rect> others =
                twice
                        ? to.diagram().beside(sight, Set.of(), Set.of())
                        : to.diagram().beside(sight, held.elements(), held.notes());
        Snapped s = Snapping.of(held.bounds(), x, y, others);
        return new MovingElements(
                held, twice, s.dx(), s.dy(), s.guides(), landing(to, s.dx(), s.dy()));
    }

    private Landing landing(Pointer to, double x, double y) {
        if (!held.carried()) {
            return new Landing.Aside();
        }
        Diagram diagram = to.diagram();
        String box = diagram.boxIdAt(to.at(), held.elements());
        if (to.keys().copy()) {
            return Objects.equals(box, held.box())
                    ? new Landing.Aside()
                    : new Landing.InBox(box, 0);
        }
        if (!Objects.equals(box, held.box())) {
            return new Landing.InBox(
                    box, Boxes.cut(diagram.document(), held.elements(), box).size());
        }
        Route wire = wireUnder(diagram, held.bounds().movedBy(x, y).center());
        if (wire == null) {
            return new Landing.Aside();
        }
        String step = held.elements().iterator().next();
        Rect card = held.bounds().movedBy(x, y);
        return new Landing.OnWire(wire.wire(), Room.between(diagram, wire.wire(), card, step));
    }

    /// The wire that a single step without wires would be put on.
    private @Nullable Route wireUnder(Diagram diagram, Point center) {
        boolean single = held.elements().size() == 1 && held.notes().isEmpty();
        String id = single ? held.elements().iterator().next() : null;
        if (id == null
                || !(diagram.figure(id) instanceof Figure.OfStep s)
                || s.step() instanceof Step.Succeed
                || s.step() instanceof Step.Fail) {
            return null;
        }
        Route route = diagram.routeAt(center, WIRE_REACH);
        boolean here =
                route != null
                        && diagram.figure(route.wire().to()) instanceof Figure.OfStep to
                        && Objects.equals(to.box(), held.box())
                        && Boxes.isLoose(diagram.document(), id);
        return here ? route : null;
    }

    @Override
    public Outcome release() {
        if (copy) {
            String box = landing instanceof Landing.InBox(var other, _) ? other : held.box();
            return dx == 0 && dy == 0
                    ? new Outcome.Nothing()
                    : new Outcome.Copied(held.elements(), held.notes(), box, new Point(dx, dy));
        }
        return new Outcome.Edited(
                switch (landing) {
                    case Landing.Aside _ ->
                            new LayoutEdit.MoveElements(held.elements(), held.notes(), dx, dy);
                    case Landing.InBox(var box, _) ->
                            new BoxEdit.MoveIntoBox(held.elements(), held.notes(), box, dx, dy);
                    case Landing.OnWire(var wire, var room) -> onto(wire, room);
                });
    }

    private Edit onto(Wire wire, Room room) {
        String step = held.elements().iterator().next();
        double x = room.corner().x() - held.bounds().x();
        double y = room.corner().y() - held.bounds().y();
        return room.onto(new BoxEdit.MoveOntoWire(step, wire, x, y));
    }
}
