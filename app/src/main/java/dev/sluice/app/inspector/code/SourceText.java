package dev.sluice.app.inspector.code;

import dev.sluice.engine.json.AtomicFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Source files as they are on disk.
final class SourceText {
    private SourceText() {}

    /// Whether somebody else has written a file since it was read.
    ///
    /// @param known what it held
    static boolean isChanged(Path file, String known) throws IOException {
        return Files.exists(file) && !Files.readString(file).equals(known);
    }

    /// Writes all of the text or nothing of it; a file that may not be written stays as it is.
    static void write(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
