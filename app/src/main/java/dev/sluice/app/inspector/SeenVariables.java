package dev.sluice.app.inspector;

import dev.sluice.engine.machine.RunEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that the tokens of a run see, event by event. A token sees its own and those of
/// the tokens it came from: the branch that forked, the box it runs in.
final class SeenVariables {
    private final Map<String, Map<String, @Nullable Object>> assigned = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    void clear() {
        assigned.clear();
        parents.clear();
        tokens.clear();
    }

    void forked(RunEvent.TokenForked fork) {
        for (String token : fork.tokens()) {
            if (!token.equals(fork.token())) {
                parents.put(token, fork.token());
            }
        }
    }

    void assigned(RunEvent.VariableAssigned event) {
        assigned.computeIfAbsent(event.scope(), _ -> new LinkedHashMap<>())
                .put(event.name(), event.value());
    }

    /// What a token that has just come to a step sees.
    Map<String, @Nullable Object> at(RunEvent.StepScheduled event) {
        String path = event.step().text();
        tokens.put(path, event.token());
        int slash = path.lastIndexOf('/');
        if (slash >= 0) {
            enter(event.token(), box(path.substring(0, slash)));
        }
        if (assigned.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        for (String token = event.token(); token != null; token = parents.get(token)) {
            assigned.getOrDefault(token, Map.of()).forEach(seen::putIfAbsent);
        }
        return seen;
    }

    /// The path of a box without the item that runs in it.
    private static String box(String path) {
        int item = path.endsWith("]") ? path.lastIndexOf('[') : -1;
        return item < 0 ? path : path.substring(0, item);
    }

    /// Notes that the first of a token's line came out of the token that stands at the box.
    private void enter(String token, String box) {
        String around = tokens.get(box);
        String first = token;
        while (!first.equals(around) && parents.containsKey(first)) {
            first = parents.get(first);
        }
        if (around != null && !first.equals(around)) {
            parents.put(first, around);
        }
    }
}
