package dev.sluice.engine.expr;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Any JSONata expression, evaluated by the library's interpreter. It is parsed when it is first
/// needed.
final class Jsonata implements Expression {
    private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");

    private final String text;

    /// Every name after a `$`, so that only what an expression may read is bound for it.
    private final String[] names;

    private volatile com.dashjoin.jsonata.@Nullable Jsonata parsed;

    Jsonata(String text) {
        this.text = text;
        List<String> found = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            if (!found.contains(matcher.group(1))) {
                found.add(matcher.group(1));
            }
        }
        this.names = found.toArray(String[]::new);
    }

    @Override
    public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
        com.dashjoin.jsonata.Jsonata program = parsed();
        var frame = new Frame(null);
        for (String name : names) {
            bind(name, frame, bindings);
        }
        new Bounds().hold(frame);
        Object result;
        try {
            result = program.evaluate(null, frame);
            if (result == null) {
                throw undefined(text);
            }
            return Plain.of(result);
        } catch (JException e) {
            throw failed(text, e.getLocation(), Syntax.message(e));
        } catch (StackOverflowError e) {
            throw failed(text, -1, "it nests or recurses too deeply");
        } catch (OutOfMemoryError e) {
            // What the expression made is garbage by now; the program goes on.
            throw failed(text, -1, "it needs more memory than there is");
        } catch (RuntimeException e) {
            // The library lets casts, parse errors and the like through as they are.
            throw failed(text, -1, reason(e));
        }
    }

    private static void bind(String name, Frame frame, Bindings bindings) {
        Object value = bindings.variable(name);
        if (!(value instanceof Bindings.Undefined)) {
            frame.bind(name, View.of(value));
            return;
        }
        StatesFunction function = StatesFunction.NAMED.get(name);
        if (function != null) {
            frame.bind(name, function.over(bindings));
        } else if (name.equals("eval")) {
            frame.bind(name, (Object) null);
        }
    }

    private com.dashjoin.jsonata.Jsonata parsed() throws EvaluationException {
        com.dashjoin.jsonata.Jsonata known = parsed;
        if (known == null) {
            known = Syntax.parse(text);
            known.setValidateInput(false);
            known.setOutputConvertNulls(false);
            parsed = known;
        }
        return known;
    }

    static EvaluationException undefined(String text) {
        return failed(text, -1, "it gives no value (undefined)");
    }

    static EvaluationException failed(String text, int position, String why) {
        String place = position < 1 ? "" : " at position " + position;
        return new EvaluationException(
                "The expression {% " + text + " %} failed" + place + ": " + why);
    }

    private static String reason(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof JException known) {
            return Syntax.message(known);
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
