package dev.sluice.app.files;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/// A folder or one file that was dropped on the canvas: the code of a function, or why it is none.
public sealed interface DroppedCode {
    Pattern ARCHIVE = Pattern.compile("(?i).+\\.(zip|jar|war|tar|gz|tgz|bz2|xz|7z|rar|zst)");

    /// What was dropped.
    Path path();

    /// Why something is no function's code.
    enum Flaw {
        MISSING("missing"),
        ARCHIVE("archive"),
        NO_SOURCE("no-source"),
        NO_HANDLER("no-handler"),
        HOLDS_FLOW("holds-flow"),
        TOO_LARGE("too-large");

        private final String word;

        Flaw(String word) {
            this.word = word;
        }

        /// The end of the message key that tells it.
        public String word() {
            return word;
        }
    }

    /// Something that no function can be made of.
    record Useless(Path path, Flaw flaw) implements DroppedCode {}

    /// The code of a function.
    ///
    /// @param only the one file of the folder that was dropped; `null`: the whole folder
    record Usable(Path path, HandlerFolder found, @Nullable Path only) implements DroppedCode {
        /// Its name as the end of a path, for example `resize-photos`.
        public String name() {
            String last = String.valueOf(path.getFileName());
            String stem = only == null ? last : last.replaceFirst("\\.\\w+$", "");
            String slug = stem.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
            return slug.isEmpty() ? "function" : slug;
        }

        /// Its place in a flow's folder. It is copied there, under a name that nothing has, unless
        /// it lies within the flow. What is copied is whole or not there. `null`: the flow's folder
        /// for functions lies elsewhere.
        public @Nullable String bring(Path flow) throws IOException {
            Path root = flow.toRealPath();
            Path from = found.folder().toRealPath();
            if (from.startsWith(root) && !from.equals(root)) {
                return root.relativize(from).toString().replace('\\', '/');
            }
            Path functions = Files.createDirectories(root.resolve("functions"));
            if (!functions.toRealPath().startsWith(root)) {
                return null;
            }
            Path half = Files.createTempDirectory(functions, ".copy-");
            try {
                Path code = half.resolve("code");
                copy(code);
                Path target = free(functions);
                Files.move(code, target);
                return "functions/" + target.getFileName();
            } finally {
                delete(half);
            }
        }

        private void copy(Path to) throws IOException {
            if (only == null) {
                found.copyTo(to);
            } else {
                Files.createDirectory(to);
                Files.copy(only, to.resolve(only.getFileName().toString()));
            }
        }

        private Path free(Path functions) {
            Path free = functions.resolve(name());
            for (int n = 2; Files.exists(free, java.nio.file.LinkOption.NOFOLLOW_LINKS); n++) {
                free = functions.resolve(name() + "-" + n);
            }
            return free;
        }
    }

    /// Looks at what was dropped on the canvas of a flow.
    ///
    /// @param flow the flow's folder; `null` for a flow that lies nowhere
    static DroppedCode of(Path path, @Nullable Path flow) throws IOException {
        try {
            Path real = path.toRealPath();
            if (Files.isDirectory(real)) {
                return ofFolder(path, real, flow == null ? null : flow.toRealPath());
            }
            return ofFile(path, real);
        } catch (NoSuchFileException _) {
            return new Useless(path, Flaw.MISSING);
        }
    }

    private static DroppedCode ofFolder(Path path, Path real, @Nullable Path flow)
            throws IOException {
        if (flow != null && flow.startsWith(real)) {
            return new Useless(path, Flaw.HOLDS_FLOW);
        }
        if (SourceTree.of(real).tooLarge()) {
            return new Useless(path, Flaw.TOO_LARGE);
        }
        HandlerFolder found = HandlerFolder.of(real);
        return found == null ? new Useless(path, Flaw.NO_HANDLER) : new Usable(path, found, null);
    }

    private static DroppedCode ofFile(Path path, Path real) throws IOException {
        if (ARCHIVE.matcher(String.valueOf(path.getFileName())).matches()) {
            return new Useless(path, Flaw.ARCHIVE);
        }
        if (!Files.isRegularFile(real) || !SourceTree.isNamedAsSource(real)) {
            return new Useless(path, Flaw.NO_SOURCE);
        }
        HandlerFolder found = HandlerFolder.ofFile(real);
        return found == null ? new Useless(path, Flaw.NO_HANDLER) : new Usable(path, found, real);
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                            throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
