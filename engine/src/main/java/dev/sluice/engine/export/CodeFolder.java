package dev.sluice.engine.export;

import dev.sluice.engine.problem.Reasons;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The source of one function, read without ever leaving the flow's folder: neither by `..`, nor by
/// an absolute path, nor by a symbolic link.
///
/// @param files by path in the folder, with slashes, in order
/// @param left folders that were left out because they are never part of the code
/// @param bytes the size of all files
public record CodeFolder(Map<String, Path> files, Set<String> left, long bytes) {
    private static final Set<String> NEVER = Set.of(".sluice", ".git", "__pycache__");

    /// The source at a path that a flow names.
    ///
    /// @param function the function's id, for messages
    public static CodeFolder read(Path flow, String function, String code) throws ExportException {
        try {
            Path root = flow.toRealPath();
            Path folder = root.resolve(code).normalize();
            if (!folder.startsWith(root)
                    || folder.startsWith(root.resolve(".sluice"))
                    || outside(root, folder)) {
                throw new ExportException(
                        "The code of function \""
                                + function
                                + "\" lies outside the flow's files: "
                                + code,
                        "Move it into the flow's folder and name it by a path relative to that.");
            }
            if (!Files.isDirectory(folder)) {
                throw new ExportException(
                        "The code of function \"" + function + "\" is missing: " + code,
                        "Make the folder, or correct the function's \"code\".");
            }
            var walk = new Walk(root, folder, function);
            Files.walkFileTree(folder, walk);
            return new CodeFolder(walk.files, walk.left, walk.bytes);
        } catch (Refused e) {
            throw e.reason;
        } catch (InvalidPathException e) {
            throw new ExportException(
                    "The code of function \"" + function + "\" is no path: " + code,
                    "Correct the function's \"code\".",
                    e);
        } catch (IOException e) {
            throw new ExportException(
                    "Could not read the code of function \"" + function + "\": " + Reasons.of(e),
                    "See that the files in " + code + " can be read.",
                    e);
        }
    }

    private static boolean outside(Path root, Path file) throws IOException {
        return Files.exists(file) && !file.toRealPath().startsWith(root);
    }

    /// Ends the walk for a reason of ours.
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient ExportException reason;

        Refused(ExportException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /// Takes down the files; links are looked through but never followed out of the flow.
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Map<String, Path> files = new TreeMap<>();
        private final Set<String> left = new TreeSet<>();
        private final Path root;
        private final Path folder;
        private final String function;
        private long bytes;

        Walk(Path root, Path folder, String function) {
            this.root = root;
            this.folder = folder;
            this.function = function;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = dir.equals(folder) ? "" : dir.getFileName().toString();
            if (NEVER.contains(name)) {
                left.add(name);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Path real = file;
            if (attributes.isSymbolicLink()) {
                real = target(file);
            }
            if (Files.isRegularFile(real)) {
                files.put(path(file), real);
                bytes += Files.size(real);
            } else {
                throw refusal(file, "is no regular file");
            }
            return FileVisitResult.CONTINUE;
        }

        private Path target(Path link) throws IOException {
            if (!Files.exists(link)) {
                throw refusal(link, "is a link to nothing");
            }
            Path real = link.toRealPath();
            if (!real.startsWith(root) || real.startsWith(root.resolve(".sluice"))) {
                throw refusal(link, "is a link out of the flow's code");
            }
            return real;
        }

        private Refused refusal(Path file, String what) {
            return new Refused(
                    new ExportException(
                            "In the code of function \""
                                    + function
                                    + "\", "
                                    + path(file)
                                    + " "
                                    + what,
                            "Put the file itself there, or remove it."));
        }

        private String path(Path file) {
            List<String> parts = new ArrayList<>();
            folder.relativize(file).forEach(part -> parts.add(part.toString()));
            return String.join("/", parts);
        }
    }
}
