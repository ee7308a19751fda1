package dev.sluice.app.files;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A track as lines of JSON: where it begins, then what happened, each as the stretch that it
/// changed. A line that was cut off ends it.
final class TrackText {
    private static final int VERSION = 1;

    private TrackText() {}

    /// The line that a track begins with, with the folder it is about.
    static String begin(@Nullable String folder, String text, String disk) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("version", VERSION);
        line.put("folder", folder);
        line.put("disk", disk);
        line.put("text", text);
        return Json.write(line);
    }

    static String edit(boolean continued, String label, Splice splice) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(continued ? "continued" : "made", label);
        put(line, splice);
        return Json.write(line);
    }

    static String undone() {
        return Json.write(Map.of("undone", true));
    }

    static String redone() {
        return Json.write(Map.of("redone", true));
    }

    /// @param splice from the present text to the one that was saved
    static String saved(String disk, Splice splice) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("saved", disk);
        put(line, splice);
        return Json.write(line);
    }

    private static void put(Map<String, @Nullable Object> line, Splice splice) {
        line.put("at", splice.at());
        line.put("cut", splice.cut());
        line.put("put", splice.put());
    }

    /// The track that lines tell of; `null` where they tell of none.
    static @Nullable Track read(List<String> lines) {
        Map<?, ?> first = lines.isEmpty() ? null : parse(lines.getFirst());
        if (first == null
                || !(first.get("text") instanceof String text)
                || !(first.get("disk") instanceof String disk)
                || !Long.valueOf(VERSION).equals(number(first.get("version")))) {
            return null;
        }
        var track = new Track(text, disk);
        for (String line : lines.subList(1, lines.size())) {
            Map<?, ?> map = parse(line);
            if (map == null || !apply(map, track)) {
                break;
            }
        }
        return track;
    }

    /// The folder that a first line names; `null` where there is none.
    static @Nullable String folder(String first) {
        Map<?, ?> map = parse(first);
        return map != null && map.get("folder") instanceof String folder ? folder : null;
    }

    private static boolean apply(Map<?, ?> line, Track track) {
        if (line.get("undone") != null) {
            track.undone();
            return true;
        }
        if (line.get("redone") != null) {
            track.redone();
            return true;
        }
        Long at = number(line.get("at"));
        Long cut = number(line.get("cut"));
        if (at == null || cut == null || !(line.get("put") instanceof String put)) {
            return false;
        }
        var splice = new Splice(at.intValue(), cut.intValue(), put);
        if (!splice.fits(track.text())) {
            return false;
        }
        String text = splice.apply(track.text());
        if (line.get("made") instanceof String label) {
            track.made(label, text);
        } else if (line.get("continued") instanceof String label) {
            track.continued(label, text);
        } else if (line.get("saved") instanceof String disk) {
            track.saved(text, disk);
        } else {
            return false;
        }
        return true;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : null;
    }

    private static @Nullable Map<?, ?> parse(String line) {
        try {
            return Json.parse(line) instanceof Map<?, ?> map ? map : null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
