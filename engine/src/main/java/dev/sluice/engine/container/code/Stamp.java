package dev.sluice.engine.container.code;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// What a folder looks like from outside: path, size and time of all its files in one number. Two
/// looks that differ mean that something changed.
///
/// @param settled whether all files are old enough that another change must show in their times
record Stamp(long sum, int files, boolean settled) {
    /// Folders that tools fill by themselves, which are no code.
    static final Set<String> NO_CODE = Set.of("__pycache__", ".git", ".sluice");

    /// File times tick at least this often.
    private static final Duration TICK = Duration.ofMillis(20);

    static Stamp of(Path root) throws IOException {
        var walk = new Walk(root);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        return new Stamp(walk.sum, walk.files, walk.settled);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final long now = Instant.now().toEpochMilli();
        private long sum;
        private int files;
        private boolean settled = true;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && NO_CODE.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var modified = attributes.lastModifiedTime();
            long look = file.toString().hashCode();
            look = look * 31 + attributes.size();
            look = look * 31 + modified.hashCode();
            // A sum of well mixed numbers does not depend on the order of the files.
            look = (look ^ (look >>> 32)) * 0x9E3779B97F4A7C15L;
            sum += look ^ (look >>> 29);
            files++;
            settled &= Math.abs(now - modified.toMillis()) > TICK.toMillis();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            sum += file.toString().hashCode(); // a dangling link, or gone while we looked
            return FileVisitResult.CONTINUE;
        }
    }
}
