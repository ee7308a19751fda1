package dev.sluice.engine.secret;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The secret values of one flow, in a file beside its runs that only its owner may read. Safe for
/// use from many threads.
public final class Secrets {
    private final Path file;

    /// @param file need not exist
    public Secrets(Path file) {
        this.file = file;
    }

    public SortedSet<String> names() throws IOException {
        return new TreeSet<>(read().keySet());
    }

    public Optional<String> value(String name) throws IOException {
        return Optional.ofNullable(read().get(name));
    }

    public Collection<String> values() throws IOException {
        return read().values();
    }

    public synchronized void set(String name, String value) throws IOException {
        Map<String, String> secrets = read();
        secrets.put(name, value);
        write(secrets);
    }

    /// Whether there was one of that name.
    public synchronized boolean remove(String name) throws IOException {
        Map<String, String> secrets = read();
        boolean known = secrets.remove(name) != null;
        if (known) {
            write(secrets);
        }
        return known;
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        if (!Files.exists(file)) {
            return secrets;
        }
        try {
            if (!(Json.parse(Files.readString(file)) instanceof Map<?, ?> map)) {
                throw damaged(null);
            }
            map.forEach((name, value) -> secrets.put(String.valueOf(name), String.valueOf(value)));
            return secrets;
        } catch (JsonSyntaxException e) {
            throw damaged(e);
        }
    }

    private IOException damaged(@Nullable JsonSyntaxException cause) {
        return new IOException(
                file
                        + " is damaged: an object of names and values was expected. Correct it, or"
                        + " remove it and set the secrets again.",
                cause);
    }

    /// The new file takes the old one's place whole or not at all, and is never open to others, nor
    /// ever put under version control.
    private void write(Map<String, String> secrets) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path ignore = folder.resolve(".gitignore");
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
        Path fresh = Files.createTempFile(folder, "secrets", ".new", ownerOnly());
        try {
            Files.writeString(fresh, Json.write(secrets) + "\n");
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
