package dev.sluice.app.inspector.trial;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// Evaluates what is typed into a field with data that was recorded.
public final class Trial {
    private final Expressions expressions;

    public Trial(Expressions expressions) {
        this.expressions = expressions;
    }

    /// What came of it.
    public sealed interface Outcome {
        record Gives(@Nullable Object value) implements Outcome {}

        /// @param reason in the engine's words
        record Fails(String reason) implements Outcome {}

        /// There is no expression in it, or nothing that it could be tried with.
        record Untried() implements Outcome {}
    }

    /// Tries a text as JSON with expressions in it, or as one expression.
    public Outcome of(String text, Recorded with) {
        String typed = text.strip();
        if (!typed.contains("{%") || with.isEmpty()) {
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
        try {
            return new Outcome.Gives(compiled.evaluate(new Known(with)));
        } catch (EvaluationException e) {
            return new Outcome.Fails(String.valueOf(e.getMessage()));
        }
    }

    private record Known(Recorded recorded) implements Bindings {
        @Override
        public @Nullable Object variable(String name) {
            if (name.equals("states")) {
                return recorded.states();
            }
            return recorded.variables().containsKey(name)
                    ? recorded.variables().get(name)
                    : UNDEFINED;
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long random() {
            return RandomGenerator.getDefault().nextLong();
        }
    }
}
