package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.MissingException;
import dev.sluice.engine.expr.path.PathParser;
import dev.sluice.engine.expr.path.PathSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What a path or an intrinsic function by itself gives of a document.
record Selection(CompiledTemplate document, Term term) implements CompiledTemplate {
    private static final Map<String, Object> NOTHING = Map.of();

    /// What InputPath or OutputPath selects: everything where it was not written, an empty object
    /// where it is `null`.
    ///
    /// @param written `null`: it was not
    static CompiledTemplate of(
            CompiledTemplate document, dev.sluice.engine.model.@Nullable Template written) {
        if (written == null) {
            return document;
        }
        return switch (written.value()) {
            case null -> new CompiledTemplate.Constant(NOTHING);
            case String text when text.equals("$") -> document;
            case String text -> of(document, text);
            default -> new Failing("A path must be a text; it is no text");
        };
    }

    private static CompiledTemplate of(CompiledTemplate document, String path) {
        try {
            return new Selection(document, new Term.Selected(PathParser.whole(path)));
        } catch (PathSyntaxException e) {
            return new Failing("The path " + path + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
        try {
            return term.of(document.evaluate(bindings), bindings);
        } catch (MissingException e) {
            throw new EvaluationException(Fault.RUNTIME, String.valueOf(e.getMessage()));
        }
    }

    /// What cannot be read, so has no value.
    record Failing(String why) implements CompiledTemplate {
        @Override
        public Object evaluate(Bindings bindings) throws EvaluationException {
            throw new EvaluationException(Fault.RUNTIME, why);
        }
    }
}
