package dev.sluice.app.events;

import dev.sluice.app.fx.Messages;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Goes back and forth in a run that has ended: the canvas shows how it stood then.
final class TravelBar extends HBox {
    private final EventsModel model;
    private final TableView<EventRow> table;
    private final Messages messages;
    private final Slider slider = new Slider();
    private final Label where = new Label();
    private boolean arranging;

    TravelBar(EventsModel model, TableView<EventRow> table, Messages messages) {
        this.model = model;
        this.table = table;
        this.messages = messages;
        getStyleClass().add("panel-tools");
        slider.setId("travel");
        slider.setAccessibleText(messages.text("events.travel"));
        slider.setTooltip(new Tooltip(messages.text("events.travel")));
        slider.setBlockIncrement(1);
        slider.setMin(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().subscribe((_, _) -> go());
        where.getStyleClass().add("panel-status");
        where.setId("travel-where");
        getChildren().addAll(slider, where);
        model.rows().addListener((ListChangeListener<EventRow>) _ -> arrange());
        arrange();
    }

    private void arrange() {
        int all = model.journey();
        arranging = true;
        slider.setMax(Math.max(1, all));
        slider.setValue(Math.max(1, all));
        arranging = false;
        setVisible(all > 0);
        setManaged(all > 0);
        where.setText(messages.text("events.at", all, all));
    }

    private void go() {
        int at = (int) Math.round(slider.getValue());
        int all = model.journey();
        where.setText(messages.text("events.at", at, all));
        if (!arranging && all > 0) {
            model.travel(at);
            table.getSelectionModel().clearAndSelect(at - 1);
            table.scrollTo(Math.max(0, at - 4));
        }
    }
}
