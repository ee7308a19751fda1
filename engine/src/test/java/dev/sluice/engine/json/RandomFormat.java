package dev.sluice.engine.json;

import dev.sluice.engine.value.Json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Writes JSON values the way nobody would: fields in any order, any white space, odd escapes, and
/// fields the format does not know.
final class RandomFormat {
    private static final String[] SPACES = {
        "", "", " ", "  ", "\n", "\r\n", "\t", "\n   ", "\n\n\t"
    };

    private final Random random;
    private int unknown;

    RandomFormat(long seed) {
        this.random = new Random(seed);
    }

    /// How many unknown fields were written; they are named `x-0`, `x-1`, ….
    int unknownFields() {
        return unknown;
    }

    /// @param shuffles whether this is an object of the format, whose fields have no order
    String write(Object value, boolean shuffles) {
        return switch (value) {
            case Map<?, ?> map -> object(map, shuffles);
            case List<?> list -> {
                var parts = new ArrayList<String>();
                list.forEach(element -> parts.add(space() + write(element, false) + space()));
                yield "[" + (parts.isEmpty() ? space() : String.join(",", parts)) + "]";
            }
            case String text -> text(text);
            case null, default -> Json.write(value);
        };
    }

    private String object(Map<?, ?> map, boolean shuffles) {
        var parts = new ArrayList<String>();
        map.forEach(
                (name, member) ->
                        parts.add(
                                space()
                                        + text((String) name)
                                        + space()
                                        + ":"
                                        + space()
                                        + write(member, isObjectOfTheFormat((String) name))
                                        + space()));
        if (shuffles && random.nextInt(3) == 0) {
            Collections.shuffle(parts, random);
        }
        if (shuffles && random.nextInt(2) == 0) {
            parts.add(
                    random.nextInt(parts.size() + 1),
                    space() + "\"x-" + unknown++ + "\":" + space() + "[1.0]" + space());
        }
        return "{" + (parts.isEmpty() ? space() : String.join(",", parts)) + "}";
    }

    /// Elements stand in maps by id; such a map itself keeps its order.
    private static boolean isObjectOfTheFormat(String name) {
        return name.startsWith("s")
                && Character.isDigit(name.codePointAt(Math.min(1, name.length() - 1)));
    }

    private String text(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean mustEscape = c < 0x20 || c == '"' || c == '\\';
            if (mustEscape || random.nextInt(20) == 0) {
                out.append("\\u%04X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private String space() {
        return SPACES[random.nextInt(SPACES.length)];
    }
}
