package dev.sluice.app.inspector;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// What is wrong with what is inspected, below all that is clicked: problems come and go a moment
/// after an edit, and nothing may move under the pointer then. It is as high as they are, up to a
/// limit, and scrolls.
final class ProblemsFoot extends ScrollPane {
    private final Messages messages;
    private final Icons icons;
    private final VBox rows = new VBox();
    private boolean held;

    ProblemsFoot(Messages messages, Icons icons) {
        this.messages = messages;
        this.icons = icons;
        setId("inspector-problems");
        setAccessibleText(messages.text("panel.problems"));
        getStyleClass().addAll("edge-to-edge", "inspector-foot");
        rows.getStyleClass().add("inspector-problems");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(rows);
        arrange();
    }

    void show(List<Problem> problems) {
        rows.getChildren().setAll(problems.stream().map(this::row).toList());
        setMinHeight(held && isVisible() ? Math.min(getHeight(), getMaxHeight()) : 0);
        arrange();
    }

    /// Keeps the room that problems have left, so that what is above stays where it is, until it is
    /// let go of.
    void hold(boolean wanted) {
        held = wanted;
        if (!wanted) {
            setMinHeight(0);
            arrange();
        }
    }

    private void arrange() {
        boolean needed = !rows.getChildren().isEmpty() || getMinHeight() > 0;
        setVisible(needed);
        setManaged(needed);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double beside = snappedLeftInset() + snappedRightInset();
        double inside = width < 0 ? width : width - beside;
        return snappedTopInset() + rows.prefHeight(inside) + snappedBottomInset();
    }

    private Node row(Problem problem) {
        boolean error = problem.severity() == Severity.ERROR;
        var icon = icons.icon(error ? "action-error" : "action-warning", 16);
        icon.getStyleClass().add(error ? "icon-danger" : "icon-warning");
        String hint = messages.engine().hint(problem);
        String said = messages.engine().message(problem);
        var text = new Label(hint.isEmpty() ? said : said + " " + hint);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(icon, text);
        row.getStyleClass().addAll("inspector-problem", error ? "is-error" : "is-warning");
        return row;
    }
}
