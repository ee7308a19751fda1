package dev.sluice.app.inspector.form.field;

import dev.sluice.app.inspector.form.field.Templates.Read;
import dev.sluice.app.inspector.form.field.Typed.Wrong;
import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is wrong with what is typed into the fields of a JSONPath step.
final class PathTexts {
    private PathTexts() {}

    /// A path, `null`, or nothing.
    static Read read(String typed, Function<String, Optional<String>> problem) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Read.Value(null);
        }
        if (text.equals("null")) {
            return new Read.Value(new Template(null));
        }
        if (!text.startsWith("$")) {
            return new Read.Not(Wrong.of("inspector.wrong.path-form"));
        }
        return problem.apply(text)
                .<Read>map(why -> new Read.Not(syntax(why)))
                .orElseGet(() -> new Read.Value(new Template(text)));
    }

    private static Wrong syntax(String why) {
        return Wrong.of("inspector.wrong.path-syntax", why);
    }

    /// A whole value: a path or function by itself, or JSON with some behind names in `.$`.
    static @Nullable Wrong wrong(@Nullable Object value) {
        return value instanceof String text && PathSyntax.isTerm(text)
                ? PathSyntax.term(text).map(PathTexts::syntax).orElse(null)
                : payload(value);
    }

    private static @Nullable Wrong payload(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    Wrong wrong = member(String.valueOf(member.getKey()), member.getValue());
                    if (wrong != null) {
                        return wrong;
                    }
                }
            }
            case List<?> list -> {
                for (Object element : list) {
                    Wrong wrong = payload(element);
                    if (wrong != null) {
                        return wrong;
                    }
                }
            }
            case null, default -> {}
        }
        return null;
    }

    private static @Nullable Wrong member(String name, @Nullable Object value) {
        if (PathSyntax.name(name).equals(name)) {
            return payload(value);
        }
        return value instanceof String text
                ? PathSyntax.term(text).map(PathTexts::syntax).orElse(null)
                : Wrong.of("inspector.wrong.path-member", name);
    }

    /// The condition of a rule.
    static @Nullable Wrong comparison(@Nullable Object value) {
        return PathSyntax.comparison(value)
                .map(why -> Wrong.of("inspector.wrong.comparison", why))
                .orElse(null);
    }
}
