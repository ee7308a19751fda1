package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Curve;
import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.shape.WireWords.Words;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
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
    private static final double HEAD = 8;
    private static final double HALF_HEAD = 4.5;

    /// Letters may be wider than they are reckoned.
    private static final double WIDEST = 220;

    private static final double GRIP = 22;
    private static final double LONG = 80;

    private final Group line = new Group();
    private final Polygon head = new Polygon();
    private final Label label = new Label();
    private final Words words;
    private final List<Node> grips = new ArrayList<>();
    private State state = new State(false, false, false, null);
    private Curve curve = Curve.of(new Point(0, 0), List.of());
    private Point middle = new Point(0, 0);
    private double clearance = Sizes.PORT_RADIUS;

    public WireNode(boolean error, Words words) {
        this.words = words;
        getStyleClass().add("wire");
        if (error) {
            getStyleClass().add("error-wire");
        }
        head.getStyleClass().add("wire-head");
        getChildren().addAll(line, head);
        setMouseTransparent(true);
        if (!words.text().isEmpty()) {
            label.setText(words.text());
            label.getStyleClass().add("wire-label");
            getChildren().add(label);
        }
    }

    /// Draws the wire as it runs on a diagram.
    public void follow(Route route, Diagram diagram) {
        clearance = Ports.clearance(diagram.figure(route.wire().to()), route.ends().end());
        follow(route.curve());
        if (!words.text().isEmpty()) {
            middle = words.place(route, diagram);
        }
    }

    /// Draws the wire along another course.
    public void follow(Curve next) {
        curve = next;
        showHandles(state.selected() || state.hovered());
        draw();
        Point end = curve.end();
        double tip = end.x() - clearance;
        head.getPoints()
                .setAll(
                        tip,
                        end.y(),
                        tip - HEAD,
                        end.y() - HALF_HEAD,
                        tip - HEAD,
                        end.y() + HALF_HEAD);
        requestLayout();
    }

    /// Draws long straight parts by themselves: what a path costs goes by its width and height, and
    /// those of a wire that turns twice are mostly empty.
    private void draw() {
        List<List<PathElement>> pieces = new ArrayList<>();
        Point from = curve.start();
        boolean joined = false;
        for (Curve.Cubic c : curve.parts()) {
            boolean alone = c.isLine(from) && from.distance(c.end()) >= LONG;
            if (!joined || alone) {
                pieces.add(new ArrayList<>(List.of(new MoveTo(from.x(), from.y()))));
            }
            pieces.getLast().add(element(from, c));
            joined = !alone;
            from = c.end();
        }
        while (line.getChildren().size() > pieces.size()) {
            line.getChildren().removeLast();
        }
        for (int i = 0; i < pieces.size(); i++) {
            path(i).getElements().setAll(pieces.get(i));
        }
    }

    private Path path(int index) {
        if (index == line.getChildren().size()) {
            var path = new Path();
            path.getStyleClass().add("wire-line");
            line.getChildren().add(path);
        }
        return (Path) line.getChildren().get(index);
    }

    private static PathElement element(Point from, Curve.Cubic c) {
        return c.isLine(from)
                ? new LineTo(c.end().x(), c.end().y())
                : new CubicCurveTo(
                        c.c1().x(), c.c1().y(), c.c2().x(), c.c2().y(), c.end().x(), c.end().y());
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

    /// Whether a point of the canvas lies on what is written on the wire.
    public boolean saysSomethingAt(Point p) {
        return !words.text().isEmpty() && label.getBoundsInParent().contains(p.x(), p.y());
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
