package dev.sluice.app.runs;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.KeyNames;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;

import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The run controls of the toolbar: what to start with, run, stop.
public final class RunBar extends HBox {
    private static final double LEAST = 84;

    private final RunsModel model;
    private final Starts starts;
    private final Messages messages;
    private final Icons icons;

    public RunBar(RunsModel model, Messages messages, Icons icons) {
        this.model = model;
        this.starts = model.starts();
        this.messages = messages;
        this.icons = icons;
        getStyleClass().add("run-bar");
        var trigger = chooser(starts.triggers(), "run-trigger", "runs.trigger", 130);
        trigger.valueProperty().bindBidirectional(starts.triggerProperty());
        trigger.setConverter(new Named<>(starts::label));
        trigger.setPromptText(messages.text("runs.no-trigger"));
        Button run = run();
        Button stop = stop();
        handOver(run, stop);
        TrustDialog.follow(model.permission(), this, messages);
        getChildren().addAll(trigger, event(), typing(), run, stop, step(), pins());
    }

    private <T> ComboBox<T> chooser(ObservableList<T> from, String id, String name, double width) {
        var chooser = new ComboBox<>(from);
        chooser.setId(id);
        chooser.setAccessibleText(messages.text(name));
        chooser.setTooltip(new Tooltip(messages.text(name)));
        chooser.setPrefWidth(width);
        chooser.setMinWidth(LEAST);
        return chooser;
    }

    /// The event that the trigger is played with.
    private ComboBox<SampleEvent> event() {
        var event = chooser(starts.events(), "run-event", "runs.event", 140);
        starts.eventProperty().subscribe(event::setValue);
        event.setOnAction(
                _ -> {
                    SampleEvent chosen = event.getValue();
                    if (chosen != null && !chosen.equals(starts.eventProperty().get())) {
                        starts.choose(chosen);
                    }
                });
        event.setConverter(new Named<>(this::name));
        event.setOnShowing(_ -> starts.refresh());
        return event;
    }

    private Button run() {
        var run = new Button(messages.text("runs.run"), icons.icon("action-run", 16));
        run.setId("run");
        run.getStyleClass().add("success");
        run.setTooltip(new Tooltip(messages.text("runs.run-tip", KeyNames.of("Shortcut+Enter"))));
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.disableProperty().bind(model.runningProperty().or(starts.triggerProperty().isNull()));
        run.setOnAction(_ -> model.run());
        return run;
    }

    private Button stop() {
        var stop = new Button(messages.text("runs.stop"), icons.icon("action-stop", 16));
        stop.setId("stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.disableProperty().bind(model.runningProperty().not());
        stop.setOnAction(_ -> model.stop());
        return stop;
    }

    /// Runs with a pause before each step.
    private Button step() {
        var step = new Button(null, icons.icon("action-step", 16));
        step.setId("step");
        step.setAccessibleText(messages.text("runs.step-by-step"));
        step.setTooltip(new Tooltip(messages.text("runs.step-by-step.tip")));
        step.disableProperty().bind(model.runningProperty().or(starts.triggerProperty().isNull()));
        step.setOnAction(_ -> model.runStepByStep());
        return step;
    }

    /// What the picker calls an event.
    private String name(SampleEvent event) {
        return switch (event.origin()) {
            case FILE, EMPTY -> event.name();
            case TYPED -> messages.text("runs.event.typed");
            case MADE ->
                    messages.text("runs.event.made", messages.text("kind.trigger-" + event.name()));
        };
    }

    /// Lets the user look at the event and run with another one.
    private Button typing() {
        var type = new Button(null, icons.icon("action-code", 16));
        type.setId("event-edit");
        type.getStyleClass().addAll("flat", "button-icon");
        type.setAccessibleText(messages.text("runs.event.edit"));
        type.setTooltip(new Tooltip(messages.text("runs.event.edit")));
        type.disableProperty().bind(starts.triggerProperty().isNull());
        type.setOnAction(_ -> new EventDialog(starts, messages).show(type.getScene()));
        return type;
    }

    /// Leaves the keyboard with what can be done next: to stop what was started, to start again
    /// what ended. Otherwise it would go on to the control after a disabled one.
    private void handOver(Button run, Button stop) {
        model.runningProperty()
                .subscribe(
                        (_, running) -> {
                            Button left = running ? run : stop;
                            if (left.isFocused()) {
                                (running ? stop : run).requestFocus();
                            }
                        });
    }

    /// How many outputs are pinned; a click lets all go.
    private Button pins() {
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
