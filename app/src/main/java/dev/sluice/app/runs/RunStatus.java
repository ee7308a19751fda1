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
        told.setMaxWidth(420);
        var busy = new ProgressIndicator();
        busy.setPrefSize(12, 12);
        busy.setMaxSize(12, 12);
        busy.setAccessibleText(messages.text("runs.busy"));
        model.toldProperty()
                .subscribe(
                        text -> {
                            told.setText(messages.engine().told(text));
                            busy.setVisible(!text.isEmpty());
                            busy.setManaged(!text.isEmpty());
                            told.setVisible(!text.isEmpty());
                            told.setManaged(!text.isEmpty());
                        });
        var runtime = new Label();
        runtime.setId("runtime");
        runtime.setMaxWidth(320);
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(480);
        model.runtimeProperty()
                .subscribe(
                        place -> {
                            if (place != null) {
                                runtime.setText(name(place, messages));
                                tip.setText(messages.engine().told(place.more()));
                            }
                        });
        runtime.setTooltip(tip);
        getChildren().addAll(busy, told, icons.icon("action-container", 14), runtime);
    }

    private static String name(RunPlace.Isolation place, Messages messages) {
        String key = "runs.runtime." + place.name();
        return messages.has(key) ? messages.text(key) : place.name();
    }
}
