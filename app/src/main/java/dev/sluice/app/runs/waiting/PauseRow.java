package dev.sluice.app.runs.waiting;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.JsonField;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.engine.run.PausedStep;

import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// A step at whose breakpoint the run waits: the input it would begin with, to be changed, and the
/// ways to go on.
final class PauseRow extends VBox {
    private final Messages messages;
    private final Label title;
    private final JsonField input;
    private final HBox head;
    private final List<Button> ways;

    PauseRow(RunsModel model, PausedStep step, Messages messages, Icons icons) {
        this.messages = messages;
        getStyleClass().add("pause-row");
        title = new Label(messages.text("runs.paused", model.name(step.path())));
        title.setId("paused");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        input =
                new JsonField(
                        "pause-input", messages.text("runs.paused.input"), step.input(), messages);
        input.text().setPrefRowCount(4);
        var breakpoints = model.breakpoints();
        Button goOn = button("runs.go-on", "runs.go-on.tip", "go-on", () -> breakpoints.goOn());
        Button goOnWith =
                button(
                        "runs.go-on-with",
                        "runs.go-on-with.tip",
                        "go-on-with",
                        () -> breakpoints.goOnWith(step, input.value()));
        lead(goOn, goOnWith);
        ways =
                List.of(
                        goOn,
                        guarded(goOnWith, input.validProperty()),
                        guarded(
                                button(
                                        "runs.step",
                                        "runs.step.tip",
                                        "step-on",
                                        () -> breakpoints.step(step, input.value())),
                                input.validProperty()),
                        button("runs.stop", "runs.stop.tip", "stop-here", model::stop));
        head = new HBox(icons.icon("action-step", 16), title);
        head.getChildren().addAll(ways);
        head.getStyleClass().add("pause-head");
        getChildren().addAll(head, input);
    }

    /// Puts the ways to go on below the input, for a narrow place.
    PauseRow stacked() {
        head.getChildren().removeAll(ways);
        title.setWrapText(true);
        var buttons = new FlowPane(6, 6);
        buttons.getChildren().addAll(ways);
        getChildren().add(buttons);
        title.setId("last-paused");
        input.text().setId("last-pause-input");
        ways.forEach(way -> way.setId("last-" + way.getId()));
        return this;
    }

    /// Lets that way stand out which takes what the user has typed, or nothing while it is as it
    /// was.
    private void lead(Button goOn, Button goOnWith) {
        String came = input.text().getText();
        input.text()
                .textProperty()
                .subscribe(
                        typed -> {
                            boolean changed = !typed.equals(came);
                            goOn.getStyleClass().remove("accent");
                            goOnWith.getStyleClass().remove("accent");
                            (changed ? goOnWith : goOn).getStyleClass().add("accent");
                        });
    }

    private static Button guarded(Button button, BooleanExpression valid) {
        button.disableProperty().bind(valid.not());
        return button;
    }

    private Button button(String text, String tip, String id, Runnable act) {
        var button = new Button(messages.text(text));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(messages.text(tip)));
        button.setOnAction(_ -> act.run());
        return button;
    }
}
