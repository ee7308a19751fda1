package dev.sluice.app.inspector.form.field;

import dev.sluice.app.edit.Edit;

import java.util.List;

/// What a typed text means for the flow.
public sealed interface Typed {
    /// It is valid, and this is what it changes.
    record Change(Edit edit) implements Typed {}

    /// It is not valid.
    ///
    /// @param reason the message key of what was expected
    /// @param values what the message is filled with
    record Wrong(String reason, List<Object> values) implements Typed {
        public static Wrong of(String reason, Object... values) {
            return new Wrong(reason, List.of(values));
        }
    }
}
