package dev.sluice.app.inspector.form;

import dev.sluice.app.fx.Indented;
import dev.sluice.app.inspector.form.Typed.Wrong;
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
/// @param mistake what is wrong with an expression, if anything
public record Templates(Function<String, Optional<String>> mistake) {
    /// A text that was read.
    sealed interface Read {
        /// @param template `null` where nothing was typed
        record Value(@Nullable Template template) implements Read {}

        record Not(Wrong wrong) implements Read {}
    }

    /// An expression as it is, anything else as indented JSON.
    String written(@Nullable Template template) {
        if (template == null) {
            return "";
        }
        return template.isExpression() ? (String) value(template) : Indented.json(template.value());
    }

    /// As one line: a text without its quotes.
    String line(@Nullable Template template) {
        if (template == null) {
            return "";
        }
        return template.value() instanceof String text ? text : Json.write(template.value());
    }

    private static Object value(Template template) {
        Object value = template.value();
        return value == null ? "" : value;
    }

    /// JSON or one expression.
    Read json(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Read.Value(null);
        }
        if (text.startsWith("{%")) {
            return checked(text);
        }
        try {
            return checked(Json.parse(text));
        } catch (JsonSyntaxException e) {
            return not(
                    "inspector.wrong.json", e.line(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    /// An expression that gives a boolean; in a JSONPath step a comparison object.
    Read condition(String typed) {
        String text = typed.strip();
        return text.isEmpty() || text.startsWith("{")
                ? json(text)
                : not("inspector.wrong.expression-form");
    }

    /// A text or one expression.
    Read text(String typed) {
        String text = typed.strip();
        return text.isEmpty() ? new Read.Value(null) : checked(text);
    }

    /// A number of at least 0 or one expression.
    Read amount(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Read.Value(null);
        }
        if (text.startsWith("{%")) {
            return checked(text);
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return not("inspector.wrong.amount");
        }
        return json(text);
    }

    private Read checked(@Nullable Object value) {
        Wrong wrong = wrong(value);
        return wrong == null ? new Read.Value(new Template(value)) : new Read.Not(wrong);
    }

    private @Nullable Wrong wrong(@Nullable Object value) {
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
