package dev.sluice.app.inspector.form.field;

import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.jsonpath.StepPaths;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// How the fields of a JSONPath step are tried: each sees what the fields before it make of the
/// data, as in a run.
///
/// @param hasResult whether the step's own work has a result
record PathAttempts(Data.Paths written, boolean hasResult) {
    private static final Data.Paths NONE = new Data.Paths(null, null, null, null, null);
    private static final String INPUT = "input";
    private static final String ERROR = "errorOutput";

    static PathAttempts of(Step step) {
        Data.Paths paths = step.data().paths();
        return new PathAttempts(paths == null ? NONE : paths, step.mayFail());
    }

    /// A field that sees what InputPath selects.
    Attempt value(Function<String, Templates.Read> read) {
        return attempt(INPUT, selected(), read, t -> with(NONE).value(t));
    }

    /// A rule's comparison.
    Attempt condition(Function<String, Templates.Read> read) {
        return attempt(INPUT, selected(), read, with(NONE)::when);
    }

    /// One of the five fields that the mode is made of.
    Attempt path(String name, Function<String, Templates.Read> read) {
        return switch (name) {
            case "inputPath" ->
                    attempt(
                            INPUT,
                            paths(NONE).items(null),
                            read,
                            t -> paths(Derived.of(NONE, name, t)).items(null));
            case "parameters" ->
                    attempt(INPUT, selected(), read, t -> with(Derived.of(NONE, name, t)).input());
            case "resultSelector" ->
                    attempt(result(), made(NONE), read, t -> made(Derived.of(NONE, name, t)));
            case "resultPath" -> {
                Data.Paths before = Derived.of(NONE, "resultSelector", written.resultSelector());
                Data.Paths raw = Derived.of(NONE, "resultPath", new Template(null));
                yield attempt(result(), made(raw), read, t -> made(Derived.of(before, name, t)));
            }
            default -> {
                Data.Paths before = Derived.of(written, "outputPath", null);
                yield attempt(result(), made(before), read, t -> made(Derived.of(before, name, t)));
            }
        };
    }

    /// The variables that the step, one of its rules or one of its catches sets.
    ///
    /// @param place what begins the key of the field
    Attempt assigned(String place, Function<String, Templates.Read> read) {
        return place.startsWith("catch.")
                ? variables(ERROR, paths(NONE).caught(null), read)
                : variables(result(), made(NONE), read);
    }

    /// Where a catch puts the error.
    Attempt caught(Function<String, Templates.Read> read) {
        CompiledTemplate raw = paths(NONE).caught(new Template(null));
        return attempt(ERROR, raw, read, t -> paths(NONE).caught(t));
    }

    private Attempt variables(
            String needs, CompiledTemplate document, Function<String, Templates.Read> read) {
        return attempt(
                needs,
                document,
                read,
                t -> {
                    if (!(t.value() instanceof Map<?, ?> map)) {
                        return null;
                    }
                    Map<String, Template> each = new LinkedHashMap<>();
                    map.forEach((name, v) -> each.put(String.valueOf(name), new Template(v)));
                    boolean isError = needs.equals(ERROR);
                    var values =
                            isError ? paths(NONE).assignedByCatch(each) : with(NONE).assigned(each);
                    var names = StepPaths.names(each);
                    return bindings -> {
                        Map<String, @Nullable Object> given = new LinkedHashMap<>();
                        for (int i = 0; i < names.size(); i++) {
                            given.put(names.get(i), values.get(i).evaluate(bindings));
                        }
                        return given;
                    };
                });
    }

    private String result() {
        return hasResult ? "result" : INPUT;
    }

    private CompiledTemplate selected() {
        return with(NONE).items(null);
    }

    /// What the step hands on with these fields behind its call.
    private CompiledTemplate made(Data.Paths behind) {
        return with(behind).output();
    }

    /// These fields with the step's InputPath and, where they have none of their own and the step
    /// has no result, its Parameters.
    private StepPaths with(Data.Paths behind) {
        Data.Paths all = Derived.of(behind, "inputPath", written.inputPath());
        return paths(
                behind.parameters() == null && !hasResult
                        ? Derived.of(all, "parameters", written.parameters())
                        : all);
    }

    private StepPaths paths(Data.Paths paths) {
        return new StepPaths(paths, hasResult);
    }

    private static Attempt attempt(
            String needs,
            CompiledTemplate document,
            Function<String, Templates.Read> read,
            Function<Template, @Nullable CompiledTemplate> compile) {
        return new Attempt.JsonPath(
                needs,
                document,
                text ->
                        read.apply(text) instanceof Templates.Read.Value(Template template)
                                        && template != null
                                ? compile.apply(template)
                                : null);
    }
}
