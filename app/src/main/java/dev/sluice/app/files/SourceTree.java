package dev.sluice.app.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The files below a folder that belong to a function's code: no links, no libraries, nothing that
/// tools made.
///
/// @param tooLarge whether there are more than a function's code has; then not all are here
record SourceTree(List<Path> files, boolean tooLarge) {
    private static final int MOST = 5_000;
    private static final long LARGEST = 250_000_000;
    private static final Pattern SOURCE = Pattern.compile(".+\\.(py|js|mjs|cjs|java|go)");
    private static final Set<String> LEFT_OUT =
            Set.of("node_modules", "__pycache__", ".git", "target", ".venv", ".idea");

    static SourceTree of(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        var whole =
                new SimpleFileVisitor<Path>() {
                    private int seen;
                    private long size;

                    private FileVisitResult count(long bytes) {
                        size += bytes;
                        seen++;
                        return isOver() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                    }

                    private boolean isOver() {
                        return seen > MOST || size > LARGEST;
                    }

                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return !dir.equals(folder) && isLeftOut(dir)
                                ? FileVisitResult.SKIP_SUBTREE
                                : count(0);
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        if (!a.isRegularFile()) {
                            return count(0);
                        }
                        files.add(file);
                        return count(a.size());
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return count(0);
                    }
                };
        Files.walkFileTree(folder, whole);
        return new SourceTree(List.copyOf(files), whole.isOver());
    }

    static boolean isLeftOut(Path folder) {
        return LEFT_OUT.contains(String.valueOf(folder.getFileName()));
    }

    static boolean isNamedAsSource(Path file) {
        return SOURCE.matcher(String.valueOf(file.getFileName())).matches();
    }
}
