package dev.sluice.engine.value;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON text as plain Java values, and back.
///
/// A value is `null`, a [Boolean], a [String], a [Number], a [List] or a [Map] with text keys in
/// the order of the text. Values are never changed once made. A number is an [Integer], [Long] or
/// [Double] where printing that gives the very text it was read from, else an [ExactNumber]; so a
/// number that only passes through keeps its text.
public final class Json {
    /// How deep values may nest: enough for people, too little to exhaust a stack.
    static final int MAX_DEPTH = 500;

    /// How deep what holds a value may nest around it: an event, a list of answers, a packed array.
    private static final int MAX_AROUND = 24;

    static final JsonFactory FACTORY = factory(MAX_DEPTH);

    private static final JsonFactory AROUND = factory(MAX_DEPTH + MAX_AROUND);

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxStringLength(128 << 20)
                                .maxNumberLength(10_000)
                                .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(depth).build())
                .build();
    }

    private Json() {}

    /// The value that a text holds.
    ///
    /// @throws JsonSyntaxException where the text is not one JSON value, with line and column
    public static @Nullable Object parse(String text) throws JsonSyntaxException {
        return parse(text, FACTORY);
    }

    /// The value that a text holds which [#write] made of a value and what we put around it.
    public static @Nullable Object parseOwn(String text) throws JsonSyntaxException {
        return parse(text, AROUND);
    }

    private static @Nullable Object parse(String text, JsonFactory factory)
            throws JsonSyntaxException {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonSyntaxException("the text is empty; a JSON value was expected", 1, 1);
            }
            Object value = read(parser, first);
            if (parser.nextToken() != null) {
                var at = parser.currentTokenLocation();
                throw new JsonSyntaxException(
                        "more text follows after the end of the value",
                        at.getLineNr(),
                        at.getColumnNr());
            }
            return value;
        } catch (JacksonException e) {
            throw wrong(e);
        }
    }

    static JsonSyntaxException wrong(JacksonException e) {
        var at = e.getLocation();
        return new JsonSyntaxException(
                reason(e.getOriginalMessage()),
                at == null ? 1 : at.getLineNr(),
                at == null ? 1 : at.getColumnNr());
    }

    /// The parser's message without what it tells of its own insides.
    private static String reason(String message) {
        if (message.startsWith("Document nesting depth")) {
            return "values are nested deeper than " + MAX_DEPTH + " levels";
        }
        int inside = message.indexOf(" (start marker at");
        return inside < 0 ? message : message.substring(0, inside);
    }

    static @Nullable Object read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    map.put(name, read(parser, parser.nextToken()));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken t = parser.nextToken();
                        t != JsonToken.END_ARRAY;
                        t = parser.nextToken()) {
                    list.add(read(parser, t));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new StreamReadException(parser, "Unexpected token " + token);
        };
    }

    /// The number a JSON number text stands for, in the smallest form that prints as that text.
    public static Number number(String text) {
        int length = text.length();
        if (length < 19 && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            long value = Long.parseLong(text);
            if (!text.equals("-0")) {
                if (value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE) {
                    return (int) value;
                }
                return value;
            }
        }
        double value = Double.parseDouble(text);
        return text.equals(text(value)) ? (Number) value : new ExactNumber(text);
    }

    /// How a double is printed: without an exponent or a fraction where it needs none.
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /// The value as compact JSON text.
    public static String write(@Nullable Object value) {
        var out = new StringWriter();
        try (JsonGenerator generator = AROUND.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, generator);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON value: " + e.getOriginalMessage(), e);
        }
        return out.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) {
        switch (value) {
            case null -> out.writeNull();
            case String s -> out.writeString(s);
            case Boolean b -> out.writeBoolean(b);
            case Integer i -> out.writeNumber(i);
            case Long l -> out.writeNumber(l);
            case Double d -> out.writeNumber(finite(d));
            case ExactNumber n -> out.writeNumber(n.toString());
            case BigDecimal n -> out.writeNumber(n.toPlainString());
            case BigInteger n -> out.writeNumber(n);
            case Number n -> out.writeNumber(finite(n.doubleValue()));
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach(
                        (name, member) -> {
                            out.writeName(String.valueOf(name));
                            write(member, out);
                        });
                out.writeEndObject();
            }
            case Iterable<?> list -> {
                out.writeStartArray();
                list.forEach(element -> write(element, out));
                out.writeEndArray();
            }
            default ->
                    throw new IllegalArgumentException(
                            "not a JSON value: " + value.getClass().getName());
        }
    }

    private static String finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
        return text(value);
    }
}
