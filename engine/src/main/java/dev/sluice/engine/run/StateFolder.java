package dev.sluice.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a flow's runs, logs and secrets lie: the folder `.sluice` in the flow's own, which version
/// control is told to leave alone.
public record StateFolder(Path path) {
    private static final String NAME = ".sluice";

    public static StateFolder of(Path flowFolder) {
        return new StateFolder(flowFolder.toAbsolutePath().normalize().resolve(NAME));
    }

    /// Makes the folder where it is missing.
    public StateFolder make() throws IOException {
        Files.createDirectories(path);
        Path ignore = path.resolve(".gitignore");
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
        return this;
    }

    public Path journal() {
        return path.resolve("runs").resolve("journal.db");
    }

    public Path logs() {
        return path.resolve("runs").resolve("logs");
    }

    /// A folder for each bucket of the flow, with its objects as files.
    public Path buckets() {
        return path.resolve("buckets");
    }

    public Path secrets() {
        return path.resolve("secrets.json");
    }
}
