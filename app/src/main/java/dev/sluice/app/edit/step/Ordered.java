package dev.sluice.app.edit.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Unchangeable maps that keep their order through changes.
public final class Ordered {
    private Ordered() {}

    public static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var result = new LinkedHashMap<>(map);
        result.put(key, value);
        return Collections.unmodifiableMap(result);
    }

    /// One entry exchanged, where it stands, perhaps under another key.
    public static <V> Map<String, V> replaced(
            Map<String, V> map, String key, String newKey, V value) {
        if (key.equals(newKey)) {
            return with(map, key, value);
        }
        var result = new LinkedHashMap<String, V>();
        map.forEach((k, v) -> result.put(k.equals(key) ? newKey : k, k.equals(key) ? value : v));
        return Collections.unmodifiableMap(result);
    }

    public static <V> Map<String, V> without(Map<String, V> map, Set<String> keys) {
        if (Collections.disjoint(map.keySet(), keys)) {
            return map;
        }
        var result = new LinkedHashMap<>(map);
        result.keySet().removeAll(keys);
        return Collections.unmodifiableMap(result);
    }
}
