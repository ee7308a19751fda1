package dev.sluice.app.inspector.code;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

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
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        if (!Files.exists(file)) {
            Files.writeString(part, text);
        } else if (isReadOnly(file)) {
            throw new AccessDeniedException(file.toString(), null, "read-only");
        } else {
            Files.writeString(part, text);
            keepRights(file, part);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isReadOnly(Path file) throws IOException {
        var rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return !Files.isWritable(file)
                || (rights != null
                        && !rights.readAttributes()
                                .permissions()
                                .contains(PosixFilePermission.OWNER_WRITE));
    }

    private static void keepRights(Path file, Path part) throws IOException {
        var rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (rights != null) {
            Set<PosixFilePermission> kept = rights.readAttributes().permissions();
            Files.setPosixFilePermissions(part, kept);
        }
    }
}
