package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.JsonPath;
import dev.sluice.engine.expr.path.MissingException;
import dev.sluice.engine.expr.path.PathParser;
import dev.sluice.engine.expr.path.PathSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A choice rule's comparison object, compiled. It gives a boolean.
sealed interface Comparison {
    boolean holds(@Nullable Object document, Bindings bindings) throws EvaluationException;

    /// Asked in order until one does not hold, so that IsPresent can guard what follows.
    record All(List<Comparison> comparisons) implements Comparison {
        @Override
        public boolean holds(@Nullable Object document, Bindings bindings)
                throws EvaluationException {
            for (Comparison each : comparisons) {
                if (!each.holds(document, bindings)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Comparison> comparisons) implements Comparison {
        @Override
        public boolean holds(@Nullable Object document, Bindings bindings)
                throws EvaluationException {
            for (Comparison each : comparisons) {
                if (each.holds(document, bindings)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Comparison comparison) implements Comparison {
        @Override
        public boolean holds(@Nullable Object document, Bindings bindings)
                throws EvaluationException {
            return !comparison.holds(document, bindings);
        }
    }

    /// `IsPresent`.
    record Present(JsonPath variable, boolean isWanted) implements Comparison {
        @Override
        public boolean holds(@Nullable Object document, Bindings bindings) {
            try {
                variable.of(document, bindings);
                return isWanted;
            } catch (MissingException e) {
                return !isWanted;
            }
        }
    }

    /// Any other operator.
    record Test(JsonPath variable, Operator operator, Term operand) implements Comparison {
        @Override
        public boolean holds(@Nullable Object document, Bindings bindings)
                throws EvaluationException {
            try {
                Object value = variable.of(document, bindings);
                return operator.holds(value, operand.of(document, bindings));
            } catch (MissingException e) {
                throw new EvaluationException(
                        Fault.RUNTIME,
                        "The choice cannot compare "
                                + variable.text()
                                + ": "
                                + e.getMessage()
                                + "; IsPresent tells whether a path leads somewhere");
            }
        }
    }

    /// The template of a rule's condition.
    ///
    /// @param document what `$` stands for
    record Rule(CompiledTemplate document, Comparison comparison) implements CompiledTemplate {
        @Override
        public Boolean evaluate(Bindings bindings) throws EvaluationException {
            return comparison.holds(document.evaluate(bindings), bindings);
        }
    }

    /// Reads a comparison object.
    static Comparison of(@Nullable Object written) throws PathSyntaxException {
        if (!(written instanceof Map<?, ?> map)) {
            throw new PathSyntaxException("a comparison object was expected", 1);
        }
        if (map.get("And") instanceof List<?> list) {
            return new All(each(list));
        }
        if (map.get("Or") instanceof List<?> list) {
            return new Any(each(list));
        }
        if (map.containsKey("Not")) {
            return new Not(of(map.get("Not")));
        }
        for (Map.Entry<?, ?> field : map.entrySet()) {
            Operator operator = Operator.named(String.valueOf(field.getKey()));
            if (operator != null) {
                JsonPath variable = PathParser.whole(String.valueOf(map.get("Variable")));
                return test(variable, operator, field.getValue());
            }
        }
        throw new PathSyntaxException("a comparison operator was expected", 1);
    }

    private static List<Comparison> each(List<?> list) throws PathSyntaxException {
        List<Comparison> comparisons = new ArrayList<>();
        for (Object each : list) {
            comparisons.add(of(each));
        }
        return List.copyOf(comparisons);
    }

    private static Comparison test(JsonPath variable, Operator operator, @Nullable Object operand)
            throws PathSyntaxException {
        if (operator instanceof Operator.Presence) {
            return new Present(variable, Boolean.TRUE.equals(operand));
        }
        boolean isPath = operator instanceof Operator.Relative relative && relative.isPath();
        Term term =
                isPath
                        ? new Term.Selected(PathParser.whole(String.valueOf(operand)))
                        : new Term.Literal(operand);
        return new Test(variable, operator, term);
    }
}
