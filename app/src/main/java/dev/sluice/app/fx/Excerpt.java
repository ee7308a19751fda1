package dev.sluice.app.fx;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The beginning of a value as JSON on one line. It takes as long as what it shows, however large
/// the value is.
public final class Excerpt {
    private static final String MORE = " …";

    private final StringBuilder out = new StringBuilder();
    private final int longest;

    private Excerpt(int longest) {
        this.longest = longest;
    }

    /// The whole JSON, or where that is longer, so many characters of it and a mark.
    public static String of(@Nullable Object value, int longest) {
        var excerpt = new Excerpt(longest);
        excerpt.write(value);
        StringBuilder out = excerpt.out;
        return excerpt.isFull() ? out.substring(0, longest) + MORE : out.toString();
    }

    /// Whether so many characters do not hold all of it.
    public static boolean isPart(@Nullable Object value, int longest) {
        var excerpt = new Excerpt(longest);
        excerpt.write(value);
        return excerpt.isFull();
    }

    private boolean isFull() {
        return out.length() > longest;
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> members(map);
            case List<?> list -> elements(list);
            case String text -> text(text);
            case null, default -> out.append(Json.write(value));
        }
    }

    /// A character is written as at least one.
    private void text(String text) {
        int room = Math.max(0, longest - out.length() + 1);
        out.append(Json.write(text.length() > room ? text.substring(0, room) : text));
    }

    private void members(Map<?, ?> map) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        while (members.hasNext() && !isFull()) {
            Map.Entry<?, ?> member = members.next();
            text(String.valueOf(member.getKey()));
            out.append(':');
            write(member.getValue());
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void elements(List<?> list) {
        out.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext() && !isFull()) {
            write(elements.next());
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }
}
