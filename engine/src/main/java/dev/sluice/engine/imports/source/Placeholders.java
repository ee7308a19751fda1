package dev.sluice.engine.imports.source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The `${…}` that stand outside quotes in a definition until it is deployed, where JSON has a
/// value. Each is found again where JSON has a text; everything else stays where it was.
final class Placeholders {
    /// A text of as many characters in quotes stands for each: the first says which it is.
    private static final char FIRST = '\uE100';

    private static final char FILLING = '\uE000';
    private static final int MOST = 0x1000;
    private static final int LONGEST = 200;

    private final List<String> written = new ArrayList<>();
    private final String json;

    Placeholders(String text) {
        this.json = text.contains("${") ? replaced(text) : text;
    }

    /// The text as JSON, of the same length.
    String json() {
        return json;
    }

    /// The placeholder that a text of that JSON stands for; `null` where it is a text.
    @Nullable String of(String text) {
        boolean isOne =
                !text.isEmpty()
                        && text.charAt(0) >= FIRST
                        && text.charAt(0) < FIRST + written.size()
                        && text.substring(1).chars().allMatch(c -> c == FILLING);
        return isOne ? written.get(text.charAt(0) - FIRST) : null;
    }

    private String replaced(String text) {
        var json = new StringBuilder(text);
        boolean isInside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isInside = !isInside;
            } else if (c == '\\' && isInside) {
                i++;
            } else if (c == '$' && !isInside) {
                i = replace(text, i, json);
            }
        }
        return json.toString();
    }

    /// @return where the placeholder at that offset ends; the offset where there is none
    private int replace(String text, int at, StringBuilder json) {
        int end = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
        if (end < 0 || end - at > LONGEST || written.size() >= MOST) {
            return at;
        }
        String placeholder = text.substring(at, end + 1);
        if (placeholder.contains("\"") || placeholder.contains("\n")) {
            return at;
        }
        char which = (char) (FIRST + written.size());
        String filling = String.valueOf(FILLING).repeat(placeholder.length() - 3);
        json.replace(at, end + 1, "\"" + which + filling + "\"");
        written.add(placeholder);
        return end;
    }
}
