package dev.sluice.engine.run.items;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where a map reads its items and how: an `itemReader` understood.
///
/// @param isListing whether the items are the names of the files in a folder
/// @param prefix of the names that are listed
/// @param headers of rows in a file without a header; `null`: the first row is the header
/// @param most how many are read
record ItemSource(
        Path path,
        boolean isListing,
        String prefix,
        Format format,
        @Nullable List<String> headers,
        char delimiter,
        JsonPointer pointer,
        long most) {
    private static final String LIST = ":listObjectsV2";

    /// The folders in which items may lie.
    ///
    /// @param buckets holds a folder for each bucket
    record Places(Path flow, Path buckets) {}

    /// Understands a reader as a flow file writes it, `{"file" | "folder" | "bucket" …}`, or as the
    /// States Language does, `{"Resource", "ReaderConfig", "Arguments" | "Parameters"}`.
    static ItemSource of(@Nullable Object reader, Places places) throws ReaderException {
        if (!(reader instanceof Map<?, ?> written)) {
            throw new ReaderException("itemReader must be an object; it is " + Json.write(reader));
        }
        return written.get("Resource") instanceof String resource
                ? ofStates(resource, new Fields(written), places)
                : ofFlow(new Fields(written), places);
    }

    private static ItemSource ofFlow(Fields fields, Places places) throws ReaderException {
        String bucket = fields.text("bucket");
        String file = bucket == null ? fields.text("file") : fields.text("key");
        String folder = bucket == null ? fields.text("folder") : "";
        Path place = bucket == null ? places.flow() : inside(places.buckets(), bucket);
        if (file == null && folder == null) {
            throw new ReaderException(
                    "itemReader must name a \"file\", a \"folder\", or a \"bucket\" with a"
                            + " \"key\" or a \"prefix\".");
        }
        String format = fields.text("format");
        String delimiter = fields.text("delimiter");
        String prefix = fields.text("prefix");
        String pointer = fields.text("pointer");
        return new ItemSource(
                inside(place, file == null ? String.valueOf(folder) : file),
                file == null,
                prefix == null ? "" : prefix,
                file == null
                        ? Format.LINES
                        : format == null ? Format.ofFile(file) : Format.named(format),
                fields.texts("headers"),
                delimiter == null ? ',' : one(delimiter),
                pointer == null ? JsonPointer.ROOT : new JsonPointer(pointer),
                fields.number("maxItems"));
    }

    private static ItemSource ofStates(String resource, Fields fields, Places places)
            throws ReaderException {
        Fields arguments = fields.object("Arguments");
        arguments = arguments.isEmpty() ? fields.object("Parameters") : arguments;
        Fields config = fields.object("ReaderConfig");
        String bucket = arguments.needed("Bucket");
        Path place = inside(places.buckets(), bucket);
        boolean isListing = resource.endsWith(LIST);
        String type = config.text("InputType");
        String prefix = arguments.text("Prefix");
        String pointer = config.text("ItemsPointer");
        String key = isListing ? "" : arguments.needed("Key");
        boolean isGiven = "GIVEN".equals(config.text("CSVHeaderLocation"));
        return new ItemSource(
                inside(place, key),
                isListing,
                prefix == null ? "" : prefix,
                isListing ? Format.LINES : type == null ? Format.ofFile(key) : Format.named(type),
                isGiven ? config.texts("CSVHeaders") : null,
                delimiter(config.text("CSVDelimiter")),
                pointer == null ? JsonPointer.ROOT : new JsonPointer(pointer),
                config.number("MaxItems"));
    }

    private static char delimiter(@Nullable String name) throws ReaderException {
        return switch (name) {
            case null -> ',';
            case "COMMA" -> ',';
            case "PIPE" -> '|';
            case "SEMICOLON" -> ';';
            case "SPACE" -> ' ';
            case "TAB" -> '\t';
            default -> one(name);
        };
    }

    private static char one(String text) throws ReaderException {
        if (text.length() == 1) {
            return text.charAt(0);
        }
        throw new ReaderException("\"" + text + "\" is no delimiter; it must be one character.");
    }

    /// A path that does not lead out of a folder, by links or otherwise.
    private static Path inside(Path folder, String name) throws ReaderException {
        try {
            Path path = folder.resolve(name).normalize();
            if (!path.startsWith(folder.normalize())) {
                throw new ReaderException("\"" + name + "\" lies outside of " + folder + ".");
            }
            if (!path.toRealPath().startsWith(folder.toRealPath())) {
                throw new ReaderException("\"" + name + "\" leads out of " + folder + ".");
            }
            return path;
        } catch (InvalidPathException | IOException e) {
            throw new ReaderException("There is no \"" + name + "\" in " + folder + ".");
        }
    }

    Cursor open() throws IOException, ReaderException {
        return isListing ? ListingCursor.of(path, prefix) : FileCursors.of(this);
    }
}
