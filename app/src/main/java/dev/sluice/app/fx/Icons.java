package dev.sluice.app.fx;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The icons of the program, by name.
public final class Icons {
    private final ConcurrentMap<String, IconSource> sources = new ConcurrentHashMap<>();

    /// A new node that shows an icon.
    public Icon icon(String name, double size) {
        IconSource source = source(name);
        List<SVGPath> nodes = new ArrayList<>();
        for (IconSource.Stroke path : source.merged()) {
            nodes.add(node(path));
        }
        var group = new Group();
        group.getChildren().setAll(nodes);
        return new Icon(group, source.grid(), size);
    }

    /// The paths of an icon.
    public IconSource source(String name) {
        return sources.computeIfAbsent(name, IconSource::read);
    }

    private static SVGPath node(IconSource.Stroke path) {
        var node = new SVGPath();
        node.setContent(path.d());
        node.setFill(null);
        if (path.fill().equals("currentColor")) {
            node.getStyleClass().add("icon-fill");
        } else if (!path.fill().equals("none")) {
            node.setFill(Color.web(path.fill()));
        }
        if (path.stroke().equals("currentColor")) {
            node.getStyleClass().add("icon-line");
            node.setStrokeWidth(path.width());
            node.setStrokeLineCap(StrokeLineCap.ROUND);
            node.setStrokeLineJoin(StrokeLineJoin.ROUND);
        }
        return node;
    }
}
