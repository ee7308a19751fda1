package dev.sluice.app.edit.history;

import dev.sluice.app.edit.FlowDocument;

import java.util.List;
import java.util.function.Supplier;

/// What a history knew when the program ended, so that another can go on with it. Documents other
/// than the present one are read when they are asked for.
///
/// @param past the edits that were made, the oldest first
/// @param future those that were undone, the next first
/// @param saved what lies on disk
public record Memory(
        List<Remembered> past, FlowDocument current, List<Remembered> future, FlowDocument saved) {
    /// An edit by its name, with the document before it where it was made, after it where it was
    /// undone.
    ///
    /// @param label the message key of its name
    public record Remembered(String label, Supplier<FlowDocument> document) {}

    /// A flow as it was opened.
    public static Memory of(FlowDocument opened) {
        return new Memory(List.of(), opened, List.of(), opened);
    }
}
