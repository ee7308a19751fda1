package dev.sluice.engine.json.edit;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds which members that are gone and which that came are one and the same by another name:
/// those that hold the same, then those that follow the same neighbour, then those that are alike.
final class Renaming {
    private final Map<?, ?> old;
    private final Map<?, ?> changed;
    private final List<String> gone;
    private final List<String> came;
    private final Map<String, String> renamed = new HashMap<>();

    /// @param gone names of the old value only; emptied as their new names are found
    /// @param came names of the changed value only
    Renaming(Map<?, ?> old, Map<?, ?> changed, List<String> gone, List<String> came) {
        this.old = old;
        this.changed = changed;
        this.gone = gone;
        this.came = came;
    }

    /// The new names by the old ones.
    Map<String, String> find() {
        if (!gone.isEmpty() && !came.isEmpty()) {
            pair((before, after) -> Values.areSame(old.get(before), changed.get(after)));
            Map<String, String> oldNeighbours = predecessors(old);
            Map<String, String> newNeighbours = predecessors(changed);
            pair(
                    (before, after) -> {
                        String neighbour = oldNeighbours.getOrDefault(before, "");
                        return areOfOneKind(old.get(before), changed.get(after))
                                && renamed.getOrDefault(neighbour, neighbour)
                                        .equals(newNeighbours.get(after));
                    });
            pair((before, after) -> areAlike(old.get(before), changed.get(after)));
        }
        return renamed;
    }

    /// Whether two names, old and new, are of one member.
    private interface Test {
        boolean matches(String before, String after);
    }

    private void pair(Test test) {
        for (var each = came.iterator(); each.hasNext(); ) {
            String after = each.next();
            for (String before : gone) {
                if (test.matches(before, after)) {
                    renamed.put(before, after);
                    gone.remove(before);
                    each.remove();
                    break;
                }
            }
        }
    }

    private static Map<String, String> predecessors(Map<?, ?> map) {
        var predecessors = new HashMap<String, String>();
        String before = "";
        for (Object key : map.keySet()) {
            predecessors.put((String) key, before);
            before = (String) key;
        }
        return predecessors;
    }

    private static boolean areOfOneKind(@Nullable Object a, @Nullable Object b) {
        return a instanceof Map<?, ?> one
                ? b instanceof Map<?, ?> other && Objects.equals(one.get("type"), other.get("type"))
                : !(b instanceof Map<?, ?>);
    }

    /// Whether two elements of one kind have at least half of their fields in common.
    private static boolean areAlike(@Nullable Object a, @Nullable Object b) {
        if (!(a instanceof Map<?, ?> one)
                || !(b instanceof Map<?, ?> other)
                || !areOfOneKind(one, other)) {
            return false;
        }
        long common =
                one.entrySet().stream()
                        .filter(
                                field ->
                                        other.containsKey(field.getKey())
                                                && Values.areSame(
                                                        field.getValue(),
                                                        other.get(field.getKey())))
                        .count();
        return 2 * common >= Math.max(one.size(), other.size());
    }
}
