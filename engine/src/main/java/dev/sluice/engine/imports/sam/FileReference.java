package dev.sluice.engine.imports.sam;

import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Source;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `${file(path):key}` in a file of the Serverless Framework stands for.
///
/// @param keys names that lead to the value in the other file, with dots between them; empty: all
record FileReference(String path, String keys) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\$\\{file\\(\\s*([^)]+?)\\s*\\)(?::([\\w.-]+))?}");

    /// The one that a text is; `null` where it is none.
    static @Nullable FileReference in(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        String keys = matcher.group(2);
        return new FileReference(matcher.group(1), keys == null ? "" : keys);
    }

    /// Reads the value from the other file.
    ///
    /// @param at where the reference stands
    Source read(Source source, Value at, BesideTemplate beside) throws ImportException {
        Path file = beside.find(path);
        if (file == null) {
            throw ImportException.of(
                    source.name(),
                    at.spot(),
                    "There is no file \"" + path + "\" in the folder of this file.",
                    "A definition is read from that folder only; put it there, or import it by"
                            + " itself, with --from asl.");
        }
        Source other = Source.read(file);
        Value value = other.root();
        for (String key : keys.isEmpty() ? new String[0] : keys.split("\\.")) {
            Value inside = value instanceof Members members ? members.get(key) : null;
            if (inside == null) {
                throw ImportException.of(
                        other.name(),
                        value.spot(),
                        "There is no \"" + key + "\" here.",
                        "Add it, or correct the reference in " + source.name() + ".");
            }
            value = inside;
        }
        return new Source(other.name(), other.path(), value);
    }
}
