package dev.sluice.app.edit;

import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a user can do with what is drawn and means nothing: places and notes.
public sealed interface LayoutEdit extends Edit {
    /// Moves triggers, steps and notes; what is inside a box moves with it.
    record MoveElements(Set<String> elements, Set<String> notes, double dx, double dy)
            implements LayoutEdit {
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
    record PlaceElements(Map<String, Place> places, String label) implements LayoutEdit {
        @Override
        public FlowDocument apply(FlowDocument before) {
            var all = new LinkedHashMap<>(before.layout().places());
            all.putAll(places);
            return all.equals(before.layout().places())
                    ? before
                    : before.withPlaces(Collections.unmodifiableMap(all));
        }
    }

    /// Writes a note, or changes one of the same id.
    record PutNote(Note note) implements LayoutEdit {
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
}
