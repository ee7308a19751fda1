package dev.sluice.app.runs.history;

import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Where two JSON values are not the same.
final class Differences {
    /// The path of the value itself.
    static final String ROOT = "$";

    private static final int MOST = 2_000;

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /// One place.
    ///
    /// @param path as in an expression, from `$` on
    /// @param one as JSON; empty: nothing is there
    /// @param other as JSON; empty: nothing is there
    record Difference(String path, String one, String other) {}

    static List<Difference> of(@Nullable Object one, @Nullable Object other) {
        var differences = new Differences();
        differences.look(ROOT, one, other);
        return differences.found;
    }

    private void look(String path, @Nullable Object one, @Nullable Object other) {
        if (found.size() >= MOST || Objects.equals(one, other)) {
            return;
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            Set<Object> names = new LinkedHashSet<>(a.keySet());
            names.addAll(b.keySet());
            for (Object name : names) {
                String inside = path + "." + name;
                if (!a.containsKey(name)) {
                    add(inside, "", Json.write(b.get(name)));
                } else if (!b.containsKey(name)) {
                    add(inside, Json.write(a.get(name)), "");
                } else {
                    look(inside, a.get(name), b.get(name));
                }
            }
        } else if (one instanceof List<?> a && other instanceof List<?> b) {
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
                String inside = path + "[" + i + "]";
                if (i >= a.size()) {
                    add(inside, "", Json.write(b.get(i)));
                } else if (i >= b.size()) {
                    add(inside, Json.write(a.get(i)), "");
                } else {
                    look(inside, a.get(i), b.get(i));
                }
            }
        } else {
            add(path, Json.write(one), Json.write(other));
        }
    }

    private void add(String path, String one, String other) {
        found.add(new Difference(path, one, other));
    }
}
