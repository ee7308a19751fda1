package dev.sluice.engine.json.v1;

import dev.sluice.engine.json.text.Elements;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// The file `flow.layout.json` as written on disk, version 1.
public record LayoutJson(
        Integer sluice,
        @Elements @Nullable Map<String, PlaceJson> steps,
        @Elements @Nullable Map<String, PlaceJson> triggers,
        @Elements @Nullable List<NoteJson> notes) {
    /// Where a step or trigger is drawn.
    public record PlaceJson(
            Double x,
            Double y,
            @Nullable Double width,
            @Nullable Double height,
            @Nullable String color,
            @Nullable Boolean collapsed) {}

    /// A text on the canvas.
    public record NoteJson(
            String id,
            Double x,
            Double y,
            Double width,
            Double height,
            String text,
            @Nullable String color) {}
}
