package dev.sluice.app.runs;

import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.trigger.SampleEvents;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// An event to start a run with.
///
/// @param name what the picker shows; of one made for a trigger, the trigger's kind
/// @param file where it lies; `null` of one that lies in no file
/// @param value what it is where it lies in no file
public record SampleEvent(String name, Origin origin, @Nullable Path file, @Nullable Object value) {
    /// An empty object, for flows that need no event.
    public static final SampleEvent EMPTY = new SampleEvent("{ }", Origin.EMPTY, null, Map.of());

    /// Where an event comes from.
    public enum Origin {
        /// From a file of the flow.
        FILE,
        /// Made for the trigger, as a cloud would send it.
        MADE,
        /// Typed by the user, until the flow is closed.
        TYPED,
        EMPTY
    }

    /// The event that the target's cloud would send to a trigger.
    static SampleEvent of(Trigger trigger, String target) {
        return new SampleEvent(trigger.type(), Origin.MADE, null, SampleEvents.of(trigger, target));
    }

    static SampleEvent typed(@Nullable Object value) {
        return new SampleEvent("", Origin.TYPED, null, value);
    }

    /// The sample events of a flow's folder, by name.
    static List<SampleEvent> in(@Nullable Path folder) throws IOException {
        Path events = folder == null ? null : folder.resolve("events");
        if (events == null || !Files.isDirectory(events)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(events)) {
            return files.filter(SampleEvent::isJson)
                    .sorted()
                    .map(f -> new SampleEvent(name(f), Origin.FILE, f, null))
                    .toList();
        }
    }

    /// The event to begin with where the user has not chosen yet: the one chosen the last time;
    /// else the first by name that is called like the trigger, `sample`, or a word of the flow's
    /// name; else the first by name.
    ///
    /// @param last the name of the one chosen the last time
    static SampleEvent preferred(
            List<SampleEvent> all, @Nullable String last, @Nullable String trigger, String flow) {
        List<@Nullable String> names = new ArrayList<>();
        names.add(last);
        names.add(trigger);
        names.add("sample");
        names.addAll(List.of(flow.split("[^\\p{Alnum}]+", -1)));
        return names.stream()
                .flatMap(name -> all.stream().filter(event -> event.isCalled(name)))
                .findFirst()
                .orElse(all.getFirst());
    }

    private boolean isCalled(@Nullable String wanted) {
        return origin != Origin.MADE && origin != Origin.TYPED && name.equals(wanted);
    }

    private static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".json".length());
    }

    /// Its value, plain JSON.
    @Nullable Object read() throws RunRefused {
        if (file == null) {
            return value;
        }
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new RunRefused("Could not read " + file + ": " + Reasons.of(e, file), "", e);
        } catch (JsonSyntaxException e) {
            throw new RunRefused(
                    file + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(),
                    "An event is one JSON value.",
                    e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
