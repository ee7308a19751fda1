package dev.sluice.app.events;

import dev.sluice.app.fx.EngineTexts;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.machine.RunEvent;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/// The table of events. A click selects the step.
public final class EventsView extends BorderPane {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    public EventsView(EventsModel model, Messages messages) {
        var table = new TableView<>(model.rows());
        table.setId("events");
        table.setAccessibleText(messages.text("panel.events"));
        table.getStyleClass().addAll("dense", "events");
        table.setFixedCellSize(24);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        var empty = new Label(messages.text("events.empty"));
        empty.getStyleClass().add("empty");
        table.setPlaceholder(empty);
        var columns = table.getColumns();
        columns.add(narrow(column(messages, "seq", 48, r -> Long.toString(r.entry().seq()))));
        columns.add(narrow(column(messages, "time", 108, r -> TIME.format(r.entry().time()))));
        columns.add(
                narrow(
                        column(
                                messages,
                                "type",
                                188,
                                row -> messages.text("events.kind." + row.type()))));
        columns.add(narrow(column(messages, "step", 150, model::step)));
        columns.add(column(messages, "detail", 500, row -> detail(row, messages)));
        table.setRowFactory(
                _ -> {
                    var row = new TableRow<EventRow>();
                    row.setOnMouseClicked(
                            _ -> {
                                if (row.getItem() != null) {
                                    model.goTo(row.getItem());
                                }
                            });
                    return row;
                });
        getStyleClass().add("panel");
        setCenter(table);
        setTop(new TravelBar(model, table, messages));
    }

    private static String detail(EventRow row, Messages messages) {
        EngineTexts engine = messages.engine();
        String told =
                switch (row.entry().event()) {
                    case RunEvent.RunCancelled _ -> engine.told(row.detail());
                    case RunEvent.RunFailed e when engine.raises(e.failure()) ->
                            engine.told(row.detail());
                    case RunEvent.StepFailed e when engine.raises(e.failure()) ->
                            engine.told(row.detail());
                    default -> row.detail();
                };
        return row.isChanged() ? messages.text("events.changed", told) : told;
    }

    /// Leaves spare room to the last column.
    private static TableColumn<EventRow, String> narrow(TableColumn<EventRow, String> column) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth() * 1.5);
        return column;
    }

    private static TableColumn<EventRow, String> column(
            Messages messages, String name, double width, Function<EventRow, String> text) {
        var column = new TableColumn<EventRow, String>(messages.text("events." + name));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
