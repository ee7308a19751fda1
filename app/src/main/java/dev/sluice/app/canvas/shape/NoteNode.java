package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Figure;

import javafx.scene.control.Label;
import javafx.scene.shape.Polyline;

/// A note: text on coloured paper.
final class NoteNode extends FigureNode {
    private static final double INSET = 12;

    /// Less than beside the text: lines of other scripts are higher, and a whole one is cut at
    /// once.
    private static final double BELOW = 2;

    NoteNode(Figure.OfNote figure) {
        super(figure);
        getStyleClass().add("note");
        String color = figure.note().color();
        if (color != null) {
            getStyleClass().add("note-" + color);
        }
        setId("note-" + figure.id());
        double width = figure.bounds().width();
        double height = figure.bounds().height();
        var text = new Label(figure.note().text());
        text.getStyleClass().add("note-text");
        text.setWrapText(true);
        text.setManaged(false);
        text.resizeRelocate(INSET, INSET, width - 2 * INSET, height - INSET - BELOW);
        var grip = new Polyline(width - 10, height - 3, width - 3, height - 10);
        grip.getStyleClass().add("note-grip");
        grip.setManaged(false);
        getChildren().addAll(text, grip);
    }

    @Override
    void decorate(Decor next) {}
}
