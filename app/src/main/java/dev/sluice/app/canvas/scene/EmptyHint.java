package dev.sluice.app.canvas.scene;

import dev.sluice.app.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What an empty canvas says.
public final class EmptyHint extends VBox {
    public EmptyHint(Messages messages) {
        super(8);
        setAlignment(Pos.CENTER);
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("empty-hint");
        var title = new Label(messages.text("canvas.empty.title"));
        title.getStyleClass().add("empty-title");
        getChildren().addAll(title, new Label(messages.text("canvas.empty.how")));
    }
}
