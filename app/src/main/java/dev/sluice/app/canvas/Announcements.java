package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Summaries;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;

/// What a screen reader says of the selection.
final class Announcements {
    private Announcements() {}

    static String of(Selection selection, CanvasModel model, Messages messages) {
        String only = selection.only();
        Figure figure = only == null ? null : model.diagram().figure(only);
        return switch (figure) {
            case null ->
                    messages.text(
                            "canvas.announce.count",
                            selection.elements().size()
                                    + selection.notes().size()
                                    + selection.wires().size());
            case Figure.OfStep s ->
                    messages.text("kind.step-" + s.step().type()) + " " + Summaries.title(s.step());
            case Figure.OfTrigger t ->
                    messages.text("kind.trigger-" + t.trigger().type())
                            + " "
                            + Summaries.title(t.trigger());
            case Figure.OfNote n -> n.note().text();
        };
    }
}
