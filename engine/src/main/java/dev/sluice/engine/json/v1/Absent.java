package dev.sluice.engine.json.v1;

import dev.sluice.engine.json.text.Any;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Between what the file leaves out and what the model calls empty.
final class Absent {
    private Absent() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <T> @Nullable List<T> ifEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    /// The map with other values, in the same order; empty where it is absent.
    static <A, B> Map<String, B> orEmpty(@Nullable Map<String, A> map, Function<A, B> change) {
        return map == null ? Map.of() : changed(map, change);
    }

    /// The map with other values, in the same order; absent where it is empty.
    static <A, B> @Nullable Map<String, B> ifEmpty(Map<String, A> map, Function<A, B> change) {
        return map.isEmpty() ? null : changed(map, change);
    }

    private static <A, B> Map<String, B> changed(Map<String, A> map, Function<A, B> change) {
        var changed = new LinkedHashMap<String, B>();
        map.forEach((name, value) -> changed.put(name, change.apply(value)));
        return Collections.unmodifiableMap(changed);
    }

    static @Nullable Template template(@Nullable Any any) {
        return any == null ? null : new Template(any.value());
    }

    static @Nullable Any any(@Nullable Template template) {
        return template == null ? null : new Any(template.value());
    }

    static Map<String, Template> templates(@Nullable Map<String, Any> map) {
        return orEmpty(map, any -> new Template(any.value()));
    }

    static @Nullable Map<String, Any> anys(Map<String, Template> map) {
        return ifEmpty(map, template -> new Any(template.value()));
    }
}
