package dev.sluice.app.inspector.trial;

import dev.sluice.engine.expr.CompiledTemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// How what is typed into a field is tried with recorded data.
public sealed interface Attempt {
    /// The field computes nothing.
    record None() implements Attempt {}

    /// The field computes nothing, and some of what may stand there is known by name.
    ///
    /// @param names what is offered
    /// @param several whether the field has words between commas
    record Known(List<String> names, boolean several) implements Attempt {
        public Known {
            names = List.copyOf(names);
        }
    }

    /// JSON in which texts may be expressions of JSONata, or one expression.
    record Jsonata() implements Attempt {}

    /// Something in JSONPath.
    ///
    /// @param needs the member of `$states` that has to be known
    /// @param document what `$` stands for
    /// @param compiled what a text computes; `null`: nothing
    record JsonPath(
            String needs,
            CompiledTemplate document,
            Function<String, @Nullable CompiledTemplate> compiled)
            implements Attempt {}
}
