package dev.sluice.app.edit;

import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

/// What a user can do with wires.
public sealed interface WireEdit extends Edit {
    /// Puts a step between the two ends of a wire.
    record InsertOnWire(Wire wire, Step step, Place place, @Nullable FunctionSpec function)
            implements WireEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            if (!Wiring.holds(before, wire)) {
                return before;
            }
            Step leading = Wires.leadingTo(step, wire.to());
            String box = before.boxOf(wire.to());
            FlowDocument with =
                    new ElementEdit.AddStep(leading, place, box, null, function).apply(before);
            return with == before ? before : Wiring.retarget(with, wire, step.id());
        }

        @Override
        public String label() {
            return "edit.insert-on-wire";
        }
    }

    /// Draws a wire.
    record Connect(Outlet from, String to) implements WireEdit {
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
    record Reconnect(Wire wire, Outlet from, String to) implements WireEdit {
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

    /// Puts a join before a step, so that it takes every wire that led there.
    record InsertJoin(String before, String id, Place place) implements WireEdit {
        @Override
        public FlowDocument apply(FlowDocument document) {
            return document.holds(id) ? document : Insertions.join(document, before, id, place);
        }

        @Override
        public String label() {
            return "edit.insert-join";
        }
    }
}
