package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.inspector.form.field.Field;

import java.util.List;
import java.util.stream.Stream;

/// Fields that belong together, and what else can be done there.
///
/// @param title the message key of its heading; empty: none
/// @param values what the heading is filled with
/// @param notes message keys of remarks
/// @param columns how many fields stand side by side; then their labels are left out
public record Section(
        String title,
        List<Object> values,
        List<String> notes,
        List<Field> fields,
        List<Action> actions,
        int columns) {
    /// Something a click does.
    ///
    /// @param label its message key
    public record Action(String key, String label, Edit edit) {}

    public static Section of(String title, List<Field> fields) {
        return new Section(title, List.of(), List.of(), fields, List.of(), 1);
    }

    public Section numbered(Object... numbers) {
        return new Section(title, List.of(numbers), notes, fields, actions, columns);
    }

    public Section with(Action... more) {
        return new Section(title, values, notes, fields, List.of(more), columns);
    }

    public Section noting(String... keys) {
        List<String> kept = Stream.of(keys).filter(key -> !key.isEmpty()).toList();
        return new Section(title, values, kept, fields, actions, columns);
    }

    public Section inColumns(int count) {
        return new Section(title, values, notes, fields, actions, count);
    }
}
