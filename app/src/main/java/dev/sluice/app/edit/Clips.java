package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ids;
import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
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
        Map<String, FunctionSpec> functions = new LinkedHashMap<>(document.flow().functions());
        functions.keySet().retainAll(called(steps));
        Map<String, Place> places = new LinkedHashMap<>(document.layout().places());
        places.keySet().retainAll(Insertions.withInside(document, elements));
        var empty = Flow.empty(document.flow().name());
        var clip =
                new FlowDocument(empty, new Layout(places, List.of()))
                        .withSteps(steps)
                        .withTriggers(triggers)
                        .withFunctions(functions)
                        .withResources(resources(document, triggers, steps))
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

    /// The functions that steps call, those inside a box as well.
    private static Set<String> called(Map<String, Step> steps) {
        Set<String> called = new HashSet<>();
        StepTree.forEach(
                steps,
                (step, _) -> {
                    String function = step.function();
                    if (function != null) {
                        called.add(function);
                    }
                });
        return called;
    }

    /// A clip with other functions in place of its own, and their callers calling those.
    ///
    /// @param functions the new ones by the ids of the present ones
    public static FlowDocument withFunctions(
            FlowDocument clip, Map<String, FunctionSpec> functions) {
        Map<String, String> ids = new LinkedHashMap<>();
        functions.forEach((id, function) -> ids.put(id, function.id()));
        FlowDocument result = Renaming.functions(clip, ids);
        for (FunctionSpec function : functions.values()) {
            result =
                    result.withFunctions(
                            Ordered.with(result.flow().functions(), function.id(), function));
        }
        return result;
    }

    /// The resources that triggers and steps name, and those that these name.
    private static Map<String, Resource> resources(
            FlowDocument document, Map<String, Trigger> triggers, Map<String, Step> steps) {
        Set<String> named = new HashSet<>();
        triggers.values().forEach(trigger -> named.addAll(resources(trigger)));
        StepTree.forEach(
                steps,
                (step, _) -> {
                    if (step instanceof Step.Publish s) {
                        named.addAll(present(s.topic(), s.queue()));
                    } else if (step instanceof Step.ObjectAccess s) {
                        named.add(s.bucket());
                    }
                });
        Map<String, Resource> all = document.flow().resources();
        for (String id : List.copyOf(named)) {
            if (all.get(id) instanceof Resource.Queue queue) {
                named.addAll(present(queue.deadLetter()));
            }
        }
        Map<String, Resource> kept = new LinkedHashMap<>(all);
        kept.keySet().retainAll(named);
        return Collections.unmodifiableMap(kept);
    }

    private static List<String> resources(Trigger trigger) {
        return switch (trigger) {
            case Trigger.ObjectChange t -> List.of(t.bucket());
            case Trigger.Queue t -> present(t.queue(), t.deadLetter());
            case Trigger.Topic t -> List.of(t.topic());
            case Trigger.Manual _, Trigger.Http _, Trigger.Timer _, Trigger.Webhook _ -> List.of();
        };
    }

    private static List<String> present(@Nullable String... names) {
        List<String> there = new ArrayList<>();
        for (String name : names) {
            if (name != null) {
                there.add(name);
            }
        }
        return there;
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
                        Renaming.elements(clip, freshIds(document, clip)),
                        freshFunctions(document, clip));
        FlowDocument result = document;
        for (Trigger trigger : copy.flow().triggers().values()) {
            result =
                    result.withTriggers(
                            Ordered.with(result.flow().triggers(), trigger.id(), trigger));
        }
        if (box == null) {
            var steps = new LinkedHashMap<>(result.flow().steps());
            steps.putAll(copy.flow().steps());
            result = result.withSteps(Collections.unmodifiableMap(steps));
        } else {
            for (Step step : copy.flow().steps().values()) {
                result = Insertions.add(result, step, box);
            }
        }
        for (FunctionSpec function : copy.flow().functions().values()) {
            result = new DefinitionEdit.AddFunction(function).apply(result);
        }
        for (Resource resource : copy.flow().resources().values()) {
            if (!result.flow().resources().containsKey(resource.id())) {
                result = new DefinitionEdit.PutResource(resource).apply(result);
            }
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
}
