package dev.sluice.app.timeline;

import dev.sluice.app.fx.KeyNames;
import dev.sluice.app.fx.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;

/// The timeline panel: what its colours mean, how the time is shown, and the chart.
public final class TimelineView extends BorderPane {
    private static final List<Bar.Kind> EXPLAINED =
            List.of(
                    Bar.Kind.INIT,
                    Bar.Kind.RUNNING,
                    Bar.Kind.WAITING,
                    Bar.Kind.PAUSED,
                    Bar.Kind.FAILED);

    public TimelineView(TimelineModel model, Messages messages) {
        getStyleClass().add("panel");
        var chart = new Chart(model, messages);
        var texts = new BarText(model, messages);
        var collapse = new CheckBox(messages.text("timeline.collapse"));
        collapse.setId("timeline-collapse");
        collapse.setSelected(true);
        collapse.setTooltip(new Tooltip(messages.text("timeline.collapse.tip")));
        collapse.setMinWidth(Region.USE_PREF_SIZE);
        collapse.selectedProperty().subscribe((_, wanted) -> chart.collapse(wanted));
        var fit = new Button(messages.text("timeline.fit"));
        fit.setId("timeline-fit");
        fit.getStyleClass().add("small-button");
        fit.setTooltip(new Tooltip(messages.text("timeline.fit.tip", KeyNames.ofCommands())));
        fit.setMinWidth(Region.USE_PREF_SIZE);
        fit.setOnAction(_ -> chart.fit());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var tools = new HBox();
        tools.getStyleClass().add("panel-tools");
        EXPLAINED.forEach(kind -> tools.getChildren().add(legend(kind, texts)));
        tools.getChildren().addAll(gap, collapse, fit);
        setTop(tools);
        setCenter(chart);
        visibleProperty().subscribe(chart::seen);
    }

    private static Label legend(Bar.Kind kind, BarText texts) {
        var color = new Region();
        color.getStyleClass().addAll("timeline-legend", Strokes.style(kind));
        var label = new Label(texts.kind(kind), color);
        label.getStyleClass().add("panel-status");
        return label;
    }
}
