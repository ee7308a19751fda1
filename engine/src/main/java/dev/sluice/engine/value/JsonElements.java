package dev.sluice.engine.value;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

import java.io.Reader;
import java.util.List;

/// The elements of a JSON array, read one at a time, however long the array is.
public final class JsonElements implements AutoCloseable {
    private final JsonParser parser;
    private @Nullable Object element;

    private JsonElements(JsonParser parser) {
        this.parser = parser;
    }

    /// Begins to read a text.
    ///
    /// @param place of the array in the text
    /// @throws JsonSyntaxException where there is no array at that place
    public static JsonElements of(Reader text, JsonPointer place) throws JsonSyntaxException {
        JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), text);
        var elements = new JsonElements(parser);
        try {
            elements.find(place);
            return elements;
        } catch (JacksonException e) {
            parser.close();
            throw Json.wrong(e);
        }
    }

    private void find(JsonPointer place) throws JsonSyntaxException {
        JsonToken token = parser.nextToken();
        List<String> names = place.names();
        for (String name : names) {
            token = token == JsonToken.START_OBJECT ? member(name) : null;
        }
        if (token != JsonToken.START_ARRAY) {
            var at = parser.currentTokenLocation();
            throw new JsonSyntaxException(
                    "an array was expected" + (names.isEmpty() ? "" : " at " + place),
                    at.getLineNr(),
                    at.getColumnNr());
        }
    }

    private @Nullable JsonToken member(String wanted) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals(wanted)) {
                return token;
            }
            parser.skipChildren();
        }
        return null;
    }

    /// Goes to the next element; false after the last.
    public boolean advance() throws JsonSyntaxException {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return false;
            }
            element = Json.read(parser, token);
            return true;
        } catch (JacksonException e) {
            throw Json.wrong(e);
        }
    }

    /// The element that [#advance()] went to.
    public @Nullable Object element() {
        return element;
    }

    @Override
    public void close() {
        parser.close();
    }
}
