package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The templates of one JSONPath step, compiled. What a step sees is told by the variable `states`
/// of the bindings: its raw `input`, its `result`, its `errorOutput` and the `context` object.
public final class StepPaths {
    private static final Data.Paths NONE = new Data.Paths(null, null, null, null, null);
    private static final CompiledTemplate RAW = new State("input");

    private final Data.Paths paths;
    private final boolean hasResult;
    private final CompiledTemplate selected;

    /// @param hasResult whether the step's own work has a result; else that is its effective input
    public StepPaths(Data.@Nullable Paths paths, boolean hasResult) {
        this.paths = paths == null ? NONE : paths;
        this.hasResult = hasResult;
        this.selected = Selection.of(RAW, this.paths.inputPath());
    }

    /// One of the values that are known of a state.
    private record State(String name) implements CompiledTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) {
            return bindings.variable("states") instanceof Map<?, ?> states
                    ? states.get(name)
                    : null;
        }
    }

    /// What the step's own work gets: InputPath, then Parameters. Parameters that are a path or an
    /// intrinsic function as a whole stand for its value, as the payload of an invoked function
    /// may.
    public CompiledTemplate input() {
        Template parameters = paths.parameters();
        if (parameters == null) {
            return selected;
        }
        return parameters.value() instanceof String text && PathSyntax.isTerm(text)
                ? new Payload(selected, Payload.Part.of("parameters.$", text))
                : Payload.of(selected, parameters.value());
    }

    /// What the step hands on: ResultSelector, ResultPath, then OutputPath.
    public CompiledTemplate output() {
        Template selector = paths.resultSelector();
        CompiledTemplate result = result();
        if (selector != null) {
            result = Payload.of(result, selector.value());
        }
        return Selection.of(Placement.of(RAW, paths.resultPath(), result), paths.outputPath());
    }

    private CompiledTemplate result() {
        return hasResult ? new State("result") : input();
    }

    /// What a catch hands on.
    public CompiledTemplate caught(@Nullable Template resultPath) {
        return Placement.of(RAW, resultPath, new State("errorOutput"));
    }

    /// The values of variables; `$` is the step's result.
    public List<CompiledTemplate> assigned(Map<String, Template> assign) {
        return assigned(assign, result());
    }

    /// The values of a catch's variables; `$` is the error.
    public List<CompiledTemplate> assignedByCatch(Map<String, Template> assign) {
        return assigned(assign, new State("errorOutput"));
    }

    /// The names of variables, in the same order.
    public static List<String> names(Map<String, Template> assign) {
        return assign.keySet().stream().map(Payload::name).toList();
    }

    private static List<CompiledTemplate> assigned(
            Map<String, Template> assign, CompiledTemplate document) {
        List<CompiledTemplate> values = new ArrayList<>();
        assign.forEach(
                (name, template) ->
                        values.add(new Payload(document, Payload.Part.of(name, template.value()))));
        return List.copyOf(values);
    }

    /// The condition of a choice rule.
    public CompiledTemplate when(Template when) {
        try {
            return new Comparison.Rule(selected, Comparison.of(when.value()));
        } catch (PathSyntaxException e) {
            return new Selection.Failing("The comparison cannot be read: " + e.getMessage());
        }
    }

    /// Another field of the step: a text that is a path or an intrinsic function as a whole stands
    /// for its value, in objects only what stands behind keys that end in `.$`.
    public @Nullable CompiledTemplate value(@Nullable Template template) {
        if (template == null) {
            return null;
        }
        if (template.value() instanceof String text && PathSyntax.isTerm(text)) {
            try {
                return new Selection(selected, TermParser.whole(text));
            } catch (PathSyntaxException e) {
                return new CompiledTemplate.Constant(text);
            }
        }
        return Payload.of(selected, template.value());
    }

    /// The items of a map.
    public CompiledTemplate items(@Nullable Template items) {
        CompiledTemplate value = value(items);
        return value == null ? selected : value;
    }
}
