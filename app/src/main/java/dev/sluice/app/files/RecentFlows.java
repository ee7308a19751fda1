package dev.sluice.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The flows that were open last, in a file of the user's with a folder a line.
public final class RecentFlows {
    private static final int MOST = 12;

    private final Path file;

    public RecentFlows(Path file) {
        this.file = file;
    }

    /// The latest first; only those that are there still.
    public List<Path> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(Path::of)
                .filter(flow -> Files.exists(flow.resolve("flow.json")))
                .toList();
    }

    /// Puts a flow first. Returns what is kept then.
    public List<Path> add(Path flow) throws IOException {
        List<Path> all = new ArrayList<>(read());
        Path normal = flow.toAbsolutePath().normalize();
        all.remove(normal);
        all.addFirst(normal);
        List<Path> kept = all.stream().limit(MOST).toList();
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(parent, "recent", "");
        Files.write(fresh, kept.stream().map(Path::toString).toList());
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return kept;
    }
}
