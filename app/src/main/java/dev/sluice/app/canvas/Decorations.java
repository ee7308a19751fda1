package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.gesture.DrawingWire;
import dev.sluice.app.canvas.shape.Decor;
import dev.sluice.app.canvas.shape.Decor.Target;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.session.Selection;
import dev.sluice.engine.check.Problem;

/// Tells what is shown of each figure and wire beside itself.
final class Decorations {
    private final CanvasModel model;

    Decorations(CanvasModel model) {
        this.model = model;
    }

    Decor of(Figure figure) {
        Selection selection = model.session().selection();
        String id = figure.id();
        if (figure instanceof Figure.OfNote) {
            return new Decor(selection.notes().contains(id), false, null, null, null, Target.NONE);
        }
        Problem problem = model.problem(id);
        return new Decor(
                selection.elements().contains(id),
                isHovered(id),
                model.session().runProperty().get().steps().get(id),
                problem == null ? null : problem.severity(),
                problem == null ? null : problem.message(),
                target(id));
    }

    private boolean isHovered(String id) {
        return switch (model.hover()) {
            case Hit.OnElement(String on) -> on.equals(id);
            case Hit.OnOutlet(var outlet) -> outlet.owner().equals(id);
            case Hit.Nothing _, Hit.OnNote _, Hit.OnNoteCorner _, Hit.OnWire _, Hit.OnWireEnd _ ->
                    false;
        };
    }

    private Target target(String id) {
        if (model.gesture() instanceof DrawingWire drawing && id.equals(drawing.target())) {
            return drawing.refusal() == null ? Target.ALLOWED : Target.REFUSED;
        }
        return Target.NONE;
    }

    boolean isSelected(Wire wire) {
        return model.session().selection().wires().contains(wire);
    }

    boolean isHovered(Wire wire) {
        return switch (model.hover()) {
            case Hit.OnWire(Wire on) -> on.equals(wire);
            case Hit.OnWireEnd(Wire on) -> on.equals(wire);
            case Hit.Nothing _, Hit.OnElement _, Hit.OnOutlet _, Hit.OnNote _, Hit.OnNoteCorner _ ->
                    false;
        };
    }

    boolean isTaken(Wire wire) {
        return model.session().runProperty().get().took(wire);
    }
}
