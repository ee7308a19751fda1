package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Point;

import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/// A wire on the window: its course, a head where it arrives, and what is written on it.
public final class WireNode extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final double HEAD = 7;

    private final Path path = new Path();
    private final Polygon head = new Polygon();
    private final Label label = new Label();

    public WireNode(boolean error, String words) {
        getStyleClass().add("wire");
        if (error) {
            getStyleClass().add("error-wire");
        }
        path.getStyleClass().add("wire-line");
        head.getStyleClass().add("wire-head");
        getChildren().addAll(path, head);
        setMouseTransparent(true);
        if (!words.isEmpty()) {
            label.setText(words);
            label.getStyleClass().add("wire-label");
            label.setManaged(false);
            getChildren().add(label);
        }
    }

    /// Draws the wire along another course.
    public void follow(Curve curve) {
        path.getElements().clear();
        Point start = curve.start();
        path.getElements().add(new MoveTo(start.x(), start.y()));
        for (Curve.Cubic c : curve.parts()) {
            path.getElements()
                    .add(
                            new CubicCurveTo(
                                    c.c1().x(),
                                    c.c1().y(),
                                    c.c2().x(),
                                    c.c2().y(),
                                    c.end().x(),
                                    c.end().y()));
        }
        Point end = curve.end();
        double tip = end.x() - 4;
        head.getPoints()
                .setAll(
                        tip,
                        end.y(),
                        tip - HEAD,
                        end.y() - HEAD * 0.6,
                        tip - HEAD,
                        end.y() + HEAD * 0.6);
        if (!label.getText().isEmpty()) {
            place(curve);
        }
    }

    private void place(Curve curve) {
        label.applyCss();
        double width = Math.min(label.prefWidth(-1), 180);
        double height = label.prefHeight(-1);
        Point at = curve.at(label.getText().length() <= 2 ? 0.22 : 0.5);
        label.resizeRelocate(
                Math.rint(at.x() - width / 2), Math.rint(at.y() - height / 2), width, height);
    }

    public void show(boolean selected, boolean hovered, boolean taken) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(HOVERED, hovered);
        pseudoClassStateChanged(TAKEN, taken);
    }
}
