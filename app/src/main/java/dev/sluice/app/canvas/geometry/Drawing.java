package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Makes one diagram, taking over from the last one what stayed as it was.
final class Drawing {
    private final FlowDocument document;
    private final @Nullable Diagram last;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final boolean coarse;

    /// @param coarse whether wires that change go straight through what is in their way
    Drawing(FlowDocument document, @Nullable Diagram last, boolean coarse) {
        this.document = document;
        this.last = last;
        this.coarse = coarse;
    }

    Diagram diagram() {
        figures();
        Map<String, Figure.OfNote> notes = new LinkedHashMap<>();
        for (Note note : document.layout().notes()) {
            notes.put(note.id(), figure(note));
        }
        return new Diagram(
                document,
                Collections.unmodifiableMap(figures),
                Collections.unmodifiableMap(notes),
                new Routes(document, figures, last, coarse).all());
    }

    /// Triggers and steps, boxes before what is inside.
    Map<String, Figure> figures() {
        for (Trigger trigger : document.flow().triggers().values()) {
            put(figure(trigger));
        }
        addSteps(document.flow().steps(), null, 0);
        return figures;
    }

    private void put(Figure figure) {
        figures.put(figure.id(), figure);
    }

    private Figure figure(Trigger trigger) {
        Place place = document.place(trigger.id());
        if (old(trigger.id()) instanceof Figure.OfTrigger t
                && t.trigger() == trigger
                && t.place() == place) {
            return t;
        }
        return new Figure.OfTrigger(trigger, place, Sizes.trigger(x(place), y(place)));
    }

    private Figure.OfNote figure(Note note) {
        Figure.OfNote old = last == null ? null : last.notes().get(note.id());
        return old != null && old.note() == note
                ? old
                : new Figure.OfNote(
                        note, new Rect(note.x(), note.y(), note.width(), note.height()));
    }

    /// Adds the steps and what is inside them; gives back the extent of all.
    private @Nullable Rect addSteps(Map<String, Step> steps, @Nullable String box, int depth) {
        Rect all = null;
        for (Step step : steps.values()) {
            Rect r = addStep(step, box, depth);
            all = all == null ? r : all.union(r);
        }
        return all;
    }

    private Rect addStep(Step step, @Nullable String box, int depth) {
        Place place = document.place(step.id());
        Step.Body body = step.body();
        boolean open = body != null && (place == null || !place.collapsed());
        Rect bounds;
        if (body != null && open) {
            // a box comes before what is inside, so its place in the order is taken first
            figures.put(
                    step.id(),
                    new Figure.OfStep(step, place, new Rect(0, 0, 0, 0), box, depth, true));
            bounds = box(place, addSteps(body.steps(), step.id(), depth + 1));
        } else {
            bounds = Sizes.card(step, x(place), y(place));
        }
        boolean same =
                old(step.id()) instanceof Figure.OfStep s
                        && s.step() == step
                        && s.place() == place
                        && s.bounds().equals(bounds)
                        && Objects.equals(s.box(), box)
                        && s.open() == open;
        Figure old = old(step.id());
        put(same && old != null ? old : new Figure.OfStep(step, place, bounds, box, depth, open));
        return bounds;
    }

    private static Rect box(@Nullable Place place, @Nullable Rect inside) {
        Double width = place == null ? null : place.width();
        Double height = place == null ? null : place.height();
        Rect own =
                new Rect(
                        x(place),
                        y(place),
                        width == null ? Sizes.BOX_WIDTH : width,
                        height == null ? Sizes.BOX_HEIGHT : height);
        if (inside == null) {
            return own;
        }
        Rect needed =
                new Rect(
                        inside.x() - Sizes.BOX_PADDING,
                        inside.y() - Sizes.BOX_HEAD - Sizes.BOX_PADDING / 2,
                        inside.width() + 2 * Sizes.BOX_PADDING,
                        inside.height() + Sizes.BOX_HEAD + Sizes.BOX_PADDING);
        return place == null
                ? needed
                : width == null ? corner(own).union(needed) : own.union(needed);
    }

    private static Rect corner(Rect r) {
        return new Rect(r.x(), r.y(), 0, 0);
    }

    private @Nullable Figure old(String id) {
        return last == null ? null : last.figures().get(id);
    }

    private static double x(@Nullable Place place) {
        return place == null ? 0 : place.x();
    }

    private static double y(@Nullable Place place) {
        return place == null ? 0 : place.y();
    }
}
