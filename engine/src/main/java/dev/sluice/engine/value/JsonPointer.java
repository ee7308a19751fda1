package dev.sluice.engine.value;

import java.util.ArrayList;
import java.util.List;

/// A place in a JSON value, as RFC 6901 writes it: `/steps/both/next/0`.
public record JsonPointer(String text) {
    public static final JsonPointer ROOT = new JsonPointer("");

    public JsonPointer child(String name) {
        return new JsonPointer(text + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    public JsonPointer child(int index) {
        return new JsonPointer(text + "/" + index);
    }

    /// The names on the way, outermost first.
    public List<String> names() {
        var names = new ArrayList<String>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('/', at + 1);
            end = end < 0 ? text.length() : end;
            names.add(text.substring(at + 1, end).replace("~1", "/").replace("~0", "~"));
            at = end;
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return text;
    }
}
