package dev.sluice.engine.check.data;

import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.problem.Findings;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A JSONPath step has the path fields of its kind, and its paths, intrinsic functions and
/// comparisons can be read.
final class JsonPathRules {
    private static final String PARAMETERS = "parameters";
    private static final String SELECTOR = "resultSelector";
    private static final String RESULT_PATH = "resultPath";

    /// Fields in which a text other than a path is refused by the rules of the step's kind.
    private static final Set<String> HAVE_OWN_RULES =
            Set.of(
                    "items",
                    "seconds",
                    "timestamp",
                    "timeoutSeconds",
                    "heartbeatSeconds",
                    "maxConcurrency",
                    "toleratedFailureCount",
                    "toleratedFailurePercentage");

    private final Step step;
    private final Findings.On on;

    private JsonPathRules(Step step, Findings.On on) {
        this.step = step;
        this.on = on;
    }

    static void check(Step step, Findings.On on) {
        new JsonPathRules(step, on).check();
    }

    /// The path fields of a step that were written, by name.
    static Map<String, Template> written(Data.@Nullable Paths paths) {
        Map<String, Template> map = new LinkedHashMap<>();
        if (paths != null) {
            put("inputPath", paths.inputPath(), map);
            put(PARAMETERS, paths.parameters(), map);
            put(SELECTOR, paths.resultSelector(), map);
            put(RESULT_PATH, paths.resultPath(), map);
            put("outputPath", paths.outputPath(), map);
        }
        return map;
    }

    private static void put(String name, @Nullable Template field, Map<String, Template> map) {
        if (field != null) {
            map.put(name, field);
        }
    }

    private void check() {
        refuseJsonata(step.data().input(), on.in("input"));
        refuseJsonata(step.data().output(), on.in("output"));
        List<Catcher> catchers = step.handling().catchers();
        for (int i = 0; i < catchers.size(); i++) {
            refuseJsonata(catchers.get(i).output(), on.in("catch").in(i).in("output"));
        }
        if (step instanceof Step.Choice choice) {
            for (int i = 0; i < choice.rules().size(); i++) {
                refuseJsonata(choice.rules().get(i).output(), on.in("rules").in(i).in("output"));
            }
        }
        Set<String> known = fields();
        written(step.data().paths())
                .keySet()
                .forEach(
                        field -> {
                            if (!known.contains(field)) {
                                refuse(field);
                            }
                        });
        int depth = on.place().names().size();
        for (Placed placed : Placed.of(step, on.place())) {
            field(placed, depth);
        }
    }

    private static void refuseJsonata(@Nullable Template field, Findings.On at) {
        if (field != null) {
            at.error(
                    "data.other-language",
                    "This is a field of JSONata.",
                    "Use inputPath, parameters, resultSelector, resultPath and outputPath.");
        }
    }

    /// The path fields that the specification gives a state of this kind.
    private Set<String> fields() {
        return switch (step) {
            case Step.Function _,
                    Step.Group _,
                    Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    Set.of("inputPath", PARAMETERS, SELECTOR, RESULT_PATH, "outputPath");
            case Step.Map _ -> Set.of("inputPath", SELECTOR, RESULT_PATH, "outputPath");
            case Step.Transform _ -> Set.of("inputPath", PARAMETERS, RESULT_PATH, "outputPath");
            case Step.Join _ -> Set.of(SELECTOR, "outputPath");
            case Step.Choice _, Step.Wait _, Step.Succeed _ -> Set.of("inputPath", "outputPath");
            case Step.Fail _ -> Set.of();
        };
    }

    private void refuse(String field) {
        String hint =
                switch (step) {
                    case Step.Map _ ->
                            "Write \"itemSelector\": it makes the input of each iteration.";
                    case Step.Join _ ->
                            "Put the fork and its join into a group; that has all five path"
                                    + " fields.";
                    case Step.Transform _ -> "Write \"parameters\".";
                    default -> "";
                };
        on.in(field)
                .error(
                        "jsonpath.no-field",
                        "A step of type \"" + step.type() + "\" has no \"" + field + "\".",
                        hint);
    }

    private void field(Placed placed, int depth) {
        List<String> names = placed.place().names();
        boolean isInEntry = names.get(depth).equals("rules") || names.get(depth).equals("catch");
        String field = names.get(isInEntry ? depth + 2 : depth);
        Findings.On at = on.at(placed.place());
        Object value = placed.template().value();
        switch (field) {
            case "input", "output" -> {
                // Refused as a whole.
            }
            case "inputPath", "outputPath" -> path(value, at);
            case RESULT_PATH -> place(value, at);
            case "when" -> ComparisonRules.check(value, at);
            case "assign" -> member(names.getLast(), value, at);
            case SELECTOR, "itemSelector", "itemReader", "itemBatcher", "distributed" ->
                    payload(value, at);
            default -> {
                if (value instanceof String text && PathSyntax.isTerm(text)) {
                    term(text, field, at);
                } else if (!(value instanceof String && HAVE_OWN_RULES.contains(field))) {
                    payload(value, at);
                }
            }
        }
    }

    private static void path(@Nullable Object value, Findings.On at) {
        switch (value) {
            case null -> {
                // Drops everything.
            }
            case String text -> PathSyntax.path(text).ifPresent(problem -> unreadable(problem, at));
            default ->
                    at.error("jsonpath.path", "A path is a text that begins with $, or null.", "");
        }
    }

    private static void place(@Nullable Object value, Findings.On at) {
        if (value instanceof String text) {
            PathSyntax.place(text)
                    .ifPresent(
                            problem ->
                                    at.error(
                                            "jsonpath.place",
                                            "The result cannot go there: " + problem + ".",
                                            "Write for example \"$.result\"."));
        } else if (value != null) {
            at.error("jsonpath.path", "A path is a text that begins with $, or null.", "");
        }
    }

    /// A text that stands for a value. In a fail's fields one that cannot be read is a text.
    private void term(String text, String field, Findings.On at) {
        boolean isText = step instanceof Step.Fail;
        PathSyntax.term(text)
                .ifPresent(
                        problem -> {
                            if (isText) {
                                at.warning(
                                        "jsonpath.text",
                                        "\"" + field + "\" is taken as it stands: " + problem + ".",
                                        "");
                            } else {
                                unreadable(problem, at);
                            }
                        });
    }

    static void unreadable(String problem, Findings.On at) {
        at.error("jsonpath.syntax", "The path cannot be read: " + problem + ".", "");
    }

    private static void payload(@Nullable Object value, Findings.On at) {
        switch (value) {
            case Map<?, ?> map -> {
                Set<String> names = new HashSet<>();
                map.forEach(
                        (key, member) -> {
                            String name = String.valueOf(key);
                            member(name, member, at.in(name));
                            if (!names.add(PathSyntax.name(name))) {
                                at.in(name)
                                        .error(
                                                "jsonpath.twice",
                                                "\""
                                                        + PathSyntax.name(name)
                                                        + "\" is there twice, with and without"
                                                        + " \".$\".",
                                                "Remove one of them.");
                            }
                        });
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    payload(list.get(i), at.in(i));
                }
            }
            case String text -> text(text, at);
            case null, default -> {}
        }
    }

    /// What stands behind a key.
    private static void member(String key, @Nullable Object value, Findings.On at) {
        if (PathSyntax.name(key).equals(key)) {
            payload(value, at);
        } else if (value instanceof String text) {
            PathSyntax.term(text).ifPresent(problem -> unreadable(problem, at));
        } else {
            at.error(
                    "jsonpath.term",
                    "Behind a name that ends in \".$\" stands a path or an intrinsic function.",
                    "Write for example \"$.order.id\" or \"States.UUID()\".");
        }
    }

    private static void text(String text, Findings.On at) {
        DataRules.secret(text, at);
        if (Template.isExpression(text)) {
            at.warning(
                    "data.other-language",
                    "This text is taken as it stands: {% … %} is JSONata, the step is in"
                            + " JSONPath.",
                    "Write a path behind a name that ends in \".$\", or make the step a JSONata"
                            + " one.");
        }
    }
}
