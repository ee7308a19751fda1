package dev.sluice.engine.run.items;

import java.util.Locale;

/// How items lie in a file.
enum Format {
    /// One array.
    JSON,
    /// A JSON value a line.
    JSONL,
    /// Rows under a header.
    CSV,
    /// A text a line.
    LINES;

    /// @throws ReaderException where there is none of that name
    static Format named(String name) throws ReaderException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "json" -> JSON;
            case "jsonl" -> JSONL;
            case "csv" -> CSV;
            case "lines" -> LINES;
            default ->
                    throw new ReaderException(
                            "\"" + name + "\" is no format; it is json, jsonl, csv or lines.");
        };
    }

    /// The format that the name of a file speaks of.
    static Format ofFile(String file) throws ReaderException {
        String name = file.toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "json" -> JSON;
            case "jsonl", "ndjson" -> JSONL;
            case "csv" -> CSV;
            case "txt" -> LINES;
            default ->
                    throw new ReaderException(
                            "The name \""
                                    + file
                                    + "\" does not tell the format. Write \"format\": json, jsonl,"
                                    + " csv or lines.");
        };
    }
}
