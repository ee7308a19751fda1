package dev.sluice.app.fx;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON as text for people: what fits on a line stands on one, the rest is indented.
public final class Indented {
    private static final int WIDTH = 60;

    private Indented() {}

    public static String json(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, "", out);
        return out.toString();
    }

    private static void write(@Nullable Object value, String margin, StringBuilder out) {
        String line = oneLine(value);
        if (margin.length() + line.length() <= WIDTH || !isFull(value)) {
            out.append(line);
            return;
        }
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        boolean object = value instanceof Map;
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (name, member) -> {
                        names.add(Json.write(name) + ": ");
                        values.add(member);
                    });
        } else if (value instanceof List<?> list) {
            values.addAll(list);
        }
        String inside = margin + "  ";
        out.append(object ? "{" : "[");
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append(inside);
            out.append(object ? names.get(i) : "");
            write(values.get(i), inside, out);
        }
        out.append('\n').append(margin).append(object ? "}" : "]");
    }

    private static boolean isFull(@Nullable Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof List<?> list && !list.isEmpty());
    }

    /// With a blank behind each comma and colon.
    private static String oneLine(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map -> {
                List<String> members = new ArrayList<>();
                map.forEach((k, v) -> members.add(Json.write(k) + ": " + oneLine(v)));
                yield "{ " + String.join(", ", members) + " }";
            }
            case List<?> list -> {
                List<String> elements = new ArrayList<>();
                list.forEach(v -> elements.add(oneLine(v)));
                yield "[" + String.join(", ", elements) + "]";
            }
            case null, default -> Json.write(value);
        };
    }
}
