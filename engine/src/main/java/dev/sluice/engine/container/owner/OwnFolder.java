package dev.sluice.engine.container.owner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// This program's folder for what lives as short as itself, such as sockets. Its name is short,
/// since a socket's path must be, and says whose it is, so that others can tell when it is left
/// over.
public final class OwnFolder implements AutoCloseable {
    private static final String PREFIX = "sluice-";

    /// The file that names a process of the folder.
    private static final String TIE = ".process";

    private final Path path;
    private final AtomicInteger made = new AtomicInteger();

    private OwnFolder(Path path) {
        this.path = path;
    }

    /// Makes a folder below the user's runtime folder, or else below the one for temporary files,
    /// and removes those of dead programs.
    public static OwnFolder open() throws IOException {
        Path parent = Files.createDirectories(parent());
        sweep(parent);
        Path path = Files.createTempDirectory(parent, PREFIX + Owner.self() + "-", onlyOurs());
        return new OwnFolder(path);
    }

    /// The files of this name in the folders of all running programs that can be read.
    public static List<Path> living(String file) throws IOException {
        try (Stream<Path> all = Files.list(Files.createDirectories(parent()))) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(path -> ownerOf(path).filter(Owner::isAlive).isPresent())
                    .map(path -> path.resolve(file))
                    .filter(Files::exists)
                    .toList();
        }
    }

    /// Where such folders are made. Engines in a machine of their own, as on every system but
    /// Linux, see the user's home more often than the folder for temporary files.
    public static Path parent() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Path.of(System.getProperty("user.home"), ".cache", "sluice");
        }
        @Nullable String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isEmpty() && Files.isWritable(Path.of(runtime))) {
            return Path.of(runtime);
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static FileAttribute<?>[] onlyOurs() {
        boolean posix =
                Path.of("/").getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(parent)) {
            folders = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path folder : folders) {
            if (ownerOf(folder).filter(owner -> !owner.isAlive()).isPresent()
                    && Files.isWritable(folder)) {
                endTied(folder);
                delete(folder);
            }
        }
    }

    /// Ends the processes that should have ended with the program.
    private static void endTied(Path folder) throws IOException {
        List<Path> ties;
        try (Stream<Path> all = Files.walk(folder, 2)) {
            ties = all.filter(path -> path.endsWith(TIE)).toList();
        }
        for (Path tie : ties) {
            Owner.parse(Files.readString(tie))
                    .filter(Owner::isAlive)
                    .flatMap(process -> ProcessHandle.of(process.pid()))
                    .ifPresent(ProcessTree::kill);
        }
    }

    /// Notes that the process belongs to a folder that [#make] gave, so that it can be ended when
    /// this program could not do that itself.
    public static void tie(Path folder, ProcessHandle process) throws IOException {
        Optional<Owner> identity = Owner.of(process.pid());
        if (identity.isPresent()) {
            Files.writeString(folder.resolve(TIE), identity.get().toString());
        }
    }

    /// `sluice-PID-START-RANDOM`
    private static Optional<Owner> ownerOf(Path folder) {
        String rest = folder.getFileName().toString().substring(PREFIX.length());
        int end = rest.lastIndexOf('-');
        return end < 0 ? Optional.empty() : Owner.parse(rest.substring(0, end));
    }

    public Path path() {
        return path;
    }

    /// A new folder in it, readable by nobody else.
    public Path make() throws IOException {
        return Files.createDirectory(
                path.resolve(Integer.toString(made.incrementAndGet(), Character.MAX_RADIX)),
                onlyOurs());
    }

    /// Removes a folder with all that is in it; links are removed, not followed.
    public static void delete(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("remove " + path, e);
        }
    }
}
