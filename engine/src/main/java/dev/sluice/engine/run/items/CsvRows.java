package dev.sluice.engine.run.items;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The rows of a text with separated values, as RFC 4180 writes them: fields in quotes may hold
/// delimiters, ends of lines, and quotes, which stand twice. Empty lines are passed over.
final class CsvRows {
    private static final int END = -1;

    private final BufferedReader text;
    private final char delimiter;
    private long line;

    CsvRows(BufferedReader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /// The line that the last row ended on, counted from 1.
    long line() {
        return line;
    }

    /// The fields of the next row; `null` after the last.
    @Nullable List<String> next() throws IOException, ReaderException {
        for (String row = read(); row != null; row = read()) {
            if (!row.isEmpty()) {
                return fields(row);
            }
        }
        return null;
    }

    private @Nullable String read() throws IOException {
        line++;
        return text.readLine();
    }

    private List<String> fields(String first) throws IOException, ReaderException {
        List<String> fields = new ArrayList<>();
        String row = first;
        int at = 0;
        while (at != END) {
            if (at < row.length() && row.charAt(at) == '"') {
                var field = new StringBuilder();
                long begun = line;
                int end = quoted(row, at + 1, field);
                while (end == END) {
                    String more = read();
                    if (more == null) {
                        throw new ReaderException(
                                "the quote that line " + begun + " opens is never closed.");
                    }
                    field.append('\n');
                    row = more;
                    end = quoted(row, 0, field);
                }
                fields.add(field.toString());
                at = after(row, end);
            } else {
                int end = row.indexOf(delimiter, at);
                fields.add(end < 0 ? row.substring(at) : row.substring(at, end));
                at = end < 0 ? END : end + 1;
            }
        }
        return fields;
    }

    /// Takes a quoted field up to its closing quote; where that is, or [#END] where the line ends
    /// before it.
    private static int quoted(String row, int from, StringBuilder field) {
        int at = from;
        while (at < row.length()) {
            char c = row.charAt(at);
            if (c != '"') {
                field.append(c);
                at++;
            } else if (at + 1 < row.length() && row.charAt(at + 1) == '"') {
                field.append('"');
                at += 2;
            } else {
                return at;
            }
        }
        return END;
    }

    /// Where the next field begins behind a closing quote.
    private int after(String row, int quote) throws ReaderException {
        if (quote + 1 == row.length()) {
            return END;
        }
        if (row.charAt(quote + 1) != delimiter) {
            throw new ReaderException(
                    "line " + line + " goes on after a closing quote without a delimiter.");
        }
        return quote + 2;
    }
}
