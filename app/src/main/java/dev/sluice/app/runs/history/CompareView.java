package dev.sluice.app.runs.history;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.SpokenRow;
import dev.sluice.app.runs.history.CompareModel.Row;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.function.Function;

/// The differences between two runs as a table.
final class CompareView extends TableView<Row> {
    private static final double LEAST = 60;

    CompareView(CompareModel model, Messages messages) {
        super(model.rows());
        setId("differences");
        setAccessibleText(messages.text("runs.compare"));
        getStyleClass().add("dense");
        setFixedCellSize(24);
        setRowFactory(_ -> new SpokenRow<>());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        var same = new Label(messages.text("runs.compare.same"));
        same.getStyleClass().add("empty");
        setPlaceholder(same);
        getColumns().add(column(messages.text("runs.compare.step"), 130, row -> model.name(row)));
        getColumns()
                .add(column(messages.text("runs.compare.what"), 70, r -> messages.text(r.what())));
        getColumns().add(column(messages.text("runs.compare.path"), 90, row -> row.path(messages)));
        getColumns()
                .add(column(messages.text("runs.compare.here"), 170, row -> row.here(messages)));
        getColumns()
                .add(column(messages.text("runs.compare.there"), 170, row -> row.there(messages)));
    }

    private static TableColumn<Row, String> column(
            String title, double width, Function<Row, String> text) {
        var column = new TableColumn<Row, String>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, LEAST));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
