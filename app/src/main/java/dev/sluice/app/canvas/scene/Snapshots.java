package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.shape.Look;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

import java.util.List;

/// Pictures of whole flows, drawn as the window draws them.
public final class Snapshots {
    private static final double MARGIN = 40;

    /// Each takes four bytes three times: drawn, read and written.
    private static final double MOST_PIXELS = 40_000_000;

    private Snapshots() {}

    /// The scale at which the picture of a flow has as many pixels as one may have.
    public static double largestScale(Diagram diagram) {
        Rect area = area(diagram);
        return Math.sqrt(MOST_PIXELS / (area.width() * area.height()));
    }

    private static Rect area(Diagram diagram) {
        Rect all = diagram.bounds();
        return (all == null ? new Rect(0, 0, 200, 100) : all).grown(MARGIN);
    }

    /// A picture of a flow. Needs the window's thread, but no window.
    ///
    /// @param stylesheets what gives it its look
    /// @param scale pixels for one of the canvas, at most [#largestScale(Diagram)]
    public static WritableImage of(
            Diagram diagram, Look look, List<String> stylesheets, double scale) {
        Rect area = area(diagram);
        var scenery = new Scenery(look);
        scenery.show(diagram, area);
        scenery.setLayoutX(-area.x());
        scenery.setLayoutY(-area.y());
        var ground = new Pane(new Group(scenery));
        ground.getStyleClass().add("canvas");
        ground.setMinSize(area.width(), area.height());
        ground.setMaxSize(area.width(), area.height());
        var scene = new Scene(new Group(ground));
        scene.getStylesheets().setAll(stylesheets);
        ground.applyCss();
        ground.resize(area.width(), area.height());
        ground.layout();
        var parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        return ground.snapshot(parameters, null);
    }
}
