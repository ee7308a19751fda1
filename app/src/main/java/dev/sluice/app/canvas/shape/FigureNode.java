package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.fx.Icon;
import dev.sluice.app.session.RunView.Status;
import dev.sluice.app.session.RunView.StepView;
import dev.sluice.app.session.StepMark;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A figure on the window. The canvas asks the geometry what the pointer is over, so these nodes
/// take no events.
public abstract sealed class FigureNode extends Pane permits CardNode, JoinNode, BoxNode, NoteNode {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass ALLOWED = PseudoClass.getPseudoClass("allowed");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass VISITED = PseudoClass.getPseudoClass("visited");

    private static final double MARK = 16;
    private static final double FIRST_MARK = 18;

    private Figure figure;
    private Decor decor = Decor.PLAIN;
    private final List<Node> signs = new ArrayList<>();

    FigureNode(Figure figure) {
        this.figure = figure;
        Rect r = figure.bounds();
        relocate(r.x(), r.y());
        setMinSize(r.width(), r.height());
        setPrefSize(r.width(), r.height());
        setMaxSize(r.width(), r.height());
        resize(r.width(), r.height());
        setMouseTransparent(true);
        setManaged(false);
        setId("figure-" + figure.id());
        getStyleClass().add("figure");
    }

    public Figure figure() {
        return figure;
    }

    /// Moves to where the same thing stands now. Returns whether it looks the same there.
    public boolean follow(Figure moved) {
        Rect r = moved.bounds();
        Rect before = figure.bounds();
        if (r.width() != before.width() || r.height() != before.height() || !looksLike(moved)) {
            return false;
        }
        figure = moved;
        relocate(r.x(), r.y());
        return true;
    }

    private boolean looksLike(Figure other) {
        return switch (figure) {
            case Figure.OfStep s ->
                    other instanceof Figure.OfStep t
                            && s.step() == t.step()
                            && s.open() == t.open();
            case Figure.OfTrigger s ->
                    other instanceof Figure.OfTrigger t && s.trigger() == t.trigger();
            case Figure.OfNote s ->
                    other instanceof Figure.OfNote t
                            && s.note().text().equals(t.note().text())
                            && Objects.equals(s.note().color(), t.note().color());
        };
    }

    /// Shows something else beside the figure.
    public void show(Decor next) {
        if (next.equals(decor)) {
            return;
        }
        decor = next;
        pseudoClassStateChanged(SELECTED, next.selected());
        // what is selected, or carried, lies over the others; an open box not over those inside it
        setViewOrder(next.selected() && !(figure instanceof Figure.OfStep s && s.open()) ? -1 : 0);
        pseudoClassStateChanged(HOVERED, next.hovered());
        pseudoClassStateChanged(ERROR, next.problem() == Severity.ERROR);
        pseudoClassStateChanged(WARNING, next.problem() == Severity.WARNING);
        pseudoClassStateChanged(ALLOWED, next.target() == Decor.Target.ALLOWED);
        pseudoClassStateChanged(REFUSED, next.target() == Decor.Target.REFUSED);
        StepView run = next.run();
        pseudoClassStateChanged(VISITED, run != null);
        for (Status status : Status.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(status.name().toLowerCase(Locale.ROOT)),
                    run != null && run.status() == status);
        }
        decorate(next);
    }

    /// Shows the signs on its upper edge: what is set for runs at the left, a problem at the right.
    void signs(Decor next, Look look) {
        getChildren().removeAll(signs);
        signs.clear();
        double middle = Math.min(FIRST_MARK, figure.bounds().width() / 2);
        for (StepMark mark : StepMark.values()) {
            if (next.marks().contains(mark)) {
                signs.add(mark(mark, middle, look));
                middle += MARK + 4;
            }
        }
        if (next.problem() != null) {
            signs.add(badge(next.problem(), look));
        }
        getChildren().addAll(signs);
    }

    private static Icon mark(StepMark mark, double middle, Look look) {
        String name = mark.name().toLowerCase(Locale.ROOT);
        Icon sign = look.icons().icon("action-" + name, MARK);
        sign.getStyleClass().addAll("step-mark", name);
        sign.setManaged(false);
        sign.resizeRelocate(Math.rint(middle - MARK / 2), -MARK / 2, MARK, MARK);
        return sign;
    }

    private Icon badge(Severity severity, Look look) {
        var sign =
                look.icons()
                        .icon(
                                switch (severity) {
                                    case ERROR -> "action-error";
                                    case WARNING -> "action-warning";
                                },
                                18);
        Rect r = figure.bounds();
        Rect at = Sizes.badge(r);
        sign.getStyleClass().add("problem-badge");
        sign.setManaged(false);
        sign.resizeRelocate(at.x() - r.x() + 1, at.y() - r.y() + 1, 18, 18);
        return sign;
    }

    /// Adds the sign by which a box is closed or opened.
    void fold(Look look, boolean open) {
        Rect r = figure.bounds();
        Rect at = Sizes.fold(r, open);
        var sign = look.icons().icon(open ? "action-chevron-down" : "action-chevron-right", 16);
        sign.getStyleClass().add("fold");
        sign.setManaged(false);
        sign.resizeRelocate(at.x() - r.x() + 2, at.y() - r.y() + 2, 16, 16);
        getChildren().add(sign);
    }

    /// Shows how a step went on the lower edge of its figure.
    ///
    /// @param line what showed it before
    static @Nullable StatusLine status(
            FigureNode node, @Nullable StatusLine line, @Nullable StepView run, Look look) {
        if (run == null) {
            node.getChildren().remove(line);
            return null;
        }
        StatusLine shown = line == null ? new StatusLine(look.icons(), look.messages()) : line;
        if (line == null) {
            node.getChildren().add(shown);
        }
        shown.show(run);
        shown.applyCss();
        shown.sitOn(node.figure().bounds().width(), node.figure().bounds().height());
        return shown;
    }

    /// Shows what no style class can.
    abstract void decorate(Decor next);
}
