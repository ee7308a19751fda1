package dev.sluice.engine.check.data;

import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.StepType;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.problem.Findings;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A step has the data fields of its kind and of its language, and its expressions can be read.
public final class DataRules {
    private static final Set<StepType> WITHOUT_INPUT =
            EnumSet.of(
                    StepType.CHOICE,
                    StepType.JOIN,
                    StepType.MAP,
                    StepType.WAIT,
                    StepType.TRANSFORM,
                    StepType.SUCCEED,
                    StepType.FAIL);
    private static final Expressions EXPRESSIONS = new Expressions();

    private DataRules() {}

    public static void check(Step step, Findings.On on) {
        Data data = step.data();
        StepType type = StepType.of(step);
        boolean isJsonPath = data.language() == QueryLanguage.JSONPATH;
        if (data.input() != null && WITHOUT_INPUT.contains(type)) {
            on.in("input")
                    .error(
                            "data.no-input",
                            "A step of type \"" + type.word() + "\" has no \"input\".",
                            "Write \"output\"; it sees the raw input as $states.input.");
        }
        if (type == StepType.FAIL && (data.output() != null || !data.assign().isEmpty())) {
            on.error(
                    "data.nothing-after-fail",
                    "A step of type \"fail\" has neither \"output\" nor \"assign\".",
                    "Write \"error\" and \"cause\".");
        }
        if (isJsonPath) {
            JsonPathRules.check(step, on);
        } else {
            JsonPathRules.written(data.paths()).keySet().forEach(field -> foreign(on.in(field)));
            List<Catcher> catchers = step.handling().catchers();
            for (int i = 0; i < catchers.size(); i++) {
                if (catchers.get(i).resultPath() != null) {
                    foreign(on.in("catch").in(i).in("resultPath"));
                }
            }
            for (Placed placed : Placed.of(step, on.place())) {
                expressions(placed.template().value(), on.at(placed.place()));
            }
        }
    }

    private static void foreign(Findings.On at) {
        at.error(
                "data.other-language",
                "This is a field of JSONPath.",
                "Write \"language\": \"JSONPath\", or use \"input\" and \"output\".");
    }

    /// Every text in a value that is an expression can be read as one, and no text looks like half
    /// of one.
    public static void expressions(@Nullable Object value, Findings.On on) {
        switch (value) {
            case String text -> expression(text, on);
            case Map<?, ?> map ->
                    map.forEach((name, member) -> expressions(member, on.in(String.valueOf(name))));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    expressions(list.get(i), on.in(i));
                }
            }
            case null, default -> {}
        }
    }

    /// A warning where a text looks like a secret.
    static void secret(String text, Findings.On on) {
        SecretShapes.kind(text)
                .ifPresent(
                        kind ->
                                on.warning(
                                        "secret.in-file",
                                        "This text looks like "
                                                + kind
                                                + "; a flow file is no place for secrets.",
                                        "Give it to a function as a secret variable."));
    }

    private static void expression(String text, Findings.On on) {
        secret(text, on);
        if (Template.isExpression(text)) {
            EXPRESSIONS
                    .problem(Template.expression(text))
                    .ifPresent(
                            problem ->
                                    on.error(
                                            "expression.syntax",
                                            "The expression cannot be read: " + problem + ".",
                                            ""));
        } else if (text.contains("{%") || text.contains("%}")) {
            on.warning(
                    "expression.not-whole",
                    "This text is taken as it stands: an expression is a whole text {% … %}.",
                    "To put a text together, write \"{% 'Hello ' & $states.input.name %}\".");
        }
    }
}
