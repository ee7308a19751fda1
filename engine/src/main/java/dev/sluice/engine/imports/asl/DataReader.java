package dev.sluice.engine.imports.asl;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Reads the fields of a state that say how data goes through it.
final class DataReader {
    private final Fields fields;
    private final QueryLanguage language;

    DataReader(Fields fields, QueryLanguage language) {
        this.fields = fields;
        this.language = language;
    }

    boolean isJsonPath() {
        return language == QueryLanguage.JSONPATH;
    }

    /// Of a state that calls something with what its own fields make of the input.
    Data ofCall() {
        return isJsonPath()
                ? paths(template("Parameters"), template("ResultSelector"), false)
                : jsonata(template("Arguments"), false);
    }

    /// Of a call whose arguments are known already.
    ///
    /// @param inputPath of a JSONPath state; `null`: none
    Data ofCall(@Nullable Template input, @Nullable Template inputPath, boolean envelope) {
        if (!isJsonPath()) {
            return jsonata(input, envelope);
        }
        fields.take("InputPath");
        return data(
                new Data.Paths(
                        inputPath,
                        input,
                        template("ResultSelector"),
                        template("ResultPath"),
                        template("OutputPath")),
                envelope,
                false);
    }

    /// Of a map or group: no arguments, but a result.
    Data ofMap() {
        return isJsonPath() ? paths(null, template("ResultSelector"), false) : jsonata(null, false);
    }

    /// Of a state without a result.
    ///
    /// @param isPath whether something else in the state is in JSONPath
    Data ofPlain(boolean isPath) {
        return isJsonPath()
                ? data(
                        new Data.Paths(
                                template("InputPath"), null, null, null, template("OutputPath")),
                        false,
                        isPath)
                : jsonata(null, false);
    }

    /// Of a Pass state: `Result` is what it gives, whatever it gets.
    Data ofPass() {
        if (!isJsonPath()) {
            return jsonata(null, false);
        }
        Template parameters = template("Parameters");
        Template result = template("Result");
        if (result == null) {
            return paths(parameters, null, false);
        }
        Data literal = LiteralResult.of(fields, result);
        return literal == null ? paths(result, null, false) : literal;
    }

    private Data paths(
            @Nullable Template parameters, @Nullable Template resultSelector, boolean envelope) {
        return data(
                new Data.Paths(
                        template("InputPath"),
                        parameters,
                        resultSelector,
                        template("ResultPath"),
                        template("OutputPath")),
                envelope,
                false);
    }

    /// A step says that it is in JSONPath only where that makes a difference.
    private Data data(Data.Paths paths, boolean envelope, boolean isPath) {
        Map<String, Template> assign = fields.templates("Assign");
        boolean isNone = paths.equals(new Data.Paths(null, null, null, null, null));
        return isNone && assign.isEmpty() && !isPath
                ? new Data(null, null, null, Map.of(), envelope, null)
                : new Data(
                        QueryLanguage.JSONPATH,
                        null,
                        null,
                        assign,
                        envelope,
                        isNone ? null : paths);
    }

    private Data jsonata(@Nullable Template input, boolean envelope) {
        return new Data(
                null, input, template("Output"), fields.templates("Assign"), envelope, null);
    }

    private @Nullable Template template(String name) {
        return fields.template(name);
    }

    Limits limits() {
        return new Limits(number("TimeoutSeconds"), number("HeartbeatSeconds"));
    }

    /// A number, an expression, or in JSONPath a path in a field of its own.
    @Nullable Template number(String name) {
        if (isJsonPath()) {
            Template path = path(name + "Path");
            if (path != null) {
                return path;
            }
        }
        return fields.numberTemplate(name);
    }

    /// What a field that holds a path holds.
    @Nullable Template path(String name) {
        return path(name, fields);
    }

    /// The same of another object of the state.
    @Nullable Template path(String name, Fields of) {
        String path = isJsonPath() || !name.endsWith("Path") ? of.text(name) : null;
        return path == null ? null : new Template(path);
    }

    /// The data of a step that turns out to need JSONPath for something other than its data.
    static Data inJsonPath(Data data) {
        return new Data(
                QueryLanguage.JSONPATH,
                data.input(),
                data.output(),
                data.assign(),
                data.envelope(),
                data.paths());
    }
}
