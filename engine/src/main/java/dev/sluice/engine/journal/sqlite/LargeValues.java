package dev.sluice.engine.journal.sqlite;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes large values out of the events of one run, so that each is written once however often it
/// is passed on. A value inside a value is taken out by itself.
final class LargeValues {
    /// From about how many characters of JSON text on a value counts as large: below, its name and
    /// its row would cost more than its text.
    static final int LARGE = 4096;

    private static final int NAME_SIZE = 52;

    private final SeenValues seen = new SeenValues();
    private List<Large> taken = new ArrayList<>();
    private long size;

    /// A value that is kept under its hash.
    record Large(String hash, String json) {}

    /// Replaces the large values of an event by their names, in place.
    void takeFrom(Map<String, @Nullable Object> event) {
        event.replaceAll((_, value) -> small(value));
    }

    /// The values taken out since the last call, inner ones before those that name them.
    List<Large> taken() {
        List<Large> result = taken;
        if (!result.isEmpty()) {
            taken = new ArrayList<>();
        }
        return result;
    }

    /// The value without what is large in it; its length as text is in [#size].
    private @Nullable Object small(@Nullable Object value) {
        return switch (value) {
            case String text -> {
                size = text.length() + 2L;
                yield size > LARGE ? take(text, ValueRefs.escape(text)) : ValueRefs.escape(text);
            }
            case Map<?, ?> map -> small(map);
            case List<?> list -> small(list);
            case null, default -> {
                size = 8;
                yield value;
            }
        };
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged member is the same object
    private Object small(Map<?, ?> map) {
        String known = seen.hash(map);
        if (known != null) {
            return name(known);
        }
        Map<Object, @Nullable Object> copy = null;
        long total = 2;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Object inner = small(member.getValue());
            total += size + ((String) member.getKey()).length() + 4;
            if (inner != member.getValue()) {
                copy = copy == null ? new LinkedHashMap<>(map) : copy;
                copy.put(member.getKey(), inner);
            }
        }
        size = total;
        Object result = copy == null ? map : copy;
        return total > LARGE ? take(map, result) : result;
    }

    @SuppressWarnings("ReferenceEquality") // an unchanged element is the same object
    private Object small(List<?> list) {
        String known = seen.hash(list);
        if (known != null) {
            return name(known);
        }
        List<@Nullable Object> copy = null;
        long total = 2;
        int index = 0;
        for (Object element : list) {
            Object inner = small(element);
            total += size + 1;
            if (inner != element) {
                copy = copy == null ? new ArrayList<>(list) : copy;
                copy.set(index, inner);
            }
            index++;
        }
        size = total;
        Object result = copy == null ? list : copy;
        return total > LARGE ? take(list, result) : result;
    }

    private String take(Object whole, Object shortened) {
        String known = seen.hash(whole);
        if (known == null) {
            String json = Json.write(shortened);
            known = hash(json);
            taken.add(new Large(known, json));
            seen.add(whole, known);
        }
        return name(known);
    }

    private String name(String hash) {
        size = NAME_SIZE;
        return ValueRefs.to(hash);
    }

    static String hash(String json) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(json.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
