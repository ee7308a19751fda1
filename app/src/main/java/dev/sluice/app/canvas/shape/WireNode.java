package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.shape.WireWords.Words;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A wire on the window: its course, a head where it arrives, and what is written on it.
public final class WireNode extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final double HEAD = 7;
    private static final double WIDEST = 180;
    private static final double GRIP = 22;

    private final Path path = new Path();
    private final Polygon head = new Polygon();
    private final Label label = new Label();
    private final double share;
    private final List<Node> grips = new ArrayList<>();
    private State state = new State(false, false, false, null);
    private Curve curve = Curve.of(new Point(0, 0), List.of());
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
    public void follow(Curve next) {
        curve = next;
        showHandles(state.selected() || state.hovered());
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

    /// What is shown of a wire beside itself.
    ///
    /// @param problem the worst of its problems
    public record State(
            boolean selected, boolean hovered, boolean taken, @Nullable Severity problem) {}

    public void show(State next) {
        if (!next.equals(state)) {
            state = next;
            pseudoClassStateChanged(SELECTED, next.selected());
            pseudoClassStateChanged(HOVERED, next.hovered());
            pseudoClassStateChanged(TAKEN, next.taken());
            pseudoClassStateChanged(ERROR, next.problem() == Severity.ERROR);
            pseudoClassStateChanged(WARNING, next.problem() == Severity.WARNING);
            showHandles(next.selected() || next.hovered());
        }
    }

    /// The grips by which the ends are taken elsewhere.
    private void showHandles(boolean shown) {
        getChildren().removeAll(grips);
        grips.clear();
        if (shown) {
            for (Point at : new Point[] {curve.near(GRIP, true), curve.near(GRIP, false)}) {
                var grip = new Circle(at.x(), at.y(), 4);
                grip.getStyleClass().add("wire-grip");
                grips.add(grip);
            }
            getChildren().addAll(grips);
        }
    }
}
