package dev.sluice.engine.container.shim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// The shims as files, where a container or a process can read them.
public final class ShimFiles {
    private ShimFiles() {}

    /// Writes all shims below the folder, for all users to read.
    public static Path writeTo(Path folder) throws IOException {
        for (Language language : Language.values()) {
            for (String name : language.files()) {
                Path file = folder.resolve(name);
                Path parent = Objects.requireNonNull(file.getParent());
                Files.createDirectories(parent);
                try (InputStream in = ShimFiles.class.getResourceAsStream(name)) {
                    Files.copy(
                            Objects.requireNonNull(in, name),
                            file,
                            StandardCopyOption.REPLACE_EXISTING);
                }
                allow(file, "rw-r--r--");
                allow(parent, "rwxr-xr-x");
            }
        }
        allow(folder, "rwxr-xr-x");
        return folder;
    }

    private static void allow(Path path, String permissions) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
