package dev.sluice.app.edit;

import dev.sluice.app.edit.step.Ordered;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// What a user can do with triggers and steps.
public sealed interface ElementEdit extends Edit {
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
            implements ElementEdit {
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
    record AddTrigger(Trigger trigger, Place place) implements ElementEdit {
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

    /// Removes triggers, steps (with what is inside), notes and wires, and every wire to what is
    /// removed. Functions stay.
    record DeleteElements(Set<String> elements, Set<String> notes, Set<Wire> wires)
            implements ElementEdit {
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

    /// Removes steps, with what is inside; what led to one leads to where it led.
    record DeleteBetween(Set<String> steps) implements ElementEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            FlowDocument joined = before;
            for (String id : steps) {
                Step step = joined.step(id);
                if (step != null) {
                    List<String> on = step.next();
                    joined = Wiring.retargetAll(joined, t -> Wiring.inPlaceOf(t, id, on));
                }
            }
            return Insertions.remove(joined, steps, Set.of());
        }

        @Override
        public String label() {
            return "edit.delete-between";
        }
    }

    /// Gives a step, trigger, function or resource another id, wherever it is named.
    record Rename(String from, String to) implements ElementEdit {
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
    record Relabel(String id, String text) implements ElementEdit {
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
    record ChangeStep(Step step, String part) implements ElementEdit {
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
    record ChangeTrigger(Trigger trigger, String part) implements ElementEdit {
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

    /// Puts copies onto the canvas, under fresh ids where theirs are taken, wired among themselves
    /// as the originals were.
    ///
    /// @param box the box that copies of steps are put into, if any
    record Paste(FlowDocument clip, @Nullable String box, double dx, double dy)
            implements ElementEdit {
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
}
