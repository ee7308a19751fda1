package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.shape.WireWords.Words;

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
    private static final double WIDEST = 180;

    private final Path path = new Path();
    private final Polygon head = new Polygon();
    private final Label label = new Label();
    private final double share;
    private Point middle = new Point(0, 0);

    public WireNode(boolean error, Words words) {
        this.share = words.share();
        getStyleClass().add("wire");
        if (error) {
            getStyleClass().add("error-wire");
        }
        path.getStyleClass().add("wire-line");
        head.getStyleClass().add("wire-head");
        getChildren().addAll(path, head);
        setMouseTransparent(true);
        if (!words.text().isEmpty()) {
            label.setText(words.text());
            label.getStyleClass().add("wire-label");
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
        middle = curve.at(share);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (!label.getText().isEmpty()) {
            double width = Math.min(label.prefWidth(-1), WIDEST);
            double height = label.prefHeight(-1);
            label.resizeRelocate(
                    Math.rint(middle.x() - width / 2),
                    Math.rint(middle.y() - height / 2),
                    width,
                    height);
        }
    }

    public void show(boolean selected, boolean hovered, boolean taken) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(HOVERED, hovered);
        pseudoClassStateChanged(TAKEN, taken);
    }
}
