package dev.sluice.app.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/// A file of a flow that holds an event to run it with.
///
/// @param flow the flow's folder
/// @param name of the event: the file's without its ending
record EventFile(Path flow, String name) {
    private static final int LONGEST = 100;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");

    /// Whether an event may be called so, on every system that the flow may be opened on.
    static boolean mayBeCalled(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && !name.endsWith(".")
                && !FORBIDDEN.matcher(name).find()
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    Path path() {
        return flow.resolve("events").resolve(name + ".json");
    }

    /// Writes the event, all of it or nothing.
    ///
    /// @param text its JSON
    void write(String text) throws IOException {
        Path file = path();
        Path folder = Files.createDirectories(flow.resolve("events"));
        Path part = folder.resolve("." + name + ".part");
        try {
            Files.writeString(part, text.endsWith("\n") ? text : text + "\n");
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
