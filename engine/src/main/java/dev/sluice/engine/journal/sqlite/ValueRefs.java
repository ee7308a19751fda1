package dev.sluice.engine.journal.sqlite;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the name of a value that is kept elsewhere stands in JSON text: as a text that begins with
/// the character NUL. A text that begins so by itself gets one more.
final class ValueRefs {
    private static final char MARK = '\0';

    /// How JSON text writes the mark. Text without it holds no name.
    static final String WRITTEN_MARK = "\\u0000";

    private ValueRefs() {}

    static String to(String hash) {
        return MARK + hash;
    }

    static String escape(String text) {
        return isMarked(text) ? MARK + text : text;
    }

    private static boolean isMarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK;
    }

    /// Gives the value that a name stands for.
    interface Lookup {
        @Nullable Object value(String hash) throws SQLException;
    }

    /// The value with all names replaced by what they stand for.
    static @Nullable Object resolve(@Nullable Object value, Lookup lookup) throws SQLException {
        return switch (value) {
            case String text when isMarked(text) ->
                    text.length() > 1 && text.charAt(1) == MARK
                            ? text.substring(1)
                            : lookup.value(text.substring(1));
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    copy.put((String) member.getKey(), resolve(member.getValue(), lookup));
                }
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                for (Object element : list) {
                    copy.add(resolve(element, lookup));
                }
                yield copy;
            }
            case null, default -> value;
        };
    }
}
