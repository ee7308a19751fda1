package dev.sluice.app.inspector.trial;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may stand at the caret of an expression: variables, functions, and the members of recorded
/// values.
public final class Completions {
    private static final List<String> STATES = List.of("input", "result", "errorOutput", "context");

    private static final List<String> FUNCTIONS =
            List.of(
                    "abs",
                    "append",
                    "average",
                    "boolean",
                    "ceil",
                    "contains",
                    "count",
                    "distinct",
                    "each",
                    "exists",
                    "filter",
                    "floor",
                    "fromMillis",
                    "hash",
                    "join",
                    "keys",
                    "length",
                    "lookup",
                    "lowercase",
                    "map",
                    "match",
                    "max",
                    "merge",
                    "min",
                    "not",
                    "now",
                    "number",
                    "pad",
                    "parse",
                    "partition",
                    "power",
                    "random",
                    "range",
                    "reduce",
                    "replace",
                    "reverse",
                    "round",
                    "sift",
                    "sort",
                    "split",
                    "spread",
                    "sqrt",
                    "string",
                    "substring",
                    "substringAfter",
                    "substringBefore",
                    "sum",
                    "toMillis",
                    "trim",
                    "type",
                    "uppercase",
                    "uuid",
                    "zip");

    private Completions() {}

    /// One of them.
    ///
    /// @param from where what is typed of it already begins
    /// @param text what takes its place
    /// @param caret how far behind `from` the caret stands then
    public record Completion(String label, int from, String text, int caret) {}

    /// What may stand at the caret; nothing outside an expression.
    public static List<Completion> at(String text, int caret, Recorded known) {
        int open = text.lastIndexOf("{%", Math.max(0, caret - 1));
        if (open < 0 || open + 2 > caret || text.substring(open, caret).contains("%}")) {
            return List.of();
        }
        int begin = caret;
        while (begin > open + 2 && isPath(text.charAt(begin - 1))) {
            begin--;
        }
        String path = text.substring(begin, caret);
        if (!path.startsWith("$")) {
            return List.of();
        }
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? roots(path.substring(1), begin, known)
                : members(path.substring(0, dot), path.substring(dot + 1), begin + dot + 1, known);
    }

    private static boolean isPath(char c) {
        return Character.isLetterOrDigit(c)
                || c == '$'
                || c == '_'
                || c == '.'
                || c == '['
                || c == ']'
                || c == '`';
    }

    private static List<Completion> roots(String typed, int begin, Recorded known) {
        List<Completion> found = new ArrayList<>();
        if ("states".startsWith(typed)) {
            found.add(new Completion("$states", begin, "$states.", 8));
        }
        for (String name : known.variables().keySet()) {
            if (name.startsWith(typed)) {
                found.add(new Completion("$" + name, begin, "$" + name, name.length() + 1));
            }
        }
        for (String name : FUNCTIONS) {
            if (name.startsWith(typed)) {
                String call = "$" + name + "()";
                found.add(new Completion(call, begin, call, call.length() - 1));
            }
        }
        return found;
    }

    private static List<Completion> members(String path, String typed, int begin, Recorded known) {
        Set<String> names = new LinkedHashSet<>();
        if (path.equals("$states")) {
            names.addAll(STATES);
        } else if (value(path, known) instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        List<Completion> found = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(typed)) {
                String put = quoted(name);
                found.add(new Completion(name, begin, put, put.length()));
            }
        }
        return found;
    }

    /// The recorded value that a path leads to; the first element stands for those of an array.
    private static @Nullable Object value(String path, Recorded known) {
        String[] parts = path.substring(1).split("\\.", -1);
        Object value = parts[0].equals("states") ? known.states() : known.variables().get(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i].replaceAll("\\[[^]]*]", "").replace("`", "");
            value = first(value) instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return first(value);
    }

    private static @Nullable Object first(@Nullable Object value) {
        Object inner = value;
        while (inner instanceof List<?> list) {
            inner = list.isEmpty() ? null : list.getFirst();
        }
        return inner;
    }

    /// A name as it stands in a path.
    public static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name + "`";
    }
}
