package dev.sluice.engine.container.shim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The shims as files, where a container or a process can read them.
public final class ShimFiles {
    private ShimFiles() {}

    /// Writes all shims below the folder, for all users to read.
    public static Path writeTo(Path folder) throws IOException {
        for (Language language : Language.values()) {
            for (String name : names(language)) {
                write(name, folder.resolve(name));
            }
        }
        allowAll(folder);
        return folder;
    }

    private static List<String> names(Language language) {
        var names = new ArrayList<String>();
        language.files().forEach(name -> names.add(language.folder() + "/" + name));
        language.libraries().forEach(name -> names.add(language.folder() + "/" + name));
        return names;
    }

    private static void write(String name, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = ShimFiles.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(in, name), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void allowAll(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                boolean runs = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /// All that a shim is made of, as one text.
    public static String text(Language language) {
        var text = new StringBuilder();
        for (String name : language.files()) {
            try (InputStream in =
                    ShimFiles.class.getResourceAsStream(language.folder() + "/" + name)) {
                byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
                text.append(name).append('\n').append(new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.append(language.libraries()).toString();
    }

    /// Puts the compiled form of a shim, which was made elsewhere, among the shims.
    public static synchronized void add(Path shims, Language language, Path compiled)
            throws IOException {
        Path target = shims.resolve(language.compiledFolder());
        if (Files.isDirectory(target)) {
            return;
        }
        Path begun = Files.createDirectories(target.resolveSibling("compiling"));
        List<Path> files;
        try (Stream<Path> all = Files.list(compiled)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(
                    file,
                    begun.resolve(file.getFileName().toString()),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        allowAll(begun);
        Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
