package dev.sluice.engine.json.text;

import dev.sluice.engine.json.text.Node.Member;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A JSON text together with where each of its values stands, so that a change can touch those
/// characters only.
public final class JsonText {
    /// How deep values may be nested.
    public static final int MAX_DEPTH = 200;

    /// How many digits a number may have.
    public static final int MAX_NUMBER = 1000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(1_000_000)
                                    .build())
                    .build();

    private final String text;
    private final Node root;
    private final Places places;

    private JsonText(String text, Node root) {
        this.text = text;
        this.root = root;
        this.places = new Places(text, root);
    }

    /// Reads a text.
    ///
    /// @throws JsonSyntaxException where it is not JSON, has a name twice in one object, half a
    ///   character in a text, or passes a limit
    public static JsonText parse(String text) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonSyntaxException("The file is empty; a JSON object is expected", 1, 1);
            }
            Node root = new Builder(text, parser).node(first);
            if (parser.nextToken() != null) {
                throw syntax(text, parser, "Text follows after the end of the JSON value");
            }
            return new JsonText(text, root);
        } catch (StreamConstraintsException e) {
            throw SyntaxErrors.limit(e);
        } catch (StreamReadException e) {
            throw SyntaxErrors.inPlainWords(e);
        }
    }

    private static JsonSyntaxException syntax(String text, JsonParser parser, String message) {
        return syntax(text, (int) parser.currentTokenLocation().getCharOffset(), message);
    }

    private static JsonSyntaxException syntax(String text, int offset, String message) {
        var at = Places.position(text, offset);
        return new JsonSyntaxException(message, at.line(), at.column());
    }

    public String text() {
        return text;
    }

    public Node root() {
        return root;
    }

    public Places places() {
        return places;
    }

    /// The characters a value stands in.
    public String of(Node node) {
        return text.substring(node.start(), node.end());
    }

    private record Builder(String text, JsonParser parser) {
        Node node(JsonToken token) throws JsonSyntaxException {
            return switch (token) {
                case START_OBJECT -> members();
                case START_ARRAY -> elements();
                case VALUE_STRING -> scalar(whole(parser.getString()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        scalar(Json.number(parser.getString()));
                case VALUE_TRUE -> scalar(true);
                case VALUE_FALSE -> scalar(false);
                case VALUE_NULL -> new Node.Scalar(start(), end(), null);
                case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                        throw new StreamReadException(parser, "Unexpected token " + token);
            };
        }

        private Node members() throws JsonSyntaxException {
            int start = start();
            var names = new HashSet<String>();
            var members = new ArrayList<Member>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                int nameStart = start();
                String name = whole(parser.currentName());
                if (!names.add(name)) {
                    throw syntax(
                            text, nameStart, "The name \"" + name + "\" stands here a second time");
                }
                Node value = node(parser.nextToken());
                members.add(new Member(nameStart, nameEnd(nameStart), name, value));
            }
            return new Node.Members(start, end(), List.copyOf(members));
        }

        private Node elements() throws JsonSyntaxException {
            int start = start();
            var elements = new ArrayList<Node>();
            for (JsonToken token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                elements.add(node(token));
            }
            return new Node.Elements(start, end(), List.copyOf(elements));
        }

        private Node scalar(Object value) {
            return new Node.Scalar(start(), end(), value);
        }

        private int start() {
            return (int) parser.currentTokenLocation().getCharOffset();
        }

        private int end() {
            return (int) parser.currentLocation().getCharOffset();
        }

        private int nameEnd(int start) {
            int at = start + 1;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return at + 1;
        }

        /// The text itself, unless it holds half a character (a surrogate without its other half),
        /// which no file can hold as it is.
        private String whole(String value) throws JsonSyntaxException {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c)) {
                    throw syntax(
                            text,
                            start(),
                            "This text holds half a character (\\u%04x without its other half)"
                                    .formatted((int) c));
                }
            }
            return value;
        }
    }
}
