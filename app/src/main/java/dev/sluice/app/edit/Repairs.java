package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ids;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.problem.Problem.Fix;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.Collectors;

/// The edits that the checks' repairs come to.
public final class Repairs {
    /// A join fits between two cards that stand as near as tidying puts them.
    private static final double JOIN_BEFORE = 40;

    private Repairs() {}

    /// The edit that makes a repair; `null` where the document has changed so that there is nothing
    /// to repair.
    public static @Nullable Edit edit(FlowDocument document, Fix fix) {
        return switch (fix) {
            case Fix.InsertJoin(String step) -> insertJoin(document, step);
            case Fix.RemoveWire(String from, String to) -> removeWire(document, from, to);
            case Fix.RemoveElement(String id) -> remove(document, id);
        };
    }

    private static @Nullable Edit insertJoin(FlowDocument document, String step) {
        if (document.step(step) == null) {
            return null;
        }
        Place at = document.place(step);
        Place place = at == null ? Place.at(0, 0) : Place.at(at.x() - JOIN_BEFORE, at.y());
        return new WireEdit.InsertJoin(step, Ids.fresh("join", document.ids()), place);
    }

    private static @Nullable Edit removeWire(FlowDocument document, String from, String to) {
        Set<Wire> wires =
                Wires.of(document.flow()).stream()
                        .filter(w -> w.from().owner().equals(from) && w.to().equals(to))
                        .collect(Collectors.toSet());
        return wires.isEmpty() ? null : new ElementEdit.DeleteElements(Set.of(), Set.of(), wires);
    }

    private static @Nullable Edit remove(FlowDocument document, String id) {
        if (document.holds(id)) {
            return new ElementEdit.DeleteElements(Set.of(id), Set.of(), Set.of());
        }
        if (document.flow().functions().containsKey(id)) {
            return new DefinitionEdit.RemoveFunction(id);
        }
        return document.flow().resources().containsKey(id)
                ? new DefinitionEdit.RemoveResource(id)
                : null;
    }
}
