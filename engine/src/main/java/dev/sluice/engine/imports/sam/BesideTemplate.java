package dev.sluice.engine.imports.sam;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The folder of a template. What a template names is read from there and from nowhere else.
record BesideTemplate(Path folder) {
    static BesideTemplate of(Path template) {
        Path folder = template.toAbsolutePath().normalize().getParent();
        return new BesideTemplate(folder == null ? Path.of("/") : folder);
    }

    /// The file or folder of that name; `null` where there is none or it leads out of the folder.
    @Nullable Path find(String name) {
        try {
            Path root = folder.toRealPath();
            Path real = root.resolve(name).toRealPath();
            return real.startsWith(root) ? real : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
