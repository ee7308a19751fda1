package dev.sluice.app.files;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was copied out of which flow, kept for this user alone. The text on the clipboard names a
/// note, never a folder: nobody can write a text that has files read which the user did not copy.
public final class CopyNotes {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final String ENDING = ".copy";
    private static final int KEPT = 30;

    private final Path folder;

    public CopyNotes(Path folder) {
        this.folder = folder;
    }

    /// One copy.
    ///
    /// @param flow the folder of the flow that it was made in
    /// @param code the folders of the functions, within the flow's, by the functions' ids
    public record Note(Path flow, Map<String, String> code) {}

    /// A name that nobody can guess.
    public static String name() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// Notes a copy under a name; old notes go.
    public void write(String name, Path flow, FlowDocument clip) throws IOException {
        Map<String, Object> code = new LinkedHashMap<>();
        clip.flow()
                .functions()
                .forEach(
                        (id, function) -> {
                            if (function.code() != null) {
                                code.put(id, function.code());
                            }
                        });
        Files.createDirectories(folder);
        Path file = file(name);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(
                file,
                Json.write(
                        Map.of(
                                "flow",
                                flow.toAbsolutePath().normalize().toString(),
                                "code",
                                code)));
        forget();
    }

    private void forget() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> old =
                    all.filter(f -> f.toString().endsWith(ENDING))
                            .sorted(Comparator.comparingLong(CopyNotes::age))
                            .skip(KEPT)
                            .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long age(Path file) {
        try {
            return -Files.getLastModifiedTime(file).toMillis();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /// The note of a name; `null` where there is none, as for a text of somebody else's.
    public @Nullable Note read(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        try {
            Object text = Json.parse(Files.readString(file(name)));
            if (text instanceof Map<?, ?> map
                    && map.get("flow") instanceof String flow
                    && map.get("code") instanceof Map<?, ?> code) {
                Map<String, String> folders = new LinkedHashMap<>();
                code.forEach((id, at) -> folders.put(String.valueOf(id), String.valueOf(at)));
                return new Note(Path.of(flow), folders);
            }
            return null;
        } catch (NoSuchFileException | JsonSyntaxException _) {
            return null;
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
