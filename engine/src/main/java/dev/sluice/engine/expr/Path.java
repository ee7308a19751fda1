package dev.sluice.engine.expr;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commonest expression, a plain path such as `$states.input.photo.key` or `$x.list[0].id`,
/// walked without the interpreter. Where JSONata's treatment of arrays comes in, it leaves the
/// answer to the general evaluation.
final class Path implements Expression {
    private static final Pattern SHAPE =
            Pattern.compile("\\$([A-Za-z_]\\w*)((?:\\.[A-Za-z_]\\w*|\\[-?\\d{1,9}\\])*)");
    private static final Pattern SEGMENT = Pattern.compile("\\.(\\w+)|\\[(-?\\d+)\\]");

    /// Words that are operators, not names, somewhere in JSONata.
    private static final List<String> RESERVED =
            List.of("and", "or", "in", "true", "false", "null", "function");

    private final String text;
    private final String variable;
    private final Object[] segments;
    private final Expression general;

    private Path(String text, String variable, Object[] segments, Expression general) {
        this.text = text;
        this.variable = variable;
        this.segments = segments;
        this.general = general;
    }

    /// The path a text is, or `null` where it is anything else.
    static @Nullable Path of(String text, Expression general) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return null;
        }
        List<Object> segments = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(shape.group(2));
        while (segment.find()) {
            if (segment.group(1) == null) {
                segments.add(Integer.valueOf(segment.group(2)));
            } else if (RESERVED.contains(segment.group(1))) {
                return null;
            } else {
                segments.add(segment.group(1));
            }
        }
        return new Path(text, shape.group(1), segments.toArray(), general);
    }

    @Override
    public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
        Object value = bindings.variable(variable);
        if (value instanceof Bindings.Undefined) {
            return general.evaluate(bindings);
        }
        for (Object segment : segments) {
            if (segment instanceof String name) {
                if (!(value instanceof Map<?, ?> map)) {
                    return general.evaluate(bindings);
                }
                value = map.get(name);
                if (value == null && !map.containsKey(name)) {
                    throw Jsonata.undefined(text);
                }
            } else {
                if (!(value instanceof List<?> list)) {
                    return general.evaluate(bindings);
                }
                int index = (Integer) segment;
                index = index < 0 ? list.size() + index : index;
                if (index < 0 || index >= list.size()) {
                    throw Jsonata.undefined(text);
                }
                value = list.get(index);
                if (value instanceof List<?>) {
                    return general.evaluate(bindings);
                }
            }
        }
        return value;
    }
}
