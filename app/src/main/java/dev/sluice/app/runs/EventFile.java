package dev.sluice.app.runs;

import dev.sluice.engine.json.AtomicFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    /// @throws IOException also where the folder of events is a link: it may lead out of the flow
    void write(String text) throws IOException {
        Path folder = flow.resolve("events");
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(folder.toString(), null, "it is a link");
        }
        Files.createDirectories(folder);
        String whole = text.endsWith("\n") ? text : text + "\n";
        AtomicFile.write(path(), whole.getBytes(StandardCharsets.UTF_8));
    }
}
