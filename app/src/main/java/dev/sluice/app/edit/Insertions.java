package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Documents with steps more or fewer.
final class Insertions {
    private Insertions() {}

    static FlowDocument add(FlowDocument document, Step step, @Nullable String box) {
        var steps = document.flow().steps();
        if (box == null) {
            return document.withSteps(Ordered.with(steps, step.id(), step));
        }
        return document.withSteps(StepTree.replaced(steps, box, outer -> inside(outer, step)));
    }

    /// The first step put into a box is where the box starts.
    private static Step inside(Step outer, Step step) {
        Step.Body body = outer.body();
        if (body == null) {
            return outer;
        }
        List<String> start = body.steps().isEmpty() ? List.of(step.id()) : body.start();
        return StepParts.withBody(
                outer, new Step.Body(start, Ordered.with(body.steps(), step.id(), step)));
    }

    /// These ids and those of all steps inside them.
    static Set<String> withInside(FlowDocument document, Set<String> ids) {
        Set<String> all = new HashSet<>(ids);
        StepTree.forEach(
                document.flow().steps(),
                (step, box) -> {
                    if (box != null && all.contains(box)) {
                        all.add(step.id());
                    }
                });
        return all;
    }

    static FlowDocument remove(FlowDocument document, Set<String> elements, Set<String> notes) {
        Set<String> gone = withInside(document, elements);
        FlowDocument unwired = Wiring.withoutWiresTo(document, gone);
        FlowDocument result =
                unwired.withSteps(StepTree.without(unwired.flow().steps(), gone))
                        .withTriggers(Ordered.without(unwired.flow().triggers(), gone));
        var places = document.layout().places();
        var kept = Ordered.without(places, gone);
        result = kept == places ? result : result.withPlaces(kept);
        var notesKept =
                document.layout().notes().stream().filter(n -> !notes.contains(n.id())).toList();
        return notesKept.size() == document.layout().notes().size()
                ? result
                : result.withNotes(notesKept);
    }

    static FlowDocument join(FlowDocument document, String before, String id, Place place) {
        if (document.step(before) == null) {
            return document;
        }
        FlowDocument rewired =
                Wiring.retargetAll(
                        document,
                        targets -> targets.stream().map(t -> t.equals(before) ? id : t).toList());
        var join = new Step.Join(Step.Head.of(id), Data.NONE, List.of(before));
        return add(rewired, join, document.boxOf(before)).withPlace(id, place);
    }
}
