package dev.sluice.app.palette;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.session.Kinds;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// One thing of the palette: its icon on a tile, and what it is called.
final class PaletteItem extends HBox {
    static final double TILE = 28;

    private final Blueprint blueprint;

    PaletteItem(Blueprint blueprint, String title, Icons icons) {
        this.blueprint = blueprint;
        boolean note = blueprint instanceof Blueprint.OfNote;
        var tile = new StackPane(icons.icon(note ? "action-note" : blueprint.name(), 18));
        tile.getStyleClass().add("tile");
        tile.setMinSize(TILE, TILE);
        tile.setMaxSize(TILE, TILE);
        getStyleClass().addAll("palette-item", color(blueprint));
        setId("palette-" + blueprint.name());
        getChildren().addAll(tile, new Label(title));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(title);
    }

    Blueprint blueprint() {
        return blueprint;
    }

    private static String color(Blueprint blueprint) {
        return switch (blueprint) {
            case Blueprint.OfTrigger _ -> Kinds.triggerColor();
            case Blueprint.OfFunction f -> Kinds.color(f.language());
            case Blueprint.OfCall _, Blueprint.OfCode _ -> "kind-code";
            case Blueprint.OfNote _ -> "kind-time";
            case Blueprint.OfStep s -> Kinds.color(s.type());
        };
    }
}
