package dev.sluice.engine.imports.source;

import dev.sluice.engine.problem.Reasons;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// A file that is imported: what it holds, and where each value stands in it.
///
/// @param name of the file, as problems show it
/// @param path of the file
public record Source(String name, Path path, Value root) {
    /// What to do about a file that cannot be read as text of its kind.
    static final String WANTED =
            "A state machine or a SAM template is expected, in JSON or YAML: correct the file here,"
                    + " or name another.";

    /// The longest definition a cloud takes is 1 MiB.
    static final int MAX_BYTES = 16 << 20;

    /// How deep values may be nested: well within what a flow file may.
    static final int MAX_DEPTH = 150;

    /// How many values a file may have, those that aliases repeat included.
    static final int MAX_VALUES = 500_000;

    /// Reads a file of JSON or YAML.
    ///
    /// @throws ImportException where it is neither, or passes a limit, with the place
    public static Source read(Path file) throws ImportException {
        String name = String.valueOf(file.getNameCount() == 0 ? file : file.getFileName());
        String text = text(file, name);
        return new Source(name, file, root(name, text));
    }

    private static Value root(String name, String text) throws ImportException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".tf")) {
            return new Terraform(name, text).definition();
        }
        return isJson(name, text) ? json(name, text) : yaml(name, text);
    }

    private static boolean isJson(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return false;
        }
        String start = text.stripLeading();
        return lower.endsWith(".json")
                || lower.endsWith(".json5")
                || Stream.of("{", "[", "//", "/*").anyMatch(start::startsWith);
    }

    /// What a text inside a file holds, such as a definition that stands in a template as a text.
    ///
    /// @param at where the text stands; its own lines are not told apart
    public static Value inside(String name, Spot at, String text) throws ImportException {
        try {
            return text.stripLeading().startsWith("{") ? json(name, text) : yaml(name, text);
        } catch (ImportException e) {
            throw ImportException.of(
                    name,
                    at,
                    "The text here is no definition: "
                            + e.problems().getFirst().problem().message(),
                    e.problems().getFirst().problem().hint());
        }
    }

    private static Value json(String name, String text) throws ImportException {
        return new JsonValues(name, text).read();
    }

    private static Value yaml(String name, String text) throws ImportException {
        return new YamlValues(name).read(text);
    }

    private static String text(Path file, String name) throws ImportException {
        try {
            if (Files.isDirectory(file)) {
                throw ImportException.of(
                        name, Spot.START, file + " is a folder.", "Name the file to import.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw ImportException.of(
                        name,
                        Spot.START,
                        "The file is larger than " + (MAX_BYTES >> 20) + " MiB.",
                        "No definition is; is it the right file?");
            }
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ImportException.of(
                    name, Spot.START, "The file is not text in UTF-8.", "Save it as UTF-8.");
        } catch (NoSuchFileException e) {
            throw ImportException.of(
                    name, Spot.START, "There is no file " + file + ".", "Name the file to import.");
        } catch (IOException e) {
            throw ImportException.of(
                    name,
                    Spot.START,
                    "The file cannot be read: " + Reasons.of(e) + ".",
                    "It must be readable by you.");
        }
    }
}
