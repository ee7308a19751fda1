package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

/// A JSON value written in a flow file, in which every text of the form `{% … %}` stands for the
/// result of that JSONata expression. (In a JSONPath step, keys that end in `.$` stand for paths.)
///
/// A template that was not written is `null`; one that was written as `null` holds `null`.
///
/// @param value plain JSON, as `dev.sluice.engine.value.Json` reads it
public record Template(@Nullable Object value) {
    /// Whether the whole template is one expression.
    public boolean isExpression() {
        return value instanceof String text && isExpression(text);
    }

    /// Whether a text is an expression as a whole.
    public static boolean isExpression(String text) {
        return text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4;
    }

    /// What stands between `{%` and `%}`, trimmed.
    public static String expression(String text) {
        return text.substring(2, text.length() - 2).strip();
    }
}
