package dev.sluice.engine.container.shim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// The shims as files, where a container or a process can read them.
public final class ShimFiles {
    private ShimFiles() {}

    /// Writes all shims below the folder.
    public static Path writeTo(Path folder) throws IOException {
        for (Language language : Language.values()) {
            for (String name : language.files()) {
                Path file = folder.resolve(name);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (InputStream in = ShimFiles.class.getResourceAsStream(name)) {
                    Files.copy(
                            Objects.requireNonNull(in, name),
                            file,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return folder;
    }
}
