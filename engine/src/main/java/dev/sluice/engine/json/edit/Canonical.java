package dev.sluice.engine.json.edit;

import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.Shape;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

/// The one form Sluice itself writes files in: known fields in a fixed order, values in one line
/// where they fit into it, elements of the flow in lines of their own, a line end at the end.
public final class Canonical {
    private Canonical() {}

    /// The canonical text of the same values. Numbers keep their text; unknown fields stay behind
    /// the field they stood behind.
    public static String format(JsonText source, Class<? extends Record> format) {
        return Docs.canonical(source, source.root(), Shape.of(format)).print(Style.CANONICAL, "", 0)
                + "\n";
    }

    /// The canonical text of a plain value.
    public static String format(@Nullable Object value, Class<? extends Record> format) {
        String text = Docs.of(value, Shape.of(format)).print(Style.CANONICAL, "", 0);
        try {
            return format(JsonText.parse(text), format);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /// Whether a text is canonical, whatever its line ends.
    static boolean isCanonical(JsonText source, Class<? extends Record> format) {
        return format(source, format).equals(source.text().replace("\r\n", "\n"));
    }
}
