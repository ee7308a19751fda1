package dev.sluice.app.events;

import dev.sluice.app.fx.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Goes back and forth in a run that has ended: the canvas shows how it stood then.
final class TravelBar extends HBox {
    private final EventsModel model;
    private final TableView<EventRow> table;
    private final Messages messages;
    private final Slider slider = new Slider();
    private final Label where = new Label();
    private final Button end;
    private boolean arranging;

    TravelBar(EventsModel model, TableView<EventRow> table, Messages messages) {
        this.model = model;
        this.table = table;
        this.messages = messages;
        this.end = new Button(messages.text("events.to-end"));
        getStyleClass().add("travel");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(8);
        slider.setId("travel");
        slider.setAccessibleText(messages.text("events.travel"));
        slider.setTooltip(new Tooltip(messages.text("events.travel")));
        slider.setBlockIncrement(1);
        slider.setMin(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().subscribe((_, _) -> go());
        where.getStyleClass().add("panel-status");
        where.setId("travel-where");
        end.setId("travel-end");
        end.getStyleClass().add("small-button");
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.setOnAction(_ -> slider.setValue(slider.getMax()));
        end.setVisible(false);
        end.managedProperty().bind(end.visibleProperty());
        where.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(slider, where, end);
        model.rows().addListener((ListChangeListener<EventRow>) _ -> arrange());
        arrange();
    }

    private void arrange() {
        int all = model.journey();
        arranging = true;
        slider.setMax(Math.max(1, all));
        slider.setValue(Math.max(1, model.moment()));
        arranging = false;
        setVisible(all > 0);
        setManaged(all > 0);
        where.setText(messages.text("events.at", model.moment(), all));
        end.setVisible(model.moment() < all);
    }

    private void go() {
        int at = (int) Math.round(slider.getValue());
        int all = model.journey();
        where.setText(messages.text("events.at", at, all));
        end.setVisible(at < all);
        if (!arranging && all > 0) {
            model.travel(at);
            int row = model.lastFound(at);
            table.getSelectionModel().clearSelection();
            if (row >= 0) {
                table.getSelectionModel().select(row);
                table.scrollTo(Math.max(0, row - 3));
            }
        }
    }
}
