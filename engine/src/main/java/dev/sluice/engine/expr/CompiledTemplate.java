package dev.sluice.engine.expr;

import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A template whose expressions are compiled.
public interface CompiledTemplate {
    /// The JSON that the template stands for. Parts without an expression are not copied.
    @Nullable Object evaluate(Bindings bindings) throws EvaluationException;

    /// The value of a template without any expression.
    record Constant(@Nullable Object value) implements CompiledTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            return value;
        }
    }

    /// A text that is one expression.
    record Computed(Expression expression) implements CompiledTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
            return expression.evaluate(bindings);
        }
    }

    /// An object with an expression somewhere inside.
    record Members(List<String> names, List<CompiledTemplate> values) implements CompiledTemplate {
        @Override
        public Object evaluate(Bindings bindings) throws EvaluationException {
            Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(names.size());
            for (int i = 0; i < names.size(); i++) {
                map.put(names.get(i), values.get(i).evaluate(bindings));
            }
            return map;
        }
    }

    /// An array with an expression somewhere inside.
    record Elements(List<CompiledTemplate> values) implements CompiledTemplate {
        @Override
        public Object evaluate(Bindings bindings) throws EvaluationException {
            List<@Nullable Object> list = new ArrayList<>(values.size());
            for (CompiledTemplate value : values) {
                list.add(value.evaluate(bindings));
            }
            return list;
        }
    }

    /// Compiles plain JSON in which texts of the form `{% … %}` are expressions.
    static CompiledTemplate of(@Nullable Object value, Expressions expressions) {
        return switch (value) {
            case String text when Template.isExpression(text) ->
                    new Computed(expressions.compile(Template.expression(text)));
            case Map<?, ?> map -> {
                List<CompiledTemplate> values = each(map.values(), expressions);
                yield areConstant(values)
                        ? new Constant(value)
                        : new Members(map.keySet().stream().map(String::valueOf).toList(), values);
            }
            case List<?> list -> {
                List<CompiledTemplate> values = each(list, expressions);
                yield areConstant(values) ? new Constant(value) : new Elements(values);
            }
            case null, default -> new Constant(value);
        };
    }

    private static List<CompiledTemplate> each(Collection<?> values, Expressions expressions) {
        List<CompiledTemplate> compiled = new ArrayList<>(values.size());
        values.forEach(value -> compiled.add(of(value, expressions)));
        return List.copyOf(compiled);
    }

    private static boolean areConstant(List<CompiledTemplate> values) {
        return values.stream().allMatch(Constant.class::isInstance);
    }
}
