package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.text.Node;
import dev.sluice.engine.json.text.Shape;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A value as it is to be after an edit, with all that is kept of the text as it was.
sealed interface Edited {
    /// Stays as it stands in the text.
    record Kept(Node node) implements Edited {}

    /// Did not stand in the text, or is another value now.
    record Fresh(@Nullable Object value, Shape shape) implements Edited {}

    /// An object.
    ///
    /// @param origin the object it was; `null` for a new one
    record Members(Node.@Nullable Members origin, List<Entry> entries, Shape shape)
            implements Edited {}

    /// A list.
    record Elements(Node.Elements origin, List<Edited> elements, Shape shape) implements Edited {}

    /// A member of an object.
    ///
    /// @param origin the member it was, perhaps of another object and by another name
    record Entry(String name, Node.@Nullable Member origin, Edited value) {}
}
