package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What a step, rule or catcher hands on and remembers.
///
/// @param output `null`: what it got
/// @param names of the variables it sets, in the order of `values`
public record Transfer(
        @Nullable CompiledTemplate output, List<String> names, List<CompiledTemplate> values) {
    static Transfer of(
            @Nullable Template output, Map<String, Template> assign, Expressions expressions) {
        return new Transfer(
                expressions.compile(output),
                List.copyOf(assign.keySet()),
                assign.values().stream()
                        .map(t -> CompiledTemplate.of(t.value(), expressions))
                        .toList());
    }
}
