package dev.sluice.app.runs;

import dev.sluice.engine.problem.Reasons;
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
/// @param name what the picker shows
/// @param file where it lies; `null` for the empty event
public record SampleEvent(String name, @Nullable Path file) {
    /// An empty object, for flows that need no event.
    public static final SampleEvent EMPTY = new SampleEvent("{ }", null);

    /// The sample events of a flow, by name; at least the empty one.
    static List<SampleEvent> in(@Nullable Path folder) throws IOException {
        Path events = folder == null ? null : folder.resolve("events");
        if (events == null || !Files.isDirectory(events)) {
            return List.of(EMPTY);
        }
        try (Stream<Path> files = Files.list(events)) {
            return Stream.concat(
                            files.filter(SampleEvent::isJson)
                                    .sorted()
                                    .map(f -> new SampleEvent(name(f), f)),
                            Stream.of(EMPTY))
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
                .flatMap(name -> all.stream().filter(event -> event.name.equals(name)))
                .findFirst()
                .orElse(all.getFirst());
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
            return Map.of();
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
