package dev.sluice.engine.machine.decide.turn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An item of a map over an object: `{"Key", "Value"}` of one of its members. The context object
/// tells the two apart.
public final class KeyedItem extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    static final String KEY = "Key";
    static final String VALUE = "Value";

    private KeyedItem(String key, @Nullable Object value) {
        put(KEY, key);
        put(VALUE, value);
    }

    /// An item as a step gets it: nothing but a value.
    public static @Nullable Object plain(@Nullable Object item) {
        return item instanceof KeyedItem keyed ? new LinkedHashMap<>(keyed) : item;
    }

    /// The members of an object, in their order.
    static List<KeyedItem> all(Map<?, ?> object) {
        List<KeyedItem> all = new ArrayList<>(object.size());
        object.forEach((key, value) -> all.add(new KeyedItem(String.valueOf(key), value)));
        return all;
    }
}
