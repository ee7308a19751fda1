package dev.sluice.app.session;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.engine.model.Layout.Note;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/// What is selected: triggers and steps, notes, wires.
public record Selection(Set<String> elements, Set<String> notes, Set<Wire> wires) {
    public static final Selection NONE = new Selection(Set.of(), Set.of(), Set.of());

    public static Selection ofElements(Set<String> ids) {
        return new Selection(ids, Set.of(), Set.of());
    }

    public static Selection ofElement(String id) {
        return ofElements(Set.of(id));
    }

    public static Selection ofNote(String id) {
        return new Selection(Set.of(), Set.of(id), Set.of());
    }

    public static Selection ofWire(Wire wire) {
        return new Selection(Set.of(), Set.of(), Set.of(wire));
    }

    public boolean isEmpty() {
        return elements.isEmpty() && notes.isEmpty() && wires.isEmpty();
    }

    /// The one trigger or step, where nothing else is selected.
    public @Nullable String only() {
        return elements.size() == 1 && notes.isEmpty() && wires.isEmpty()
                ? elements.iterator().next()
                : null;
    }

    /// Everything of both, without what both have: what a click with the key held does.
    public Selection toggled(Selection other) {
        return new Selection(
                toggled(elements, other.elements),
                toggled(notes, other.notes),
                toggled(wires, other.wires));
    }

    /// Everything of both.
    public Selection plus(Selection other) {
        return new Selection(
                plus(elements, other.elements), plus(notes, other.notes), plus(wires, other.wires));
    }

    public boolean contains(Selection other) {
        return elements.containsAll(other.elements)
                && notes.containsAll(other.notes)
                && wires.containsAll(other.wires);
    }

    /// What of it a document still has.
    public Selection within(FlowDocument document) {
        if (isEmpty()) {
            return this;
        }
        Set<String> ids = document.ids();
        var kept = new LinkedHashSet<>(elements);
        kept.retainAll(ids);
        var keptNotes = new LinkedHashSet<>(notes);
        keptNotes.retainAll(document.layout().notes().stream().map(Note::id).toList());
        var keptWires = new LinkedHashSet<>(wires);
        if (!keptWires.isEmpty()) {
            keptWires.retainAll(Set.copyOf(Wires.of(document.flow())));
        }
        var result = new Selection(kept, keptNotes, keptWires);
        return result.equals(this) ? this : result;
    }

    private static <T> Set<T> toggled(Set<T> one, Set<T> other) {
        var result = new LinkedHashSet<>(one);
        for (T t : other) {
            if (!result.remove(t)) {
                result.add(t);
            }
        }
        return result;
    }

    private static <T> Set<T> plus(Set<T> one, Set<T> other) {
        var result = new LinkedHashSet<>(one);
        result.addAll(other);
        return result;
    }
}
