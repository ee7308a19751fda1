package dev.sluice.app.runs;

import java.util.List;

/// Something to tell the user once.
///
/// @param text its message key
/// @param values what the message is filled with
/// @param detail more of it; may be empty
public record Notice(Kind kind, String text, List<Object> values, String detail) {
    /// How it is shown.
    public enum Kind {
        GOOD,
        PLAIN,
        BAD
    }

    static Notice bad(String text, String detail, Object... values) {
        return new Notice(Kind.BAD, text, List.of(values), detail);
    }
}
