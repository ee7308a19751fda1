package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.gesture.DrawingWire;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.gesture.Landing;
import dev.sluice.app.canvas.gesture.LeadingStart;
import dev.sluice.app.canvas.gesture.Marquee;
import dev.sluice.app.canvas.gesture.MovingElements;
import dev.sluice.app.canvas.gesture.Panning;
import dev.sluice.app.canvas.gesture.Pressed;
import dev.sluice.app.canvas.gesture.ResizingBox;
import dev.sluice.app.canvas.gesture.ResizingNote;
import dev.sluice.app.canvas.shape.Decor;
import dev.sluice.app.canvas.shape.Decor.Target;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Tells what is shown of each figure and wire beside itself.
public final class Decorations {
    private final CanvasModel model;

    private final Messages messages;

    public Decorations(CanvasModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    public Decor of(Figure figure) {
        Selection selection = model.session().selection();
        String id = figure.id();
        if (figure instanceof Figure.OfNote) {
            return new Decor(
                    selection.notes().contains(id), false, null, null, null, Set.of(), Target.NONE);
        }
        Problem problem = model.problem(id);
        return new Decor(
                selection.elements().contains(id) || isMarked(figure),
                isHovered(id),
                model.session().runProperty().get().steps().get(id),
                problem == null ? null : problem.severity(),
                problem == null ? null : messages.engine().message(problem),
                model.session().marks(id),
                target(id));
    }

    /// Whether the marquee would select it.
    private boolean isMarked(Figure figure) {
        if (!(model.gesture() instanceof Marquee m)) {
            return false;
        }
        boolean box = figure instanceof Figure.OfStep s && s.open();
        return box ? m.area().contains(figure.bounds()) : m.area().intersects(figure.bounds());
    }

    private boolean isHovered(String id) {
        return switch (model.hover()) {
            case Hit.OnElement(String on) -> on.equals(id);
            case Hit.OnProblem(String on) -> on.equals(id);
            case Hit.OnFold(String on) -> on.equals(id);
            case Hit.OnBoxCorner(String on) -> on.equals(id);
            case Hit.OnOutlet(var outlet) -> outlet.owner().equals(id);
            case Hit.Nothing _,
                    Hit.OnNote _,
                    Hit.OnNoteCorner _,
                    Hit.OnWire _,
                    Hit.OnWireStart _,
                    Hit.OnWireEnd _ ->
                    false;
        };
    }

    private Target target(String id) {
        DropAim aim = model.aim();
        if (aim != null && id.equals(aim.box())) {
            return aim.refusal() == null ? Target.ALLOWED : Target.REFUSED;
        }
        if (model.landing() instanceof Landing.InBox(var box, _) && id.equals(box)) {
            return Target.ALLOWED;
        }
        return switch (model.gesture()) {
            case DrawingWire d when id.equals(d.target()) -> verdict(d.refusal());
            case LeadingStart s when s.over() != null && id.equals(s.over().owner()) ->
                    verdict(s.refusal());
            case Idle _,
                    Pressed _,
                    MovingElements _,
                    Marquee _,
                    DrawingWire _,
                    LeadingStart _,
                    ResizingNote _,
                    ResizingBox _,
                    Panning _ ->
                    Target.NONE;
        };
    }

    private static Target verdict(@Nullable String refusal) {
        return refusal == null ? Target.ALLOWED : Target.REFUSED;
    }

    /// Whether the worst problem of a wire is an error, a warning, or there is none.
    public @Nullable Severity problem(Wire wire) {
        Problem problem = model.problem(wire);
        return problem == null ? null : problem.severity();
    }

    boolean isSelected(Wire wire) {
        return model.session().selection().wires().contains(wire);
    }

    boolean isHovered(Wire wire) {
        DropAim aim = model.aim();
        if (aim != null && wire.equals(aim.wire())) {
            return true;
        }
        if (model.landing() instanceof Landing.OnWire(Wire onto, _) && onto.equals(wire)) {
            return true;
        }
        return switch (model.hover()) {
            case Hit.OnWire(Wire on) -> on.equals(wire);
            case Hit.OnWireStart(Wire on) -> on.equals(wire);
            case Hit.OnWireEnd(Wire on) -> on.equals(wire);
            case Hit.Nothing _,
                    Hit.OnElement _,
                    Hit.OnProblem _,
                    Hit.OnFold _,
                    Hit.OnBoxCorner _,
                    Hit.OnOutlet _,
                    Hit.OnNote _,
                    Hit.OnNoteCorner _ ->
                    false;
        };
    }

    boolean isTaken(Wire wire) {
        return model.session().runProperty().get().took(wire);
    }
}
