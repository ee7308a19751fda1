package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Figure;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A join: a bar that the branches of a fork run into.
final class JoinNode extends FigureNode {
    private static final double LABEL_WIDTH = 120;

    private final Look look;

    JoinNode(Figure figure, Look look, String title) {
        super(figure);
        this.look = look;
        getStyleClass().addAll("join", "kind-control");
        var bar = new Region();
        bar.getStyleClass().add("join-bar");
        bar.setManaged(false);
        bar.resizeRelocate(4, 0, figure.bounds().width() - 8, figure.bounds().height());
        var label = new Label(title);
        label.getStyleClass().add("join-title");
        label.setManaged(false);
        label.resizeRelocate(
                (figure.bounds().width() - LABEL_WIDTH) / 2,
                figure.bounds().height() + 4,
                LABEL_WIDTH,
                18);
        getChildren().addAll(bar, label);
    }

    @Override
    void decorate(Decor next) {
        signs(next, look);
    }
}
