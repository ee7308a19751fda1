package dev.sluice.app.edit.history;

import dev.sluice.app.edit.FlowDocument;

/// What a history has just done.
///
/// @param label the message key of the edit's name
/// @param now the document it led to
public record Change(Kind kind, String label, FlowDocument now) {
    /// How a history goes on.
    public enum Kind {
        /// An edit was made.
        MADE,
        /// An edit was made that is one with the one before in the user's eyes.
        CONTINUED,
        UNDONE,
        REDONE
    }
}
