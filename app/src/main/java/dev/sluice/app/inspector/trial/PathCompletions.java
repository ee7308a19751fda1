package dev.sluice.app.inspector.trial;

import dev.sluice.app.inspector.trial.Completions.Completion;
import dev.sluice.engine.expr.jsonpath.PathSyntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may stand at the caret of a path of JSONPath: the members of recorded values, the context
/// object behind `$$`, variables, and intrinsic functions.
public final class PathCompletions {
    private PathCompletions() {}

    /// @param document what `$` stands for
    public static List<Completion> at(
            String text, int caret, @Nullable Object document, Recorded known) {
        int begin = caret;
        while (begin > 0 && isPath(text.charAt(begin - 1))) {
            begin--;
        }
        String typed = text.substring(begin, caret);
        if (typed.startsWith("States")) {
            return functions(typed, begin);
        }
        if (!typed.startsWith("$")) {
            return List.of();
        }
        int dot = typed.lastIndexOf('.');
        return dot < 0
                ? roots(typed, begin, document, known)
                : members(value(typed.substring(0, dot), document, known), typed, begin, dot);
    }

    private static boolean isPath(char c) {
        return Character.isLetterOrDigit(c) || "$_.[]*'".indexOf(c) >= 0;
    }

    private static List<Completion> functions(String typed, int begin) {
        List<Completion> found = new ArrayList<>();
        for (String name : PathSyntax.functions()) {
            String call = name + "()";
            if (call.startsWith(typed)) {
                found.add(new Completion(call, begin, call, call.length() - 1));
            }
        }
        return found;
    }

    private static List<Completion> roots(
            String typed, int begin, @Nullable Object document, Recorded known) {
        List<Completion> found = new ArrayList<>();
        if (typed.equals("$")) {
            paths(document).keySet().forEach(name -> found.add(whole("$" + step(name), begin)));
        }
        if ("$$".startsWith(typed)) {
            found.add(new Completion("$$ (context)", begin, "$$.", 3));
        }
        for (String name : known.variables().keySet()) {
            if (name.startsWith(typed.substring(1))) {
                found.add(whole("$" + name, begin));
            }
        }
        return found;
    }

    private static Completion whole(String path, int begin) {
        return new Completion(path, begin, path, path.length());
    }

    private static List<Completion> members(
            @Nullable Object value, String typed, int begin, int dot) {
        List<Completion> found = new ArrayList<>();
        String started = typed.substring(dot + 1);
        for (String name : paths(value).keySet()) {
            if (name.startsWith(started)) {
                String put = step(name);
                // the dot that is there already gives way to brackets
                found.add(new Completion(name, begin + dot, put, put.length()));
            }
        }
        return found;
    }

    private static Map<String, @Nullable Object> paths(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (first(value) instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    /// The recorded value that a path leads to; the first element stands for those of an array.
    private static @Nullable Object value(String path, @Nullable Object document, Recorded known) {
        String[] parts = path.split("\\.", -1);
        String root = parts[0].replaceAll("\\[.*", "");
        Object value =
                switch (root) {
                    case "$" -> document;
                    case "$$" -> known.states().get("context");
                    default -> known.variables().get(root.substring(1));
                };
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i].replaceAll("\\[[^]]*]", "");
            value = paths(value).get(name);
        }
        return value;
    }

    private static @Nullable Object first(@Nullable Object value) {
        Object inner = value;
        while (inner instanceof List<?> list) {
            inner = list.isEmpty() ? null : list.getFirst();
        }
        return inner;
    }

    /// A name as it stands in a path, with what comes before it.
    public static String step(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*")
                ? "." + name
                : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }
}
