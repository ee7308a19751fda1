package dev.sluice.engine.json.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields a format's records stand for, in canonical order.
public final class FieldNames {
    private FieldNames() {}

    public static List<String> of(Class<? extends Record> type) {
        return Shape.of(type).fieldNames(null);
    }

    public static Map<String, List<String>> ofKinds(Class<?> type) {
        var kinds = new LinkedHashMap<String, List<String>>();
        new Shape.Kinds(type)
                .byName()
                .forEach((name, fields) -> kinds.put(name, fields.layout().names()));
        return kinds;
    }
}
