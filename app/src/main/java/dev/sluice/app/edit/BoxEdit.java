package dev.sluice.app.edit;

import dev.sluice.engine.model.Layout.Place;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What a user can do with boxes and what is in them.
public sealed interface BoxEdit extends Edit {
    /// Carries steps into a box, or out of all. A wire cannot cross the border of a box, so those
    /// between what is carried and what stays behind go.
    ///
    /// @param box where to; `null`: out of all boxes
    record MoveIntoBox(
            Set<String> elements, Set<String> notes, @Nullable String box, double dx, double dy)
            implements BoxEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return new LayoutEdit.MoveElements(elements, notes, dx, dy)
                    .apply(Boxes.into(before, elements, box));
        }

        @Override
        public String label() {
            return box == null ? "edit.out-of-box" : "edit.into-box";
        }
    }

    /// Puts a step that no wire leads to or from between the two ends of a wire.
    record MoveOntoWire(String step, Wire wire, double dx, double dy) implements BoxEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            FlowDocument wired = Boxes.onto(before, step, wire);
            return wired == before
                    ? before
                    : new LayoutEdit.MoveElements(Set.of(step), Set.of(), dx, dy).apply(wired);
        }

        @Override
        public String label() {
            return "edit.insert-on-wire";
        }
    }

    /// Makes a group around steps that stand side by side. Wires from outside then lead to the
    /// group, and what the steps led to follows it. Steps that lead to different places cannot be
    /// wrapped: a group goes on in one way only.
    record WrapInGroup(Set<String> steps, String id, Place place) implements BoxEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return Wrapping.wrap(before, steps, id, place);
        }

        @Override
        public String label() {
            return "edit.wrap";
        }
    }

    /// Takes a group away from around its steps. A group with settings of its own stays: they have
    /// no other place.
    record Unwrap(String box) implements BoxEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            return Wrapping.unwrap(before, box);
        }

        @Override
        public String label() {
            return "edit.unwrap";
        }
    }

    /// Shows a box without what is inside, or with it again.
    record Collapse(String box, boolean collapsed) implements BoxEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            Place at = before.place(box);
            if (at == null || at.collapsed() == collapsed || before.step(box) == null) {
                return before;
            }
            return before.withPlace(
                    box, new Place(at.x(), at.y(), at.width(), at.height(), at.color(), collapsed));
        }

        @Override
        public String label() {
            return collapsed ? "edit.collapse" : "edit.expand";
        }
    }
}
