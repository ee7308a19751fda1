package dev.sluice.app.inspector.code;

import java.nio.file.Path;

/// A file that is open in the editor.
///
/// @param saved its text on disk
/// @param text its text in the editor
public record OpenFile(Path path, String saved, String text) {
    public boolean isDirty() {
        return !saved.equals(text);
    }

    OpenFile with(String typed) {
        return new OpenFile(path, saved, typed);
    }

    /// The same after a text of it was written.
    OpenFile written(String onDisk) {
        return new OpenFile(path, onDisk, text);
    }
}
