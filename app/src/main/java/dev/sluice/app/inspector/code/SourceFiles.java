package dev.sluice.app.inspector.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The text files of a function's folder.
final class SourceFiles {
    private static final int DEEPEST = 6;
    private static final int MOST = 500;
    private static final long LARGEST = 2_000_000;
    private static final Set<String> PASSED_OVER = Set.of("node_modules", "__pycache__", ".git");

    private SourceFiles() {}

    /// The file that holds the handler first, the others by name. Libraries and large files are
    /// left out.
    static List<Path> in(Path folder, String handler) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String first =
                handler.contains(".") ? handler.substring(0, handler.lastIndexOf('.')) : handler;
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> isSource(folder, file))
                    .sorted(
                            Comparator.comparing((Path file) -> !isHandler(folder, file, first))
                                    .thenComparing(Comparator.naturalOrder()))
                    .limit(MOST)
                    .toList();
        }
    }

    private static boolean isHandler(Path folder, Path file, String name) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        int dot = path.lastIndexOf('.');
        return dot > 0 && path.substring(0, dot).equals(name);
    }

    private static boolean isSource(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (PASSED_OVER.contains(part.toString()) || part.toString().startsWith(".")) {
                return false;
            }
        }
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST && isText(file);
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isText(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(1_024);
            for (byte b : start) {
                if (b == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
