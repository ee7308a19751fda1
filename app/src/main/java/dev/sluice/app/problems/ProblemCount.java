package dev.sluice.app.problems;

import dev.sluice.app.fx.Icon;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.KeyNames;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// How many errors and warnings the flow has, for the toolbar. A click opens the list of them.
public final class ProblemCount extends Button {
    private static final double ICON = 16;

    private final Messages messages;
    private final Icons icons;
    private final Tooltip tip = new Tooltip();

    /// @param open shows the list of problems
    public ProblemCount(ProblemsModel model, Runnable open, Messages messages, Icons icons) {
        this.messages = messages;
        this.icons = icons;
        setId("problem-count");
        getStyleClass().addAll("tool", "problem-count");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(tip);
        setOnAction(_ -> open.run());
        model.problemsProperty()
                .subscribe(_ -> show(model.count(Severity.ERROR), model.count(Severity.WARNING)));
    }

    private void show(long errors, long warnings) {
        List<Node> parts = new ArrayList<>();
        if (errors > 0) {
            add(parts, "action-error", "icon-danger", errors);
        }
        if (warnings > 0) {
            add(parts, "action-warning", "icon-warning", warnings);
        }
        if (parts.isEmpty()) {
            add(parts, "action-ok", "icon-calm", 0);
        }
        var row = new HBox(parts.toArray(Node[]::new));
        row.getStyleClass().add("problem-count-parts");
        setGraphic(row);
        String told = told(errors, warnings);
        setAccessibleText(told);
        tip.setText(messages.text("problems.count.tip", told, KeyNames.of("Shortcut+Shift+M")));
    }

    private void add(List<Node> parts, String icon, String style, long count) {
        Icon sign = icons.icon(icon, ICON);
        sign.getStyleClass().add(style);
        var number = new Label(Long.toString(count));
        number.setMinWidth(Region.USE_PREF_SIZE);
        parts.add(sign);
        parts.add(number);
    }

    private String told(long errors, long warnings) {
        if (errors == 0 && warnings == 0) {
            return messages.text("problems.none");
        }
        List<String> told = new ArrayList<>();
        if (errors > 0) {
            told.add(messages.text("problems.count.errors", errors));
        }
        if (warnings > 0) {
            told.add(messages.text("problems.count.warnings", warnings));
        }
        return String.join(messages.text("problems.count.and"), told);
    }
}
