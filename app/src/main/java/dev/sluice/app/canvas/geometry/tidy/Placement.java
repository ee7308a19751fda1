package dev.sluice.app.canvas.geometry.tidy;

import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds places for what has none. What has one stays where it is.
public final class Placement {
    private static final double STEP = 4 * Sizes.GRID;

    private Placement() {}

    /// The document with a place for every trigger and step.
    public static FlowDocument complete(FlowDocument document) {
        Map<String, Place> places = document.layout().places();
        Set<String> missing = document.ids();
        boolean none = !missing.isEmpty() && Collections.disjoint(places.keySet(), missing);
        missing.removeAll(places.keySet());
        if (missing.isEmpty()) {
            return document;
        }
        Map<String, Place> all = new LinkedHashMap<>(places);
        if (none) {
            all.putAll(Tidy.places(document, 0, 0));
        } else {
            List<Wire> wires = Wires.of(document.flow());
            missing.forEach(id -> all.put(id, beside(id, wires, all)));
        }
        return document.withLayout(
                new Layout(Collections.unmodifiableMap(all), document.layout().notes()));
    }

    /// A free place to the right of what leads there, else below everything.
    private static Place beside(String id, List<Wire> wires, Map<String, Place> places) {
        for (Wire wire : wires) {
            Place from = places.get(wire.from().owner());
            if (wire.to().equals(id) && from != null) {
                return free(new Point(from.x() + Sizes.CARD_WIDTH + STEP, from.y()), places);
            }
        }
        double bottom = 0;
        for (Place place : places.values()) {
            Double height = place.height();
            bottom = Math.max(bottom, place.y() + (height == null ? Sizes.CARD_HEIGHT : height));
        }
        return free(new Point(0, bottom + STEP), places);
    }

    /// The nearest place at or below a point where a card covers no other.
    public static Place free(Point wished, Map<String, Place> places) {
        double x = Sizes.snapped(wished.x());
        double y = Sizes.snapped(wished.y());
        while (covered(new Rect(x, y, Sizes.CARD_WIDTH, Sizes.CARD_HEIGHT), places)) {
            y += STEP;
        }
        return Place.at(x, y);
    }

    private static boolean covered(Rect card, Map<String, Place> places) {
        for (Place place : places.values()) {
            var other = new Rect(place.x(), place.y(), Sizes.CARD_WIDTH, Sizes.CARD_HEIGHT);
            if (place.width() == null && other.intersects(card.grown(-1))) {
                return true;
            }
        }
        return false;
    }
}
