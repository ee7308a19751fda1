package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ids;
import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is copied: a small document of its own, with the wires among its elements.
public final class Clips {
    private Clips() {}

    /// The part of a document that is selected, steps inside a box without their box.
    public static FlowDocument of(FlowDocument document, Set<String> elements, Set<String> notes) {
        Map<String, Trigger> triggers = new LinkedHashMap<>(document.flow().triggers());
        triggers.keySet().retainAll(elements);
        Map<String, Step> steps = new LinkedHashMap<>();
        StepTree.forEach(
                document.flow().steps(),
                (step, box) -> {
                    if (elements.contains(step.id())
                            && (box == null || !covered(document, box, elements))) {
                        steps.put(step.id(), step);
                    }
                });
        Set<String> called = new HashSet<>();
        StepTree.forEach(
                steps,
                (step, _) -> {
                    String function = step.function();
                    if (function != null) {
                        called.add(function);
                    }
                });
        Map<String, FunctionSpec> functions = new LinkedHashMap<>(document.flow().functions());
        functions.keySet().retainAll(called);
        Map<String, Place> places = new LinkedHashMap<>(document.layout().places());
        places.keySet().retainAll(Insertions.withInside(document, elements));
        var empty = Flow.empty(document.flow().name());
        var clip =
                new FlowDocument(empty, new Layout(places, List.of()))
                        .withSteps(steps)
                        .withTriggers(triggers)
                        .withFunctions(functions)
                        .withNotes(
                                document.layout().notes().stream()
                                        .filter(n -> notes.contains(n.id()))
                                        .toList());
        Set<String> inside = clip.ids();
        return Wiring.retargetAll(
                clip,
                targets ->
                        inside.containsAll(targets)
                                ? targets
                                : targets.stream().filter(inside::contains).toList());
    }

    private static boolean covered(FlowDocument document, String box, Set<String> elements) {
        for (String outer = box; outer != null; outer = document.boxOf(outer)) {
            if (elements.contains(outer)) {
                return true;
            }
        }
        return false;
    }

    /// The ids that a clip's elements get in a document, by their own.
    public static Map<String, String> freshIds(FlowDocument document, FlowDocument clip) {
        Set<String> taken = new HashSet<>(document.ids());
        Map<String, String> ids = new LinkedHashMap<>();
        for (String id : clip.ids()) {
            String fresh = Ids.fresh(id, taken);
            taken.add(fresh);
            ids.put(id, fresh);
        }
        return ids;
    }

    /// The ids that a clip's notes get in a document, by their own.
    public static Map<String, String> freshNoteIds(FlowDocument document, FlowDocument clip) {
        Set<String> taken = new HashSet<>();
        document.layout().notes().forEach(n -> taken.add(n.id()));
        Map<String, String> ids = new LinkedHashMap<>();
        for (Note note : clip.layout().notes()) {
            String fresh = Ids.fresh(note.id(), taken);
            taken.add(fresh);
            ids.put(note.id(), fresh);
        }
        return ids;
    }

    /// The ids that a clip's functions get in a document, by their own. A function that is there
    /// already as it is in the clip is called by the copies too.
    private static Map<String, String> freshFunctions(FlowDocument document, FlowDocument clip) {
        var present = document.flow().functions();
        Set<String> taken = new HashSet<>(present.keySet());
        Map<String, String> ids = new LinkedHashMap<>();
        clip.flow()
                .functions()
                .forEach(
                        (id, function) -> {
                            if (!function.equals(present.get(id))) {
                                String fresh = Ids.fresh(id, taken);
                                taken.add(fresh);
                                ids.put(id, fresh);
                            }
                        });
        return ids;
    }

    /// @param box the box that copies of steps are put into, if any
    static FlowDocument paste(
            FlowDocument document, FlowDocument clip, @Nullable String box, double dx, double dy) {
        FlowDocument copy =
                Renaming.functions(
                        renamed(clip, freshIds(document, clip)), freshFunctions(document, clip));
        FlowDocument result = document;
        for (Trigger trigger : copy.flow().triggers().values()) {
            result =
                    result.withTriggers(
                            Ordered.with(result.flow().triggers(), trigger.id(), trigger));
        }
        for (Step step : copy.flow().steps().values()) {
            result = Insertions.add(result, step, box);
        }
        for (FunctionSpec function : copy.flow().functions().values()) {
            result = new DefinitionEdit.AddFunction(function).apply(result);
        }
        var places = new LinkedHashMap<>(result.layout().places());
        copy.layout().places().forEach((id, at) -> places.put(id, at.movedBy(dx, dy)));
        result = places.equals(result.layout().places()) ? result : result.withPlaces(places);
        return clip.layout().notes().isEmpty()
                ? result
                : result.withNotes(withCopies(document, clip, dx, dy));
    }

    private static List<Note> withCopies(
            FlowDocument document, FlowDocument clip, double dx, double dy) {
        var ids = freshNoteIds(document, clip);
        var notes = new ArrayList<>(document.layout().notes());
        for (Note n : clip.layout().notes()) {
            notes.add(
                    new Note(
                            ids.getOrDefault(n.id(), n.id()),
                            n.x() + dx,
                            n.y() + dy,
                            n.width(),
                            n.height(),
                            n.text(),
                            n.color()));
        }
        return notes;
    }

    /// Renames in two rounds, since a fresh id may be one that another element still has.
    private static FlowDocument renamed(FlowDocument clip, Map<String, String> ids) {
        FlowDocument result = clip;
        for (var entry : ids.entrySet()) {
            result = Renaming.element(result, entry.getKey(), "\u0000" + entry.getValue());
        }
        for (String fresh : ids.values()) {
            result = Renaming.element(result, "\u0000" + fresh, fresh);
        }
        return result;
    }
}
