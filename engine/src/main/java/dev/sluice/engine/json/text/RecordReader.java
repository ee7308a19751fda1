package dev.sluice.engine.json.text;

import dev.sluice.engine.json.text.Node.Member;
import dev.sluice.engine.json.text.Shape.Layout;
import dev.sluice.engine.json.text.Shape.Slot;
import dev.sluice.engine.problem.Names;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a JSON text into a format's records and finds all that does not fit them, not only the
/// first: what cannot be read is an error, an unknown field a warning.
public final class RecordReader {
    /// The names of the maps whose names are ids of elements of a flow.
    private static final Set<String> ELEMENT_MAPS =
            Set.of("triggers", "steps", "functions", "resources");

    private final List<Problem> problems = new ArrayList<>();

    private RecordReader() {}

    /// What was read.
    ///
    /// @param value `null` where a problem is an error
    /// @param problems in the order of the text
    public record Result<T extends Record>(@Nullable T value, List<Problem> problems) {}

    public static <T extends Record> Result<T> read(JsonText text, Class<T> type) {
        var reader = new RecordReader();
        Object read = reader.read(text.root(), Shape.of(type), JsonPointer.ROOT);
        boolean failed =
                reader.problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
        return new Result<>(failed ? null : type.cast(read), List.copyOf(reader.problems));
    }

    private @Nullable Object read(Node node, Shape shape, JsonPointer at) {
        return switch (shape) {
            case Shape.Anything() -> new Any(node.value());
            case Shape.Text() -> scalar(node, String.class, "a text", at);
            case Shape.Flag() -> scalar(node, Boolean.class, "true or false", at);
            case Shape.Whole() -> whole(node, at);
            case Shape.Decimal() -> {
                Object number = scalar(node, Number.class, "a number", at);
                yield number instanceof Number n ? (Double) n.doubleValue() : null;
            }
            case Shape.ListOf(Shape element, _) -> list(node, element, at);
            case Shape.MapOf(Shape value, boolean elements) -> map(node, value, elements, at);
            case Shape.Fields fields -> fields(node, fields, at);
            case Shape.OneOf words -> oneOf(node, words, at);
            case Shape.TextOr(Shape.Fields text, Shape.Fields object) ->
                    node instanceof Node.Members
                            ? fields(node, object, at)
                            : bareText(node, text, at);
            case Shape.Kinds kinds -> kind(node, kinds, at);
        };
    }

    private @Nullable Object scalar(Node node, Class<?> type, String expected, JsonPointer at) {
        if (node instanceof Node.Scalar(_, _, Object value) && type.isInstance(value)) {
            return value;
        }
        return wrong(node, expected, at);
    }

    private @Nullable Object whole(Node node, JsonPointer at) {
        return node instanceof Node.Scalar(_, _, Object value) && value instanceof Integer whole
                ? whole
                : wrong(node, "a whole number of at most 2147483647", at);
    }

    private @Nullable Object oneOf(Node node, Shape.OneOf words, JsonPointer at) {
        Set<String> known = words.byName().keySet();
        String expected = "\"" + String.join("\" or \"", known) + "\"";
        return node instanceof Node.Scalar(_, _, String value) && known.contains(value)
                ? words.byName().get(value)
                : wrong(node, expected, at);
    }

    private @Nullable Object bareText(Node node, Shape.Fields record, JsonPointer at) {
        String component = record.layout().fields().sequencedKeySet().getFirst();
        return node instanceof Node.Scalar(_, _, String value)
                ? make(record.layout(), Map.of(component, value))
                : wrong(node, "a text in quotes, or an object", at);
    }

    private @Nullable Object list(Node node, Shape element, JsonPointer at) {
        if (!(node instanceof Node.Elements elements)) {
            return wrong(node, "a list in [ ]", at);
        }
        var list = new ArrayList<@Nullable Object>();
        for (Node each : elements.list()) {
            list.add(read(each, element, at.child(list.size())));
        }
        return list;
    }

    private @Nullable Object map(Node node, Shape value, boolean elements, JsonPointer at) {
        if (!(node instanceof Node.Members members)) {
            return wrong(node, "an object in { }", at);
        }
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (Member member : members.list()) {
            if (elements) {
                checkId(member.name(), at.child(member.name()));
            }
            map.put(member.name(), read(member.value(), value, at.child(member.name())));
        }
        return map;
    }

    private void checkId(String id, JsonPointer at) {
        Names.problem(id)
                .ifPresent(
                        wrong ->
                                problems.add(
                                        Problem.error(
                                                "id.invalid",
                                                at.text(),
                                                id,
                                                wrong,
                                                "Give it an id of 1 to 80 characters.")));
    }

    private @Nullable Object kind(Node node, Shape.Kinds kinds, JsonPointer at) {
        if (!(node instanceof Node.Members members)) {
            return wrong(node, "an object in { }", at);
        }
        Map<String, Shape.Fields> known = kinds.byName();
        Member type = members.member("type");
        if (type == null) {
            missing("type", at, "Known types are " + String.join(", ", known.keySet()) + ".");
            return null;
        }
        if (!(type.value().value() instanceof String name)) {
            return wrong(type.value(), "a text", at.child("type"));
        }
        Shape.Fields fields = known.get(name);
        if (fields == null) {
            problems.add(
                    Problem.error(
                            "json.unknown-type",
                            at.child("type").text(),
                            element(at),
                            "There is no type \"" + name + "\" here.",
                            Names.didYouMean(name, known.keySet())
                                    + "Known types are "
                                    + String.join(", ", known.keySet())
                                    + "."));
            return null;
        }
        return fields(node, fields, at);
    }

    private @Nullable Object fields(Node node, Shape.Fields shape, JsonPointer at) {
        if (!(node instanceof Node.Members members)) {
            return wrong(node, "an object in { }", at);
        }
        Layout layout = shape.layout();
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (Member member : members.list()) {
            Slot.Field field = layout.fields().get(member.name());
            if (field != null) {
                values.put(
                        member.name(),
                        read(member.value(), field.shape(), at.child(member.name())));
            } else if (!(member.name().equals("type") && layout.kind() != null)) {
                unknown(member.name(), layout.fields().keySet(), at);
            }
        }
        for (Slot.Field field : layout.fields().values()) {
            if (field.required() && !values.containsKey(field.name())) {
                missing(field.name(), at, "");
            }
        }
        return make(layout, values);
    }

    private @Nullable Object make(Layout layout, Map<String, @Nullable Object> values) {
        Object[] arguments =
                layout.slots().stream()
                        .map(
                                slot ->
                                        switch (slot) {
                                            case Slot.Group(_, Layout group) -> make(group, values);
                                            case Slot.Field field -> values.get(field.name());
                                        })
                        .toArray();
        try {
            return layout.constructor().newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + layout.constructor(), e);
        }
    }

    private @Nullable Object wrong(Node found, String expected, JsonPointer at) {
        List<String> names = at.names();
        String what = names.isEmpty() ? "The file" : "\"" + names.getLast() + "\"";
        problems.add(
                Problem.error(
                        "json.wrong-type",
                        at.text(),
                        element(at),
                        what + " must be " + expected + "; found " + describe(found) + ".",
                        repair(found, expected)));
        return null;
    }

    private static String repair(Node found, String expected) {
        if (!(found instanceof Node.Scalar(_, _, Object value))) {
            return "";
        }
        if (value instanceof String text && expected.startsWith("a list")) {
            return "Write [" + Json.write(Names.shortened(text, 40)) + "].";
        }
        if (value instanceof String text && expected.contains("number") && isNumber(text)) {
            return "Write " + text + ", without quotes.";
        }
        return value instanceof Number && expected.startsWith("a text")
                ? "Write it in quotes: \"" + Names.shortened(value.toString(), 40) + "\"."
                : "";
    }

    private static boolean isNumber(String text) {
        return text.matches("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?");
    }

    private static String describe(Node node) {
        return switch (node) {
            case Node.Members _ -> "an object";
            case Node.Elements _ -> "a list";
            case Node.Scalar(_, _, Object value) -> {
                String json = Names.shortened(Json.write(value), 40);
                yield switch (value) {
                    case null -> "null";
                    case String _ -> "the text " + json;
                    case Number _ -> "the number " + json;
                    default -> json;
                };
            }
        };
    }

    private void missing(String name, JsonPointer at, String hint) {
        problems.add(
                Problem.error(
                        "json.missing",
                        at.text(),
                        element(at),
                        "The field \"" + name + "\" is missing.",
                        hint));
    }

    private void unknown(String name, Set<String> known, JsonPointer at) {
        problems.add(
                Problem.warning(
                        "json.unknown-field",
                        at.child(name).text(),
                        element(at),
                        "The field \"" + Names.shortened(name, 80) + "\" is not known here.",
                        Names.didYouMean(name, known) + "It is kept, and has no effect."));
    }

    /// The id of the innermost element of a flow around a place.
    private static @Nullable String element(JsonPointer at) {
        List<String> names = at.names();
        for (int i = names.size() - 2; i >= 0; i--) {
            if (ELEMENT_MAPS.contains(names.get(i)) && i % 2 == 0) {
                return names.get(i + 1);
            }
        }
        return null;
    }
}
