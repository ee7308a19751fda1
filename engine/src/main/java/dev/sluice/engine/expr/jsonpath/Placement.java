package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.JsonPath;
import dev.sluice.engine.expr.path.PathParser;
import dev.sluice.engine.expr.path.PathSyntaxException;
import dev.sluice.engine.expr.path.Segment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What ResultPath makes of a step's raw input and its result. Neither is changed; what is between
/// the root and the result's place is copied.
///
/// @param path where in the input the result goes
record Placement(CompiledTemplate input, JsonPath path, CompiledTemplate result)
        implements CompiledTemplate {
    /// @param written the ResultPath; `null` or `$`: the result takes the input's place; one that
    ///   holds `null`: the result is dropped
    static CompiledTemplate of(
            CompiledTemplate input,
            dev.sluice.engine.model.@Nullable Template written,
            CompiledTemplate result) {
        if (written == null || "$".equals(written.value())) {
            return result;
        }
        if (written.value() == null) {
            return new Dropping(input, result);
        }
        String text = String.valueOf(written.value());
        try {
            JsonPath path = PathParser.whole(text);
            return path.isReference() && path.root() instanceof JsonPath.Root.Document
                    ? new Placement(input, path, result)
                    : new Selection.Failing("The resultPath " + text + " names no single place");
        } catch (PathSyntaxException e) {
            return new Selection.Failing(
                    "The resultPath " + text + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
        Object value = result.evaluate(bindings);
        return place(input.evaluate(bindings), path.trail().segments(), value);
    }

    private @Nullable Object place(@Nullable Object into, List<Segment> way, @Nullable Object value)
            throws EvaluationException {
        if (way.isEmpty()) {
            return value;
        }
        List<Segment> rest = way.subList(1, way.size());
        return switch (way.getFirst()) {
            case Segment.Member(String name) when into instanceof Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size() + 1);
                map.forEach((key, member) -> copy.put(String.valueOf(key), member));
                copy.put(name, place(fresh(map.get(name), rest), rest, value));
                yield copy;
            }
            case Segment.Element(int index)
                    when into instanceof List<?> list && index < list.size() -> {
                List<@Nullable Object> copy = new ArrayList<>(list);
                copy.set(index, place(list.get(index), rest, value));
                yield copy;
            }
            default ->
                    throw new EvaluationException(
                            Fault.RESULT_PATH,
                            "The resultPath "
                                    + path.text()
                                    + " cannot be applied to the step's input");
        };
    }

    /// Fields on the way that are not there are made; other values are not replaced by objects.
    private static @Nullable Object fresh(@Nullable Object present, List<Segment> rest) {
        return present == null && !rest.isEmpty() ? Map.of() : present;
    }

    /// The input as it was, once the result is known to be one.
    record Dropping(CompiledTemplate input, CompiledTemplate result) implements CompiledTemplate {
        @Override
        public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
            result.evaluate(bindings);
            return input.evaluate(bindings);
        }
    }
}
