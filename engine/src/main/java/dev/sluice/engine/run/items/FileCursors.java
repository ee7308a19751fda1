package dev.sluice.engine.run.items;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonElements;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cursors through the items of one file.
final class FileCursors {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private FileCursors() {}

    static Cursor of(ItemSource source) throws IOException, ReaderException {
        BufferedReader text = Files.newBufferedReader(source.path(), StandardCharsets.UTF_8);
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return switch (source.format()) {
                case JSON -> new Elements(JsonElements.of(text, source.pointer()));
                case JSONL -> new Values(text);
                case LINES -> new Lines(text);
                case CSV -> rows(text, source);
            };
        } catch (JsonSyntaxException e) {
            text.close();
            throw wrong(source.path().getFileName() + ":" + e.line() + ":" + e.column(), e);
        } catch (IOException | ReaderException e) {
            text.close();
            throw e;
        }
    }

    private static ReaderException wrong(String place, JsonSyntaxException e) {
        return new ReaderException(place + ": " + e.getMessage());
    }

    private static Cursor rows(BufferedReader text, ItemSource source)
            throws IOException, ReaderException {
        var rows = new CsvRows(text, source.delimiter());
        List<String> headers = source.headers() == null ? rows.next() : source.headers();
        return new Rows(text, rows, headers == null ? List.of() : List.copyOf(headers));
    }

    private static final class Elements implements Cursor {
        private final JsonElements elements;
        private long index = -1;

        Elements(JsonElements elements) {
            this.elements = elements;
        }

        @Override
        public boolean advance() throws ReaderException {
            try {
                index++;
                return elements.advance();
            } catch (JsonSyntaxException e) {
                throw wrong("item " + index + ", line " + e.line() + ":" + e.column(), e);
            }
        }

        @Override
        public @Nullable Object item() {
            return elements.element();
        }

        @Override
        public void close() {
            elements.close();
        }
    }

    private static final class Lines implements Cursor {
        private final BufferedReader text;
        private @Nullable String line;

        Lines(BufferedReader text) {
            this.text = text;
        }

        @Override
        public boolean advance() throws IOException {
            line = text.readLine();
            return line != null;
        }

        @Override
        public @Nullable Object item() {
            return line;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    /// A JSON value a line; empty lines are passed over.
    private static final class Values implements Cursor {
        private final BufferedReader text;
        private long number;
        private @Nullable Object value;

        Values(BufferedReader text) {
            this.text = text;
        }

        @Override
        public boolean advance() throws IOException, ReaderException {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        value = Json.parse(line);
                        return true;
                    } catch (JsonSyntaxException e) {
                        throw wrong("line " + number + ", column " + e.column(), e);
                    }
                }
            }
            return false;
        }

        @Override
        public @Nullable Object item() {
            return value;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    private static final class Rows implements Cursor {
        private final BufferedReader text;
        private final CsvRows rows;
        private final List<String> headers;
        private @Nullable Map<String, @Nullable Object> row;

        Rows(BufferedReader text, CsvRows rows, List<String> headers) {
            this.text = text;
            this.rows = rows;
            this.headers = headers;
        }

        @Override
        public boolean advance() throws IOException, ReaderException {
            List<String> fields = rows.next();
            if (fields == null) {
                return false;
            }
            if (fields.size() > headers.size()) {
                throw new ReaderException(
                        "line %d has %d fields, but there are %d headers."
                                .formatted(rows.line(), fields.size(), headers.size()));
            }
            Map<String, @Nullable Object> made = LinkedHashMap.newLinkedHashMap(headers.size());
            for (int i = 0; i < headers.size(); i++) {
                made.put(headers.get(i), i < fields.size() ? fields.get(i) : "");
            }
            row = made;
            return true;
        }

        @Override
        public @Nullable Object item() {
            return row;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
