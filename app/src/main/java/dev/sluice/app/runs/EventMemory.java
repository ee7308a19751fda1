package dev.sluice.app.runs;

import dev.sluice.engine.run.StateFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The sample event that was chosen last, kept beside a flow's runs.
final class EventMemory {
    private static Path file(Path flow) {
        return StateFolder.of(flow).path().resolve("last-event");
    }

    /// The event's name; `null` where none was chosen yet.
    @Nullable String last(Path flow) throws IOException {
        Path file = file(flow);
        return Files.isRegularFile(file) ? Files.readString(file).strip() : null;
    }

    /// Keeps the name of the event that was chosen.
    void keep(Path flow, String event) throws IOException {
        if (event.equals(last(flow))) {
            return;
        }
        StateFolder.of(flow).make();
        Files.writeString(file(flow), event + "\n", StandardCharsets.UTF_8);
    }
}
