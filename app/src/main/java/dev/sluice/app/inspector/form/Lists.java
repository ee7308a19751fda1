package dev.sluice.app.inspector.form;

import java.util.ArrayList;
import java.util.List;

/// Lists that differ from another one in one place.
final class Lists {
    private Lists() {}

    static <T> List<T> plus(List<T> list, T element) {
        var result = new ArrayList<>(list);
        result.add(element);
        return List.copyOf(result);
    }

    static <T> List<T> with(List<T> list, int index, T element) {
        var result = new ArrayList<>(list);
        result.set(index, element);
        return List.copyOf(result);
    }

    static <T> List<T> without(List<T> list, int index) {
        var result = new ArrayList<>(list);
        result.remove(index);
        return List.copyOf(result);
    }

    /// The element and the one behind it in the other order.
    static <T> List<T> swapped(List<T> list, int index) {
        var result = new ArrayList<>(list);
        result.add(index, result.remove(index + 1));
        return List.copyOf(result);
    }
}
