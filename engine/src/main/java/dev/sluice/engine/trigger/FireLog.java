package dev.sluice.engine.trigger;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// When each timer of a flow fired last, kept in a small file so that a timer can tell what it
/// missed while nothing served.
final class FireLog {
    private final Path file;
    private final Map<String, String> times = new TreeMap<>();

    FireLog(Path file) {
        this.file = file;
        try {
            if (Files.exists(file) && Json.parse(Files.readString(file)) instanceof Map<?, ?> map) {
                map.forEach((id, time) -> times.put(String.valueOf(id), String.valueOf(time)));
            }
        } catch (IOException | JsonSyntaxException unreadable) {
            times.clear(); // then nothing counts as missed
        }
    }

    synchronized Optional<Instant> last(String trigger) {
        try {
            return Optional.ofNullable(times.get(trigger)).map(Instant::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    synchronized void record(String trigger, Instant due) {
        times.put(trigger, due.toString());
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, Json.write(times) + "\n");
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
