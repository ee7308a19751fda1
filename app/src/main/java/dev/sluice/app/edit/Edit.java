package dev.sluice.app.edit;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One thing a user can do to a flow: data, and the pure function that does it. An edit that does
/// not apply to a document (its step is gone, the wire is there already) gives back that very
/// document.
public sealed interface Edit
        permits Edit.AddStep,
                Edit.AddTrigger,
                Edit.InsertOnWire,
                Edit.MoveElements,
                Edit.PlaceElements,
                Edit.Connect,
                Edit.Reconnect,
                Edit.DeleteElements,
                Edit.Rename,
                Edit.Relabel,
                Edit.ChangeStep,
                Edit.ChangeTrigger,
                Edit.AddFunction,
                Edit.ChangeFunction,
                Edit.RemoveFunction,
                Edit.PutResource,
                Edit.RemoveResource,
                Edit.InsertJoin,
                Edit.Paste,
                Edit.PutNote,
                Edit.ChangeFlow,
                Edit.Together,
                Edit.LoadFromDisk,
                Edit.Remembered,
                BoxEdit {
    FlowDocument apply(FlowDocument before);

    /// The message key of its name, as in "Undo move": `edit.` and the verb phrase.
    String label();

    /// Whether this and the edit before are one in the user's eyes, as two letters typed into one
    /// field are.
    default boolean continues(Edit previous) {
        return false;
    }

    /// Puts a step onto the canvas.
    ///
    /// @param box the box it is put into, if any
    /// @param from what leads to it from the start, if anything
    /// @param function the function that comes with it, if one
    record AddStep(
            Step step,
            Place place,
            @Nullable String box,
            @Nullable Outlet from,
            @Nullable FunctionSpec function)
            implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            if (before.holds(step.id()) || (box != null && before.step(box) == null)) {
                return before;
            }
            FlowDocument with = Insertions.add(before, step, box).withPlace(step.id(), place);
            if (function != null && !with.flow().functions().containsKey(function.id())) {
                with =
                        with.withFunctions(
                                Ordered.with(with.flow().functions(), function.id(), function));
            }
            return from == null ? with : Wiring.connect(with, from, step.id());
        }

        @Override
        public String label() {
            return "edit.add-step";
        }
    }

    /// Puts a trigger onto the canvas.
    record AddTrigger(Trigger trigger, Place place) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            if (before.holds(trigger.id())) {
                return before;
            }
            return before.withTriggers(
                            Ordered.with(before.flow().triggers(), trigger.id(), trigger))
                    .withPlace(trigger.id(), place);
        }

        @Override
        public String label() {
            return "edit.add-trigger";
        }
    }

    /// Puts a step between the two ends of a wire.
    record InsertOnWire(Wire wire, Step step, Place place, @Nullable FunctionSpec function)
            implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            if (!Wiring.holds(before, wire)) {
                return before;
            }
            Step leading = Wires.leadingTo(step, wire.to());
            String box = before.boxOf(wire.to());
            FlowDocument with = new AddStep(leading, place, box, null, function).apply(before);
            return with == before ? before : Wiring.retarget(with, wire, step.id());
        }

        @Override
        public String label() {
            return "edit.insert-on-wire";
        }
    }

    /// Moves triggers, steps and notes; what is inside a box moves with it.
    record MoveElements(Set<String> elements, Set<String> notes, double dx, double dy)
            implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            if (dx == 0 && dy == 0) {
                return before;
            }
            Map<String, Place> places = new LinkedHashMap<>(before.layout().places());
            for (String id : Insertions.withInside(before, elements)) {
                places.computeIfPresent(id, (_, at) -> at.movedBy(dx, dy));
            }
            return before.withPlaces(Collections.unmodifiableMap(places))
                    .withNotes(
                            before.layout().notes().stream()
                                    .map(n -> notes.contains(n.id()) ? moved(n) : n)
                                    .toList());
        }

        private Note moved(Note n) {
            return new Note(
                    n.id(), n.x() + dx, n.y() + dy, n.width(), n.height(), n.text(), n.color());
        }

        @Override
        public String label() {
            return "edit.move";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof MoveElements(var ids, var others, _, _)
                    && ids.equals(elements)
                    && others.equals(notes);
        }
    }

    /// Gives elements new places, as tidying does.
    ///
    /// @param label the message key of what the user did
    record PlaceElements(Map<String, Place> places, String label) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var all = new LinkedHashMap<>(before.layout().places());
            all.putAll(places);
            return all.equals(before.layout().places())
                    ? before
                    : before.withPlaces(Collections.unmodifiableMap(all));
        }
    }

    /// Draws a wire.
    record Connect(Outlet from, String to) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return Wiring.connect(before, from, to);
        }

        @Override
        public String label() {
            return "edit.connect";
        }
    }

    /// Takes one end of a wire elsewhere.
    record Reconnect(Wire wire, Outlet from, String to) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            if (!Wiring.holds(before, wire)) {
                return before;
            }
            if (wire.from().equals(from)) {
                return Wiring.retarget(before, wire, to);
            }
            FlowDocument added = Wiring.connect(before, from, to);
            return added == before ? before : Wiring.disconnect(added, wire);
        }

        @Override
        public String label() {
            return "edit.reconnect";
        }
    }

    /// Removes triggers, steps (with what is inside), notes and wires, and every wire to what is
    /// removed. Functions stay.
    record DeleteElements(Set<String> elements, Set<String> notes, Set<Wire> wires)
            implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            FlowDocument unwired = Wiring.disconnectAll(before, wires);
            return Insertions.remove(unwired, elements, notes);
        }

        @Override
        public String label() {
            return elements.isEmpty() && notes.isEmpty() ? "edit.disconnect" : "edit.delete";
        }
    }

    /// Gives a step, trigger, function or resource another id, wherever it is named.
    record Rename(String from, String to) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return before.holds(to) ? before : Renaming.element(before, from, to);
        }

        @Override
        public String label() {
            return "edit.rename";
        }
    }

    /// Sets what the canvas shows instead of an id; empty text shows the id again.
    record Relabel(String id, String text) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return Renaming.label(before, id, text.isBlank() || text.equals(id) ? null : text);
        }

        @Override
        public String label() {
            return "edit.relabel";
        }
    }

    /// Exchanges a step for one of the same id.
    ///
    /// @param part which of its fields changed; edits of one part in a row count as one
    record ChangeStep(Step step, String part) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            Step present = before.step(step.id());
            return step.equals(present)
                    ? before
                    : before.withSteps(
                            StepTree.replaced(before.flow().steps(), step.id(), _ -> step));
        }

        @Override
        public String label() {
            return "edit.change-step";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof ChangeStep(var other, var field)
                    && other.id().equals(step.id())
                    && field.equals(part);
        }
    }

    /// Exchanges a trigger for one of the same id.
    record ChangeTrigger(Trigger trigger, String part) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            Trigger present = before.trigger(trigger.id());
            return present == null || present.equals(trigger)
                    ? before
                    : before.withTriggers(
                            Ordered.with(before.flow().triggers(), trigger.id(), trigger));
        }

        @Override
        public String label() {
            return "edit.change-trigger";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof ChangeTrigger(var other, var field)
                    && other.id().equals(trigger.id())
                    && field.equals(part);
        }
    }

    /// Adds a function that no step calls yet.
    record AddFunction(FunctionSpec function) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var functions = before.flow().functions();
            return functions.containsKey(function.id())
                    ? before
                    : before.withFunctions(Ordered.with(functions, function.id(), function));
        }

        @Override
        public String label() {
            return "edit.add-function";
        }
    }

    /// Exchanges a function for one of the same id.
    record ChangeFunction(FunctionSpec function, String part) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var functions = before.flow().functions();
            FunctionSpec present = functions.get(function.id());
            return present == null || present.equals(function)
                    ? before
                    : before.withFunctions(Ordered.with(functions, function.id(), function));
        }

        @Override
        public String label() {
            return "edit.change-function";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof ChangeFunction(var other, var field)
                    && other.id().equals(function.id())
                    && field.equals(part);
        }
    }

    /// Removes a function; steps that call it are then marked as wrong.
    record RemoveFunction(String id) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return before.withFunctions(Ordered.without(before.flow().functions(), Set.of(id)));
        }

        @Override
        public String label() {
            return "edit.remove-function";
        }
    }

    /// Adds or exchanges a resource.
    record PutResource(Resource resource) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var resources = before.flow().resources();
            return resource.equals(resources.get(resource.id()))
                    ? before
                    : before.withResources(Ordered.with(resources, resource.id(), resource));
        }

        @Override
        public String label() {
            return "edit.put-resource";
        }
    }

    /// Removes a resource.
    record RemoveResource(String id) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var resources = before.flow().resources();
            return resources.containsKey(id)
                    ? before.withResources(Ordered.without(resources, Set.of(id)))
                    : before;
        }

        @Override
        public String label() {
            return "edit.remove-resource";
        }
    }

    /// Puts a join before a step, so that it takes every wire that led there.
    record InsertJoin(String before, String id, Place place) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument document) {
            return document.holds(id) ? document : Insertions.join(document, before, id, place);
        }

        @Override
        public String label() {
            return "edit.insert-join";
        }
    }

    /// Puts copies onto the canvas, under fresh ids where theirs are taken, wired among themselves
    /// as the originals were.
    ///
    /// @param box the box that copies of steps are put into, if any
    record Paste(FlowDocument clip, @Nullable String box, double dx, double dy) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            String into = box != null && before.step(box) == null ? null : box;
            return Clips.paste(before, clip, into, dx, dy);
        }

        @Override
        public String label() {
            return "edit.paste";
        }
    }

    /// Writes a note, or changes one of the same id.
    record PutNote(Note note) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var notes = new ArrayList<>(before.layout().notes());
            if (notes.contains(note)) {
                return before;
            }
            var ids = notes.stream().map(Note::id).toList();
            int at = ids.indexOf(note.id());
            if (at < 0) {
                notes.add(note);
            } else {
                notes.set(at, note);
            }
            return before.withNotes(notes);
        }

        @Override
        public String label() {
            return "edit.note";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof PutNote(var other) && other.id().equals(note.id());
        }
    }

    /// Changes what concerns the flow as a whole.
    record ChangeFlow(
            String name,
            @Nullable String comment,
            List<String> targets,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer maxSteps,
            Map<String, Template> parameters)
            implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            Flow f = before.flow();
            var changed =
                    new Flow(
                            name,
                            comment,
                            targets,
                            timeoutSeconds,
                            maxSteps,
                            parameters,
                            f.triggers(),
                            f.steps(),
                            f.functions(),
                            f.resources());
            return changed.equals(f) ? before : before.withFlow(changed);
        }

        @Override
        public String label() {
            return "edit.change-flow";
        }

        @Override
        public boolean continues(Edit previous) {
            return previous instanceof ChangeFlow;
        }
    }

    /// Several edits that are one in the user's eyes.
    record Together(List<Edit> edits, String label) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            FlowDocument document = before;
            for (Edit edit : edits) {
                document = edit.apply(document);
            }
            return document;
        }
    }

    /// Takes a flow as another program has written it.
    record LoadFromDisk(FlowDocument found) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return found.equals(before) ? before : found;
        }

        @Override
        public String label() {
            return "edit.load";
        }
    }

    /// An edit of the time before the program was started anew, known by its name alone. It is not
    /// made again: the history keeps the document that it led to.
    record Remembered(String label) implements Edit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return before;
        }
    }
}
