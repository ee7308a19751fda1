package dev.sluice.app.events;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.SpokenRow;
import dev.sluice.app.fx.WholeValue;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/// The table of events. A click selects the step.
public final class EventsView extends BorderPane {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private final Messages messages;

    public EventsView(EventsModel model, Messages messages) {
        this.messages = messages;
        TableView<EventRow> table = table(model);
        getStyleClass().add("panel");
        setCenter(table);
        var tools = new HBox(search(model), new TravelBar(model, table, messages));
        HBox.setHgrow(tools.getChildren().getLast(), Priority.ALWAYS);
        tools.getStyleClass().add("panel-tools");
        setTop(tools);
        table.setRowFactory(_ -> row(model));
        table.setOnKeyPressed(
                key -> {
                    EventRow chosen = table.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && chosen != null) {
                        model.goTo(chosen);
                        open(chosen);
                        key.consume();
                    }
                });
    }

    private TableView<EventRow> table(EventsModel model) {
        var table = new TableView<>(model.found());
        table.setId("events");
        table.setAccessibleText(messages.text("panel.events"));
        table.getStyleClass().addAll("dense", "events");
        table.setFixedCellSize(24);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        var empty = new Label();
        empty.getStyleClass().add("empty");
        empty.textProperty()
                .bind(
                        Bindings.when(Bindings.isEmpty(model.rows()))
                                .then(messages.text("events.empty"))
                                .otherwise(messages.text("events.none-found")));
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
        return table;
    }

    /// A click goes to the event's step, a second one shows all of the event.
    private TableRow<EventRow> row(EventsModel model) {
        var row = new SpokenRow<EventRow>();
        row.setOnMouseClicked(
                click -> {
                    if (row.getItem() != null) {
                        model.goTo(row.getItem());
                    }
                    if (row.getItem() != null && click.getClickCount() == 2) {
                        open(row.getItem());
                    }
                });
        return row;
    }

    private TextField search(EventsModel model) {
        var text = new TextField();
        text.setId("event-filter");
        text.setPromptText(messages.text("events.filter"));
        text.setAccessibleText(messages.text("events.filter"));
        text.textProperty()
                .subscribe(
                        (_, typed) ->
                                model.find(
                                        typed, row -> messages.text("events.kind." + row.type())));
        return text;
    }

    /// Shows all that an event carries.
    private void open(EventRow row) {
        WholeValue.show(row.whole(messages), messages, getScene());
    }

    private static String detail(EventRow row, Messages messages) {
        String told = row.detail(messages);
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
