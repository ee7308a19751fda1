package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.expr.jsonpath.PathSyntax;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The data fields of a step in JSONPath, as its state has them. They stay as they are, but where
/// the state's result holds the step's result inside it: there paths are led into it.
///
/// @param place what follows `$` in the path from the state's result to the step's; empty where
///   they are the same
record JsonPathFields(Data data, String place) {
    private static final String SUFFIX = ".$";

    static boolean areOf(Data data) {
        return data.language() == QueryLanguage.JSONPATH;
    }

    /// Writes what makes the input of the state's work. Parameters that are one path select it
    /// further.
    void writeInput(Map<String, @Nullable Object> state) {
        Data.Paths paths = data.paths();
        if (paths == null) {
            return;
        }
        Template parameters = paths.parameters();
        if (isTerm(parameters) && parameters != null) {
            Template input = paths.inputPath();
            String path = String.valueOf(parameters.value());
            boolean isNarrowed = input != null && input.value() instanceof String;
            String before = isNarrowed && input != null ? String.valueOf(input.value()) : "$";
            state.put("InputPath", PathSyntax.rerooted(path, before.substring(1)));
        } else {
            StepStates.value("InputPath", paths.inputPath(), state);
            StepStates.value("Parameters", parameters, state);
        }
    }

    /// Whether one intrinsic function makes the input, which only a field of an object can hold.
    boolean isInputCalled() {
        Template parameters = data.paths() == null ? null : data.paths().parameters();
        return isTerm(parameters)
                && parameters != null
                && !String.valueOf(parameters.value()).startsWith("$");
    }

    /// Writes what becomes of the state's result.
    void writeResult(Map<String, @Nullable Object> state) {
        if (!data.assign().isEmpty()) {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            data.assign().forEach((name, value) -> variables.put(name, value.value()));
            state.put("Assign", rerooted(variables));
        }
        Data.Paths paths = data.paths();
        Template selector = paths == null ? null : paths.resultSelector();
        Template resultPath = paths == null ? null : paths.resultPath();
        Template outputPath = paths == null ? null : paths.outputPath();
        if (selector != null) {
            state.put("ResultSelector", rerooted(selector.value()));
        }
        boolean isWhole = resultPath == null || "$".equals(resultPath.value());
        if (selector == null && isWhole && !place.isEmpty()) {
            state.put("OutputPath", outputPath == null ? "$" + place : path(outputPath.value()));
            return;
        }
        StepStates.value("ResultPath", resultPath, state);
        if (!isUnwrapped()) {
            StepStates.value("OutputPath", outputPath, state);
        }
    }

    /// Whether the result must be taken out of what the state has put into the input, by a state of
    /// its own: a ResultPath puts in all or nothing.
    boolean isUnwrapped() {
        Data.Paths paths = data.paths();
        return !place.isEmpty()
                && paths != null
                && paths.resultSelector() == null
                && paths.resultPath() != null
                && paths.resultPath().value() instanceof String text
                && !text.equals("$");
    }

    /// That state, but for where it leads.
    Map<String, @Nullable Object> unwrapping() {
        Data.Paths paths = data.paths();
        Template resultPath = paths == null ? null : paths.resultPath();
        Map<String, @Nullable Object> pass = new LinkedHashMap<>();
        pass.put("Type", "Pass");
        pass.put("InputPath", (resultPath == null ? "$" : resultPath.value()) + place);
        StepStates.value("ResultPath", resultPath, pass);
        StepStates.value("OutputPath", paths == null ? null : paths.outputPath(), pass);
        return pass;
    }

    private @Nullable Object path(@Nullable Object path) {
        return path instanceof String text ? PathSyntax.rerooted(text, place) : path;
    }

    /// A payload template with its paths led to the step's result.
    private @Nullable Object rerooted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach(
                        (name, member) -> {
                            String key = String.valueOf(name);
                            copy.put(key, key.endsWith(SUFFIX) ? path(member) : rerooted(member));
                        });
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(rerooted(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /// Writes a field that is a value, or in a field of another name the path to one.
    static void writeValue(
            String name, @Nullable Template template, Data data, Map<String, @Nullable Object> to) {
        boolean isPath = areOf(data) && isTerm(template);
        StepStates.value(isPath ? name + "Path" : name, template, to);
    }

    /// Writes the argument of a call.
    static void writeArgument(
            String name, @Nullable Template template, Data data, Map<String, @Nullable Object> to) {
        boolean isPath = areOf(data) && isTerm(template);
        StepStates.value(isPath ? name + SUFFIX : name, template, to);
    }

    /// Writes the step's input as an argument of a call.
    static void writeInputAs(String name, Data data, Map<String, @Nullable Object> to) {
        if (!areOf(data)) {
            Template input = data.input();
            to.put(name, input == null ? "{% $states.input %}" : input.value());
        } else if (data.paths() == null || data.paths().parameters() == null) {
            to.put(name + SUFFIX, "$");
        } else {
            writeArgument(name, data.paths().parameters(), data, to);
        }
    }

    private static boolean isTerm(@Nullable Template template) {
        return template != null
                && template.value() instanceof String text
                && PathSyntax.isTerm(text)
                && PathSyntax.term(text).isEmpty();
    }
}
