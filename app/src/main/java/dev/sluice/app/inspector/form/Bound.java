package dev.sluice.app.inspector.form;

import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What of a step has a meaning in its own language alone.
final class Bound {
    private Bound() {}

    /// The places in the step that another language would not understand, or take otherwise.
    static List<String> to(Step step, @Nullable QueryLanguage language) {
        return Derived.templates(step).entrySet().stream()
                .filter(
                        entry ->
                                isField(entry.getKey(), language)
                                        || isComputed(entry.getValue().value(), language))
                .map(entry -> name(entry.getKey()))
                .distinct()
                .toList();
    }

    /// Whether only this language has such a field.
    private static boolean isField(String place, @Nullable QueryLanguage language) {
        if (place.startsWith("rules.") && place.endsWith(".when")) {
            return true;
        }
        return language == QueryLanguage.JSONPATH
                ? place.startsWith("data.paths.") || place.endsWith(".resultPath")
                : place.equals("data.input") || place.endsWith("output");
    }

    private static boolean isComputed(@Nullable Object value, @Nullable QueryLanguage language) {
        boolean inPaths = language == QueryLanguage.JSONPATH;
        return switch (value) {
            case String text -> inPaths ? PathSyntax.isTerm(text) : Template.isExpression(text);
            case Map<?, ?> map ->
                    (inPaths && map.keySet().stream().anyMatch(Bound::isPathName))
                            || map.values().stream().anyMatch(v -> isComputed(v, language));
            case List<?> list -> list.stream().anyMatch(element -> isComputed(element, language));
            case null, default -> false;
        };
    }

    private static boolean isPathName(@Nullable Object name) {
        return name instanceof String text && text.endsWith(".$");
    }

    /// A place as the file names it.
    private static String name(String place) {
        return place.replaceFirst("^data\\.(paths\\.)?", "")
                .replaceFirst("^handling\\.catchers", "catch")
                .replaceFirst("^limits\\.", "");
    }
}
