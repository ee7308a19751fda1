package dev.sluice.app.inspector.trial;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Evaluates what is typed into a field with data that was recorded.
public final class Trial {
    private static final Pattern MEMBER =
            Pattern.compile("\\$states\\s*\\.\\s*(input|result|errorOutput|context)\\b");

    private final Expressions expressions;

    public Trial(Expressions expressions) {
        this.expressions = expressions;
    }

    /// What came of it.
    public sealed interface Outcome {
        record Gives(@Nullable Object value) implements Outcome {}

        /// @param reason in the engine's words
        record Fails(String reason) implements Outcome {}

        /// It reads a member of `$states` of which nothing was recorded.
        record Unknown(String member) implements Outcome {}

        /// There is no expression in it, or nothing that it could be tried with.
        record Untried() implements Outcome {}
    }

    /// Tries a text in the way of its field.
    public Outcome of(String text, Attempt attempt, Recorded with) {
        if (with.isEmpty() || text.isBlank()) {
            return new Outcome.Untried();
        }
        return switch (attempt) {
            case Attempt.None(), Attempt.Known _ -> new Outcome.Untried();
            case Attempt.Jsonata() -> jsonata(text.strip(), with);
            case Attempt.JsonPath(var needs, _, var compiled) -> {
                CompiledTemplate template = compiled.apply(text);
                if (template == null) {
                    yield new Outcome.Untried();
                }
                yield with.states().containsKey(needs)
                        ? evaluated(template, with)
                        : new Outcome.Unknown(needs);
            }
        };
    }

    /// What `$` stands for in a field; `null` where that is not known.
    public static @Nullable Object document(Attempt.JsonPath attempt, Recorded with) {
        if (!with.states().containsKey(attempt.needs())) {
            return null;
        }
        try {
            return attempt.document().evaluate(with.bindings());
        } catch (EvaluationException _) {
            return null;
        }
    }

    private Outcome jsonata(String typed, Recorded with) {
        if (!typed.contains("{%")) {
            return new Outcome.Untried();
        }
        Object value;
        try {
            value = typed.startsWith("{%") ? typed : Json.parse(typed);
        } catch (JsonSyntaxException e) {
            return new Outcome.Untried();
        }
        CompiledTemplate compiled = expressions.compile(new Template(value));
        if (compiled == null) {
            return new Outcome.Untried();
        }
        String unknown = unknown(typed, with);
        return unknown == null ? evaluated(compiled, with) : new Outcome.Unknown(unknown);
    }

    private static @Nullable String unknown(String typed, Recorded with) {
        return MEMBER.matcher(typed)
                .results()
                .map(found -> found.group(1))
                .filter(member -> !with.states().containsKey(member))
                .findFirst()
                .orElse(null);
    }

    private static Outcome evaluated(CompiledTemplate template, Recorded with) {
        try {
            return new Outcome.Gives(template.evaluate(with.bindings()));
        } catch (EvaluationException e) {
            return new Outcome.Fails(String.valueOf(e.getMessage()));
        }
    }
}
