package dev.sluice.app.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The folders of flows whose code the user lets run: those made here, and those the user was asked
/// about. The list is the user's own; nothing in a flow's folder can put the flow on it.
public final class Trust {
    private final Path file;

    /// @param file holds a folder a line; made when it is first needed
    public Trust(Path file) {
        this.file = file;
    }

    public synchronized boolean holds(Path flow) throws IOException {
        return folders().contains(flow.toRealPath().toString());
    }

    public synchronized void add(Path flow) throws IOException {
        if (holds(flow)) {
            return;
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(
                file,
                flow.toRealPath() + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private List<String> folders() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
