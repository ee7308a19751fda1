package dev.sluice.engine.json.v1;

import dev.sluice.engine.json.v1.LayoutJson.NoteJson;
import dev.sluice.engine.json.v1.LayoutJson.PlaceJson;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Layouts between the file and the model. What a file has far beyond any canvas is drawn at its
/// border; the file keeps what it says until that is moved.
public final class Layouts {
    private static final double FARTHEST = 10_000_000;

    private Layouts() {}

    public static Layout read(LayoutJson json) {
        var places = new LinkedHashMap<String, Place>();
        if (json.steps() != null) {
            json.steps().forEach((id, place) -> places.put(id, read(place)));
        }
        if (json.triggers() != null) {
            json.triggers().forEach((id, place) -> places.put(id, read(place)));
        }
        return new Layout(
                Collections.unmodifiableMap(places),
                Absent.orEmpty(json.notes()).stream().map(Layouts::read).toList());
    }

    /// The ids whose places stand under `triggers`.
    public static Set<String> triggers(LayoutJson json) {
        return json.triggers() == null ? Set.of() : json.triggers().keySet();
    }

    /// @param triggers the ids whose places stand under `triggers`
    public static LayoutJson write(Layout layout, Set<String> triggers) {
        var steps = new LinkedHashMap<String, PlaceJson>();
        var starts = new LinkedHashMap<String, PlaceJson>();
        layout.places()
                .forEach(
                        (id, place) ->
                                (triggers.contains(id) ? starts : steps).put(id, write(place)));
        return new LayoutJson(
                FlowJson.VERSION,
                orNull(steps),
                orNull(starts),
                Absent.ifEmpty(layout.notes().stream().map(Layouts::write).toList()));
    }

    private static <T> @org.jspecify.annotations.Nullable Map<String, T> orNull(
            Map<String, T> map) {
        return map.isEmpty() ? null : map;
    }

    private static Place read(PlaceJson p) {
        return new Place(
                at(p.x()),
                at(p.y()),
                p.width() == null ? null : length(p.width()),
                p.height() == null ? null : length(p.height()),
                p.color(),
                Boolean.TRUE.equals(p.collapsed()));
    }

    private static double at(double value) {
        return Math.clamp(value, -FARTHEST, FARTHEST);
    }

    private static double length(double value) {
        return Math.clamp(value, 0, FARTHEST);
    }

    private static PlaceJson write(Place p) {
        return new PlaceJson(
                p.x(), p.y(), p.width(), p.height(), p.color(), p.collapsed() ? true : null);
    }

    private static Note read(NoteJson n) {
        return new Note(
                n.id(),
                at(n.x()),
                at(n.y()),
                length(n.width()),
                length(n.height()),
                n.text(),
                n.color());
    }

    private static NoteJson write(Note n) {
        return new NoteJson(n.id(), n.x(), n.y(), n.width(), n.height(), n.text(), n.color());
    }
}
