package dev.sluice.engine.json;

import java.nio.file.Path;

/// Says that a file is no longer what was read, so that saving would undo somebody else's change.
public final class FileChangedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    FileChangedException(Path file, String how) {
        super(
                "The file %s was %s since it was opened; nothing was saved."
                        .formatted(file.getFileName(), how));
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
