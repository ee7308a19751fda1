package dev.sluice.engine.expr;

import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Compiles JSONata expressions as the States Language knows them, each text once. Safe for use
/// from many threads.
public final class Expressions {
    private static final int MOST_KEPT = 4_096;

    private final Map<String, Expression> compiled =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Expression> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /// With nothing compiled yet.
    public Expressions() {}

    /// The expression of this text, without the `{%` and `%}`. A wrong text compiles too: its
    /// evaluation says what is wrong, as [#problem(String)] does.
    public Expression compile(String text) {
        synchronized (compiled) {
            return compiled.computeIfAbsent(text, Expressions::fresh);
        }
    }

    private static Expression fresh(String text) {
        var general = new Jsonata(text);
        Expression path = Path.of(text, general);
        return path == null ? general : path;
    }

    /// The template, ready to be evaluated; `null` for one that was not written.
    public @Nullable CompiledTemplate compile(@Nullable Template template) {
        return template == null ? null : CompiledTemplate.of(template.value(), this);
    }

    /// What is wrong with a text as an expression, with the position counted from 1, without
    /// evaluating it.
    public Optional<String> problem(String text) {
        return Syntax.problem(text);
    }
}
