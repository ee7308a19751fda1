package dev.sluice.app.fx;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// An icon of a given size. Its colour is the looked-up colour `-icon-color`.
public final class Icon extends Region {
    Icon(Group paths, double grid, double size) {
        getStyleClass().add("icon");
        paths.getTransforms().add(new Scale(size / grid, size / grid));
        paths.setManaged(false);
        getChildren().add(paths);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }
}
