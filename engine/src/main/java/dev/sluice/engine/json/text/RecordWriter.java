package dev.sluice.engine.json.text;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.sluice.engine.json.text.Shape.Layout;
import dev.sluice.engine.json.text.Shape.Slot;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns a format's records into plain JSON values, in canonical order, absent fields left out.
public final class RecordWriter {
    private RecordWriter() {}

    public static Map<String, @Nullable Object> tree(Record record) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        Layout layout = new Shape.Fields(record.getClass()).layout();
        if (layout.kind() != null) {
            map.put("type", layout.kind());
        }
        put(record, layout, map);
        return map;
    }

    private static void put(Object from, Layout layout, Map<String, @Nullable Object> to) {
        for (Slot slot : layout.slots()) {
            Object value = get(from, slot.component());
            switch (slot) {
                case Slot.Group(_, Layout group) -> {
                    if (value != null) {
                        put(value, group, to);
                    }
                }
                case Slot.Field field -> {
                    if (value != null) {
                        to.put(field.name(), plain(value));
                    }
                }
            }
        }
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Any(Object any) -> any;
            case Enum<?> constant -> name(constant);
            case Record record -> bareText(record) instanceof String text ? text : tree(record);
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> plain.put((String) name, plain(member)));
                yield plain;
            }
            default -> value;
        };
    }

    private static @Nullable Object bareText(Record record) {
        RecordComponent first = record.getClass().getRecordComponents()[0];
        return first.getAccessor().isAnnotationPresent(JsonValue.class) ? get(record, first) : null;
    }

    private static String name(Enum<?> constant) {
        return new Shape.OneOf(constant.getDeclaringClass())
                .byName().entrySet().stream()
                        .filter(entry -> entry.getValue() == constant)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
    }

    private static @Nullable Object get(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
