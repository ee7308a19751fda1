package dev.sluice.engine.check.data;

import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A comparison object of a choice rule is one of the specification's: `Variable` and one operator,
/// or `And`, `Or`, `Not`.
final class ComparisonRules {
    private static final Set<String> COMBINATIONS = Set.of("And", "Or", "Not");
    private static final String EXAMPLE =
            "Write for example { \"Variable\": \"$.n\", \"NumericGreaterThan\": 1 }.";

    private ComparisonRules() {}

    static void check(@Nullable Object value, Findings.On at) {
        if (!(value instanceof Map<?, ?> comparison)) {
            at.error("choice.no-condition", "A comparison object was expected here.", EXAMPLE);
            return;
        }
        List<String> operators =
                comparison.keySet().stream()
                        .map(String::valueOf)
                        .filter(key -> !key.equals("Variable") && !key.equals("Comment"))
                        .toList();
        if (operators.size() != 1) {
            at.error(
                    "comparison.operators",
                    operators.isEmpty()
                            ? "The comparison has no operator."
                            : "A comparison has one operator; this has "
                                    + String.join(", ", operators)
                                    + ".",
                    operators.isEmpty() ? EXAMPLE : "Combine two comparisons with \"And\".");
            return;
        }
        String operator = operators.getFirst();
        if (COMBINATIONS.contains(operator)) {
            combination(operator, comparison.get(operator), at.in(operator));
        } else {
            variable(comparison.get("Variable"), at);
            operand(operator, comparison.get(operator), at.in(operator));
        }
    }

    private static void combination(String operator, @Nullable Object value, Findings.On at) {
        if (operator.equals("Not")) {
            check(value, at);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                check(list.get(i), at.in(i));
            }
        } else {
            at.error(
                    "comparison.list",
                    "\"" + operator + "\" holds a list of comparisons.",
                    "Write [ {…}, {…} ].");
        }
    }

    private static void variable(@Nullable Object variable, Findings.On at) {
        if (variable instanceof String path) {
            path(path, at.in("Variable"));
        } else {
            at.error("comparison.variable", "The comparison has no \"Variable\".", EXAMPLE);
        }
    }

    private static void path(String path, Findings.On at) {
        PathSyntax.path(path).ifPresent(problem -> JsonPathRules.unreadable(problem, at));
    }

    private static void operand(String operator, @Nullable Object operand, Findings.On at) {
        if (!PathSyntax.isOperator(operator)) {
            at.error(
                    "comparison.unknown",
                    "There is no comparison \"" + Names.shortened(operator, 80) + "\".",
                    Names.didYouMean(operator, PathSyntax.operators()));
        } else if (!PathSyntax.takes(operator, operand)) {
            at.error(
                    "comparison.operand",
                    "\"" + operator + "\" cannot compare with " + shown(operand) + ".",
                    "Write a value of the kind that the operator's name says.");
        } else if (operator.endsWith("Path") && operand instanceof String path) {
            path(path, at);
        }
    }

    private static String shown(@Nullable Object value) {
        return Names.shortened(Json.write(value), 80);
    }
}
