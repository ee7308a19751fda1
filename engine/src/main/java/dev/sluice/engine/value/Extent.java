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

    /// How much of a room is left beside a value; less than 0: none.
    private static int left(@Nullable Object value, int room, int depth) {
        int left = room - EACH;
        switch (value) {
            case String text -> left -= text.length();
            case PackedList packed -> left -= packed.size();
            case Map<?, ?> map -> {
                left = depth == 0 ? -1 : left;
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    left = left < 0 ? left : left(member.getKey(), left, depth);
                    left = left < 0 ? left : left(member.getValue(), left, depth - 1);
                }
            }
            case List<?> list -> {
                left = depth == 0 ? -1 : left;
                for (int i = 0; i < list.size() && left >= 0; i++) {
                    left = left(list.get(i), left, depth - 1);
                }
            }
            case null, default -> {}
        }
        return left;
    }
}
