package dev.sluice.app.runs;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// What functions run in, and what goes on beside a run, such as a build of an image.
public final class RunStatus extends HBox {
    public RunStatus(RunsModel model, Messages messages, Icons icons) {
        getStyleClass().add("run-status");
        var told = new Label();
        told.setId("told");
        told.textProperty().bind(model.toldProperty());
        told.setMaxWidth(420);
        var busy = new ProgressIndicator();
        busy.setPrefSize(12, 12);
        busy.setMaxSize(12, 12);
        busy.setAccessibleText(messages.text("runs.busy"));
        model.toldProperty()
                .subscribe(
                        text -> {
                            busy.setVisible(!text.isEmpty());
                            busy.setManaged(!text.isEmpty());
                            told.setVisible(!text.isEmpty());
                            told.setManaged(!text.isEmpty());
                        });
        var runtime = new Label();
        runtime.setId("runtime");
        runtime.setMaxWidth(320);
        runtime.textProperty().bind(model.runtimeProperty());
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(480);
        tip.textProperty().bind(model.runtimeProperty());
        runtime.setTooltip(tip);
        getChildren().addAll(busy, told, icons.icon("action-container", 14), runtime);
    }
}
