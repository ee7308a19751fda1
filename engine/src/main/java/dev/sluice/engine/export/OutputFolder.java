package dev.sluice.engine.export;

import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The folder an export is written to. A list of what was written, with hashes, stands in it; by
/// that list a later export replaces what an earlier one wrote and touches nothing else.
final class OutputFolder {
    static final String MANIFEST = ".sluice-export.json";

    private final Path folder;

    OutputFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// Writes all files, or none where one is in the way or holds a secret.
    void write(Map<String, Content> files, Secrets secrets) throws ExportException {
        try {
            Map<String, byte[]> bytes = read(files, secrets);
            Map<String, String> earlier = manifest();
            refuseWhatIsNotOurs(bytes.keySet(), earlier);
            Map<String, String> written = new TreeMap<>();
            bytes.forEach((path, content) -> written.put(path, hash(content)));
            put(MANIFEST, text(both(earlier, written)));
            for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
                put(file.getKey(), file.getValue());
            }
            for (String stale : earlier.keySet()) {
                if (!written.containsKey(stale)) {
                    Files.deleteIfExists(place(stale));
                }
            }
            put(MANIFEST, text(written));
        } catch (IOException e) {
            throw new ExportException(
                    "Could not write to " + folder + ": " + Reasons.of(e, folder),
                    "See that the folder can be written and has room.",
                    e);
        }
    }

    /// What may lie there while the files are being replaced: should that be broken off, the next
    /// export still knows the old and the new ones as ours.
    private static Map<String, String> both(
            Map<String, String> earlier, Map<String, String> written) {
        Map<String, String> both = new TreeMap<>(earlier);
        written.forEach((path, hash) -> both.merge(path, hash, (a, b) -> a + " " + b));
        return both;
    }

    private static Map<String, byte[]> read(Map<String, Content> files, Secrets secrets)
            throws IOException, ExportException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Map.Entry<String, Content> file : files.entrySet()) {
            byte[] bytes =
                    switch (file.getValue()) {
                        case Content.Text(String text) -> text.getBytes(StandardCharsets.UTF_8);
                        case Content.Copy(Path from) -> Files.readAllBytes(from);
                    };
            String secret =
                    secrets.in(bytes)
                            .or(() -> secrets.in(file.getKey().getBytes(StandardCharsets.UTF_8)))
                            .orElse(null);
            if (secret != null) {
                throw new ExportException(
                        "The value of the secret \""
                                + secret
                                + "\" would appear in "
                                + file.getKey()
                                + "; nothing was written",
                        "Take the value out of the flow or the code and refer to the secret, for"
                                + " example {\"secret\": \""
                                + secret
                                + "\"} in the function's environment.");
            }
            all.put(file.getKey(), bytes);
        }
        return all;
    }

    /// Every file in the way must be one that an earlier export wrote and nobody has changed.
    private void refuseWhatIsNotOurs(Iterable<String> paths, Map<String, String> earlier)
            throws IOException, ExportException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new ExportException(folder + " is no folder", "Name another with -o.");
        }
        if (earlier.isEmpty() && !isEmpty()) {
            throw new ExportException(
                    folder + " is not empty, and no export has written it",
                    "Name a new or empty folder with -o.");
        }
        for (String path : paths) {
            refuseIfNotOurs(path, earlier);
        }
        for (String path : earlier.keySet()) {
            refuseIfNotOurs(path, earlier);
        }
    }

    private void refuseIfNotOurs(String path, Map<String, String> earlier)
            throws IOException, ExportException {
        Path file = place(path);
        for (Path at = file; at != null && !at.equals(folder); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw new ExportException(
                        at + " is a symbolic link", "Remove it, or name another folder with -o.");
            }
        }
        if (Files.exists(file)) {
            String known = earlier.get(path);
            if (known == null || !known.contains(hash(Files.readAllBytes(file)))) {
                throw new ExportException(
                        file
                                + (known == null
                                        ? " was not written by an export"
                                        : " was changed since it was exported"),
                        "Move it away if it may be replaced, or name another folder with -o.");
            }
        }
    }

    private boolean isEmpty() throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /// A path that the list or a bundle names; never one outside the folder.
    private Path place(String path) throws ExportException {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new ExportException(
                    "The path " + path + " leads out of " + folder,
                    "Remove " + folder.resolve(MANIFEST) + " if it was not written by an export.");
        }
        return file;
    }

    private void put(String path, byte[] bytes) throws IOException, ExportException {
        Path file = place(path);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, String> manifest() throws IOException, ExportException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        Map<String, String> files = new TreeMap<>();
        try {
            if (Json.parse(Files.readString(file)) instanceof Map<?, ?> list
                    && list.get("files") instanceof Map<?, ?> each) {
                each.forEach((path, hash) -> files.put(String.valueOf(path), String.valueOf(hash)));
            }
        } catch (JsonSyntaxException e) {
            throw new ExportException(
                    file + " is damaged: " + e.getMessage(), "Name another folder with -o.", e);
        }
        return files;
    }

    private static byte[] text(Map<String, String> files) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("comment", "What an export wrote here, with SHA-256. A later one replaces these.");
        list.put("files", files);
        return (Json.write(list) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
