package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.gesture.Outcome.LetGoEnd;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Blueprint.Planned;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.StepType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Wires of which one end was let go where nothing is: led to something new, begun at something
/// new, or taken away.
public final class LooseEnds {
    private final CanvasModel model;
    private final CanvasView view;

    LooseEnds(CanvasModel model, CanvasView view) {
        this.model = model;
        this.view = view;
    }

    private Session session() {
        return model.session();
    }

    /// Whether something new can be put at the end of a wire.
    public boolean fits(Blueprint blueprint, LetGoEnd end) {
        if (!end.beginning()) {
            return blueprint.canFollow();
        }
        return switch (blueprint) {
            case Blueprint.OfNote _ -> false;
            case Blueprint.OfTrigger _ -> session().document().boxOf(end.wire().to()) == null;
            case Blueprint.OfStep(StepType type) ->
                    type != StepType.SUCCEED && type != StepType.FAIL;
            case Blueprint.OfFunction _, Blueprint.OfCall _, Blueprint.OfCode _ -> true;
        };
    }

    /// Puts something new at the end of a wire.
    public void put(Blueprint blueprint, LetGoEnd end) {
        FlowDocument document = session().document();
        Wire wire = end.wire();
        double before = end.beginning() ? Sizes.CARD_WIDTH : 0;
        Point corner = end.at().plus(-before, -Sizes.CARD_HEIGHT / 2);
        Planned planned =
                blueprint.at(
                        document,
                        Placement.free(corner, document.layout().places()),
                        blueprint instanceof Blueprint.OfTrigger ? null : box(wire),
                        null,
                        "");
        String id = planned.element();
        if (id == null) {
            return;
        }
        boolean choice = planned.edit().apply(document).step(id) instanceof Step.Choice;
        Outlet own = choice ? new Outlet.Otherwise(id) : new Outlet.Next(id);
        WireEdit led =
                end.beginning()
                        ? new WireEdit.Reconnect(wire, own, wire.to())
                        : new WireEdit.Reconnect(wire, wire.from(), id);
        apply(
                new Edit.Together(List.of(planned.edit(), led), led.label()),
                Selection.ofElement(id));
    }

    /// The box that a wire leads in.
    private @Nullable String box(Wire wire) {
        return session().document().boxOf(wire.to());
    }

    /// Takes the wire away.
    public void disconnect(Wire wire) {
        apply(
                new ElementEdit.DeleteElements(Set.of(), Set.of(), Set.of(wire)),
                session().selection());
    }

    private void apply(Edit edit, Selection then) {
        session().settle();
        session().apply(edit, then);
        view.requestFocus();
    }
}
