package dev.sluice.app.inspector.form.field;

import dev.sluice.app.fx.Indented;
import dev.sluice.app.inspector.form.field.Typed.Wrong;
import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Templates as people type them, and back.
///
/// @param mistake what is wrong with an expression of JSONata, if anything
/// @param language what paths and expressions are written in
public record Templates(Function<String, Optional<String>> mistake, QueryLanguage language) {
    /// In JSONata.
    public Templates(Function<String, Optional<String>> mistake) {
        this(mistake, QueryLanguage.JSONATA);
    }

    Templates inJsonPath() {
        return new Templates(mistake, QueryLanguage.JSONPATH);
    }

    private boolean isJsonPath() {
        return language == QueryLanguage.JSONPATH;
    }

    /// A text that was read.
    sealed interface Read {
        /// @param template `null` where nothing was typed
        record Value(@Nullable Template template) implements Read {}

        record Not(Wrong wrong) implements Read {}
    }

    /// An expression or path as it is, anything else as indented JSON.
    String written(@Nullable Template template) {
        if (template == null) {
            return "";
        }
        return template.value() instanceof String text && isComputed(text)
                ? text
                : Indented.json(template.value());
    }

    /// Whether a text as a whole stands for a value.
    private boolean isComputed(String text) {
        return isJsonPath() ? PathSyntax.isTerm(text) : Template.isExpression(text);
    }

    /// As one line: a text without its quotes.
    String line(@Nullable Template template) {
        if (template == null) {
            return "";
        }
        return template.value() instanceof String text ? text : Json.write(template.value());
    }

    /// JSON or one expression or path.
    Read json(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Read.Value(null);
        }
        return isWritten(text) ? checked(text) : parsed(text, this::wrong);
    }

    /// A JSON object.
    Read object(String typed) {
        Read read = json(typed);
        return read instanceof Read.Value(Template template)
                        && template != null
                        && !(template.value() instanceof Map<?, ?>)
                ? not("inspector.wrong.json-object")
                : read;
    }

    /// JSON in which no text is an expression.
    static Read plain(String typed) {
        String text = typed.strip();
        return text.isEmpty() ? new Read.Value(null) : parsed(text, _ -> null);
    }

    /// An expression that gives a boolean; in a JSONPath step a comparison object.
    Read condition(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Read.Value(null);
        }
        if (isJsonPath()) {
            return parsed(text, PathTexts::comparison);
        }
        return text.startsWith("{") ? json(text) : not("inspector.wrong.expression-form");
    }

    /// A text or one expression or path.
    Read text(String typed) {
        String text = typed.strip();
        return text.isEmpty() ? new Read.Value(null) : checked(text);
    }

    /// A number of at least 0 or one expression or path.
    Read amount(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Read.Value(null);
        }
        if (isWritten(text)) {
            return checked(text);
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return not(isJsonPath() ? "inspector.wrong.amount-path" : "inspector.wrong.amount");
        }
        return json(text);
    }

    /// A path, or `null`.
    static Read path(String typed) {
        return PathTexts.read(typed, PathSyntax::path);
    }

    /// A path to one place, or `null`.
    static Read place(String typed) {
        return PathTexts.read(typed, PathSyntax::place);
    }

    /// Whether a text is meant as an expression or path.
    private boolean isWritten(String text) {
        return isJsonPath() ? PathSyntax.isTerm(text) : text.startsWith("{%");
    }

    private static Read parsed(String text, Function<@Nullable Object, @Nullable Wrong> check) {
        try {
            Object value = Json.parse(text);
            Wrong wrong = check.apply(value);
            return wrong == null ? new Read.Value(new Template(value)) : new Read.Not(wrong);
        } catch (JsonSyntaxException e) {
            return not(
                    "inspector.wrong.json", e.line(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    private Read checked(@Nullable Object value) {
        Wrong wrong = wrong(value);
        return wrong == null ? new Read.Value(new Template(value)) : new Read.Not(wrong);
    }

    private @Nullable Wrong wrong(@Nullable Object value) {
        if (isJsonPath()) {
            return PathTexts.wrong(value);
        }
        return switch (value) {
            case String text -> wrongText(text);
            case Map<?, ?> map -> firstWrong(map.values());
            case Collection<?> list -> firstWrong(list);
            case null, default -> null;
        };
    }

    private @Nullable Wrong firstWrong(Collection<?> values) {
        for (Object value : values) {
            Wrong wrong = wrong(value);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable Wrong wrongText(String text) {
        if (!text.startsWith("{%")) {
            return null;
        }
        if (!Template.isExpression(text)) {
            return Wrong.of("inspector.wrong.expression-form");
        }
        return mistake.apply(Template.expression(text))
                .map(reason -> Wrong.of("inspector.wrong.expression", reason))
                .orElse(null);
    }

    private static Read not(String reason, Object... values) {
        return new Read.Not(Wrong.of(reason, values));
    }

    static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
