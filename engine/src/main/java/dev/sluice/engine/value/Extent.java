package dev.sluice.engine.value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// How much text a value would take as JSON, about. A value may hold one and the same part many
/// times over, so counting ends as soon as it is too much.
public final class Extent {
    private static final int EACH = 8;

    private Extent() {}

    /// Whether a value takes at most that many characters and nests no deeper than JSON that is
    /// read may.
    public static boolean isWithin(@Nullable Object value, int characters) {
        return left(value, characters, Json.MAX_DEPTH) >= 0;
    }

    /// How much of a room is left beside a value; less than 0: none. Every step's output is
    /// counted, so what most values are comes first.
    private static int left(@Nullable Object value, int room, int depth) {
        int left = room - EACH;
        if (value instanceof String text) {
            return left - text.length();
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            return left;
        } else if (value instanceof Map<?, ?> map) {
            return depth == 0 ? -1 : beside(map, left, depth - 1);
        } else if (value instanceof PackedList packed) {
            return left - packed.size();
        } else if (value instanceof List<?> list) {
            return depth == 0 ? -1 : beside(list, left, depth - 1);
        }
        return left;
    }

    private static int beside(Map<?, ?> map, int room, int depth) {
        int left = room;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (left < 0) {
                break;
            }
            left = left(member.getKey(), left, depth);
            left = left < 0 ? left : left(member.getValue(), left, depth);
        }
        return left;
    }

    private static int beside(List<?> list, int room, int depth) {
        int left = room;
        int size = list.size();
        for (int i = 0; i < size && left >= 0; i++) {
            left = left(list.get(i), left, depth);
        }
        return left;
    }
}
