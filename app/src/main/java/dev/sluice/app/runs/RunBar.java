package dev.sluice.app.runs;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.collections.MapChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The run controls of the toolbar: what to start with, run, stop.
public final class RunBar extends HBox {
    public RunBar(RunsModel model, Messages messages, Icons icons) {
        getStyleClass().add("run-bar");
        var trigger = new ComboBox<>(model.triggers());
        trigger.setId("run-trigger");
        trigger.setAccessibleText(messages.text("runs.trigger"));
        trigger.setTooltip(new Tooltip(messages.text("runs.trigger")));
        trigger.valueProperty().bindBidirectional(model.triggerProperty());
        trigger.setPrefWidth(130);
        var event = new ComboBox<>(model.events());
        event.setId("run-event");
        event.setAccessibleText(messages.text("runs.event"));
        event.setTooltip(new Tooltip(messages.text("runs.event")));
        event.valueProperty().bindBidirectional(model.eventProperty());
        event.setPrefWidth(140);
        event.setOnShowing(_ -> model.refresh());
        var run = new Button(messages.text("runs.run"), icons.icon("action-run", 16));
        run.setId("run");
        run.getStyleClass().add("success");
        run.setTooltip(new Tooltip(messages.text("runs.run-tip")));
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.disableProperty().bind(model.runningProperty().or(model.triggerProperty().isNull()));
        run.setOnAction(_ -> model.run());
        var stop = new Button(messages.text("runs.stop"), icons.icon("action-stop", 16));
        stop.setId("stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.disableProperty().bind(model.runningProperty().not());
        stop.setOnAction(_ -> model.stop());
        TrustDialog.follow(model, this, messages);
        getChildren()
                .addAll(trigger, event, run, stop, goOn(model, messages), pins(model, messages));
    }

    /// Shows where the run waits at a breakpoint; a click goes on.
    private static Button goOn(RunsModel model, Messages messages) {
        var on = new Button();
        on.setId("go-on");
        on.getStyleClass().add("accent");
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.setOnAction(_ -> model.breakpoints().goOn());
        model.pausedProperty()
                .subscribe(
                        steps -> {
                            on.setText(messages.text("runs.paused", String.join(", ", steps)));
                            on.setVisible(!steps.isEmpty());
                            on.setManaged(!steps.isEmpty());
                        });
        return on;
    }

    /// How many outputs are pinned; a click lets all go.
    private static Button pins(RunsModel model, Messages messages) {
        var pins = new Button();
        pins.setId("pins");
        pins.setMinWidth(Region.USE_PREF_SIZE);
        pins.setTooltip(new Tooltip(messages.text("runs.pins.tip")));
        pins.setOnAction(_ -> model.pins().clear());
        Runnable show =
                () -> {
                    int count = model.pins().size();
                    pins.setText(messages.text("runs.pins", count));
                    pins.setVisible(count > 0);
                    pins.setManaged(count > 0);
                };
        model.pins().addListener((MapChangeListener<String, Object>) _ -> show.run());
        show.run();
        return pins;
    }
}
