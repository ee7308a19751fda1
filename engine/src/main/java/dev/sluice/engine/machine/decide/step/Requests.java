package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Request;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The requests that steps make of their fields, as plain JSON: `method`, `url`, and where they are
/// there `headers`, `query` and `body`.
final class Requests {
    /// Those that carry no body unless one is written.
    private static final List<String> BARE = List.of("GET", "HEAD", "DELETE", "OPTIONS");

    private Requests() {}

    static Map<String, @Nullable Object> of(Request request, Turn turn, Token token)
            throws EvaluationException {
        Map<String, @Nullable Object> made = new LinkedHashMap<>();
        String method = text("method", request.method(), "GET", turn, token);
        made.put("method", method.toUpperCase(Locale.ROOT));
        made.put("url", text("url", request.url(), "", turn, token));
        members("headers", request.headers(), made, turn, token);
        members("query", request.query(), made, turn, token);
        if (request.body() != null) {
            made.put("body", turn.evaluate(request.body(), token));
        } else if (!BARE.contains(made.get("method"))) {
            made.put("body", turn.arguments(token));
        }
        return made;
    }

    private static String text(
            String field,
            @Nullable CompiledTemplate template,
            String absent,
            Turn turn,
            Token token)
            throws EvaluationException {
        Object value = template == null ? absent : turn.evaluate(template, token);
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationException(field + " must be a text; it is " + Values.brief(value));
    }

    private static void members(
            String field,
            @Nullable CompiledTemplate template,
            Map<String, @Nullable Object> made,
            Turn turn,
            Token token)
            throws EvaluationException {
        if (template == null) {
            return;
        }
        Object value = turn.evaluate(template, token);
        if (!(value instanceof Map<?, ?>)) {
            throw new EvaluationException(
                    field + " must be an object; it is " + Values.brief(value));
        }
        made.put(field, value);
    }
}
