package dev.sluice.engine.imports;

import dev.sluice.engine.imports.Imported.Content;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.model.Layout;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.stream.Stream;

/// The folder that an imported flow is written to.
public final class NewFlow {
    private final Path folder;

    public NewFlow(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// Writes the flow and its code.
    ///
    /// @throws FileAlreadyExistsException where the folder exists and is not an empty one; nothing
    ///   is written
    public FlowFolder write(Imported imported) throws IOException, FlowFileException {
        if (!isFree()) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        for (Map.Entry<String, Content> file : imported.code().entrySet()) {
            write(place(file.getKey()), file.getValue());
        }
        return FlowFolder.create(folder, imported.flow(), Layout.EMPTY);
    }

    /// Whether the flow can be written: there is nothing yet, or an empty folder.
    public boolean isFree() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private Path place(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException(path + " leads out of " + folder);
        }
        return file;
    }

    private void write(Path file, Content content) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        switch (content) {
            case Content.Text(String text) -> Files.writeString(file, text);
            case Content.Copy(Path from) -> copy(from, file);
        }
    }

    /// Links are left out, as they may lead anywhere, and so are hidden folders and this flow.
    private void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about)
                            throws IOException {
                        boolean isHidden =
                                !dir.equals(from)
                                        && String.valueOf(dir.getFileName()).startsWith(".");
                        if (isHidden || dir.toAbsolutePath().normalize().equals(folder)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        if (about.isRegularFile()) {
                            Files.copy(file, to.resolve(from.relativize(file).toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
