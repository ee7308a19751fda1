package dev.sluice.app.inspector;

import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.app.inspector.trial.Completions;
import dev.sluice.app.inspector.trial.PathCompletions;
import dev.sluice.app.inspector.trial.Recorded;
import dev.sluice.app.inspector.trial.Trial;

import javafx.scene.control.TreeItem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The way to a part of the recorded data: first a member of `$states` or a variable with its `$`,
/// then names (texts) and indexes (numbers).
record RecordedPath(List<Object> steps) {
    /// All that was recorded, as one value: the members of `$states`, then the variables.
    static Map<String, @Nullable Object> shown(Recorded recorded) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(recorded.states());
        recorded.variables().forEach((name, value) -> all.put("$" + name, value));
        return all;
    }

    static RecordedPath of(@Nullable TreeItem<JsonTree.Element> chosen) {
        List<Object> steps = new ArrayList<>();
        for (TreeItem<JsonTree.Element> item = chosen; item != null; item = item.getParent()) {
            String name = item.getValue().name();
            if (name != null && item.getParent() != null && !item.getValue().isPart()) {
                boolean isIndex = item.getParent().getValue().value() instanceof List;
                steps.addFirst(isIndex ? Integer.valueOf(name) : name);
            }
        }
        return new RecordedPath(List.copyOf(steps));
    }

    /// How a field of that language says it; `null` where it sees no such value.
    @Nullable String in(Attempt attempt, Recorded recorded) {
        if (steps.isEmpty()) {
            return null;
        }
        return switch (attempt) {
            case Attempt.None(), Attempt.Known _ -> null;
            case Attempt.Jsonata() -> jsonata();
            case Attempt.JsonPath path -> jsonPath(path, recorded);
        };
    }

    private String first() {
        return String.valueOf(steps.getFirst());
    }

    private String jsonata() {
        var text = new StringBuilder(first().startsWith("$") ? first() : "$states." + first());
        for (Object step : steps.subList(1, steps.size())) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append('.').append(Completions.quoted(String.valueOf(step)));
            }
        }
        return text.toString();
    }

    private @Nullable String jsonPath(Attempt.JsonPath attempt, Recorded recorded) {
        if (first().startsWith("$")) {
            return path(first(), 1);
        }
        if (first().equals("context")) {
            return path("$$", 1);
        }
        Object document = Trial.document(attempt, recorded);
        Object value = recorded.states().get(first());
        for (int i = 1; i <= steps.size(); i++) {
            if (document != null && value == document) {
                return path("$", i);
            }
            value = i < steps.size() ? member(value, steps.get(i)) : null;
        }
        return null;
    }

    private String path(String root, int from) {
        var text = new StringBuilder(root);
        for (Object step : steps.subList(from, steps.size())) {
            text.append(
                    step instanceof Integer
                            ? "[" + step + "]"
                            : PathCompletions.step(String.valueOf(step)));
        }
        return text.toString();
    }

    private static @Nullable Object member(@Nullable Object value, Object step) {
        return switch (value) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list when step instanceof Integer index && index < list.size() ->
                    list.get(index);
            case null, default -> null;
        };
    }
}
