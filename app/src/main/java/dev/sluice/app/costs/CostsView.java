package dev.sluice.app.costs;

import dev.sluice.app.costs.CostRows.Row;
import dev.sluice.app.costs.CostsModel.Costs;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.SpokenRow;
import dev.sluice.engine.cost.Estimate;
import dev.sluice.engine.cost.bill.Missing;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The cost panel: two sums, a line per step, and what they rest on.
public final class CostsView extends BorderPane {
    private static final int MOST_RUNS = 1_000_000_000;
    private static final double TABLE_WIDTH = 600;

    private final CostsModel model;
    private final Messages messages;
    private final Label perRun = new Label("–");
    private final Label perMonth = new Label("–");
    private final Label origin = new Label();
    private final CheckBox mainland = new CheckBox();
    private final VBox basis = new VBox();
    private final TableView<Row> table = new TableView<>();

    public CostsView(CostsModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("panel", "costs");
        perRun.setId("cost-run");
        perMonth.setId("cost-month");
        basis.getStyleClass().add("cost-basis");
        var scroll = new ScrollPane(basis);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        // amounts are what the panel is for: in a small window the remarks give way
        scroll.prefWidthProperty().bind(widthProperty().map(CostsView::remarksWidth));
        setTop(tools());
        setCenter(table());
        setRight(scroll);
        model.costsProperty().subscribe(this::show);
    }

    private static double remarksWidth(Number panel) {
        return Math.clamp(panel.doubleValue() - TABLE_WIDTH, 160, 400);
    }

    private HBox tools() {
        var runs = new Spinner<Integer>(1, MOST_RUNS, model.runsPerMonthProperty().get(), 1_000);
        runs.setId("runs-per-month");
        runs.setEditable(true);
        runs.setPrefWidth(130);
        runs.getValueFactory().setConverter(whole(runs));
        runs.valueProperty().subscribe((_, value) -> model.runsPerMonthProperty().set(value));
        runs.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                runs.commitValue();
                            }
                        });
        var runsLabel = new Label(messages.text("costs.runs-per-month"));
        runsLabel.setLabelFor(runs);
        runs.setAccessibleText(runsLabel.getText());
        var free = new CheckBox(messages.text("costs.free-tier"));
        free.selectedProperty().bindBidirectional(model.freeTierProperty());
        mainland.setId("cost-mainland");
        mainland.setText(messages.text("costs.region.mainland"));
        mainland.setMinWidth(Region.USE_PREF_SIZE);
        mainland.selectedProperty().bindBidirectional(model.mainlandProperty());
        origin.setId("cost-origin");
        origin.getStyleClass().add("form-note");
        origin.setWrapText(true);
        origin.setMinHeight(Region.USE_PREF_SIZE);
        runsLabel.setMinWidth(Region.USE_PREF_SIZE);
        free.setMinWidth(Region.USE_PREF_SIZE);
        var tools =
                new HBox(
                        sum("costs.per-run", perRun),
                        sum("costs.per-month", perMonth),
                        runsLabel,
                        runs,
                        free,
                        mainland);
        tools.getStyleClass().add("panel-tools");
        return tools;
    }

    /// A text that is no number leaves the value as it is.
    private StringConverter<Integer> whole(Spinner<Integer> runs) {
        return new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return NumberFormat.getIntegerInstance(messages.locale()).format(value);
            }

            @Override
            public Integer fromString(String text) {
                String digits = text.replaceAll("[^0-9]", "");
                return digits.isEmpty() || digits.length() > 9
                        ? runs.getValue()
                        : Integer.valueOf(digits);
            }
        };
    }

    private HBox sum(String name, Label amount) {
        var label = new Label(messages.text(name));
        label.getStyleClass().add("cost-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        amount.getStyleClass().add("cost-sum");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(label, amount);
        box.getStyleClass().add("cost-figure");
        box.setAlignment(Pos.BASELINE_LEFT);
        return box;
    }

    private TableView<Row> table() {
        table.setId("cost-lines");
        table.setAccessibleText(messages.text("panel.costs"));
        table.getStyleClass().addAll("dense");
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("step", 160, false, Row::name));
        table.getColumns().add(column("what", 96, false, Row::what));
        table.getColumns().add(column("per-run", 120, true, Row::run));
        table.getColumns().add(column("per-month", 110, true, Row::month));
        table.getColumns().add(column("known", 80, false, Row::known));
        table.setRowFactory(
                _ -> {
                    var row = new StepRow();
                    row.setOnMouseClicked(
                            _ -> {
                                if (row.getItem() != null) {
                                    model.goTo(row.getItem().step());
                                }
                            });
                    return row;
                });
        table.setPlaceholder(new Label(messages.text("costs.none")));
        return table;
    }

    private TableColumn<Row, String> column(
            String name, double width, boolean number, Function<Row, String> text) {
        var column = new TableColumn<Row, String>(messages.text("costs." + name));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        if (number) {
            column.setMaxWidth(width * 1.25); // what is spare goes to names
        }
        column.setSortable(false);
        column.setReorderable(false);
        if (number) {
            column.getStyleClass().add("number-column");
            column.setCellFactory(
                    _ ->
                            new TableCell<>() {
                                @Override
                                protected void updateItem(String item, boolean empty) {
                                    super.updateItem(item, empty);
                                    setText(empty ? null : item);
                                    setAlignment(Pos.CENTER_RIGHT);
                                }
                            });
        }
        return column;
    }

    private void show(@Nullable Costs costs) {
        if (costs == null) {
            return;
        }
        Estimate run = costs.run();
        Estimate month = costs.month();
        Locale locale = messages.locale();
        String more = run.isComplete() ? "" : " +";
        perRun.setText(Money.small(run.perRun(), run.currency(), locale) + more);
        perMonth.setText(Money.billed(month.perMonth(), month.currency(), locale) + more);
        origin.setText(costs.origin(messages));
        mainland.setVisible(costs.hasMainland());
        mainland.setManaged(costs.hasMainland());
        table.getItems().setAll(CostRows.of(costs, messages));
        basis.getChildren().setAll(remarks(month));
        basis.getChildren().addFirst(origin);
    }

    /// A row that shows where the lines of a step begin.
    private static final class StepRow extends SpokenRow<Row> {
        private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(FIRST, row != null && !empty && !row.name().isEmpty());
        }
    }

    private List<Label> remarks(Estimate estimate) {
        List<Label> remarks = new ArrayList<>();
        for (Missing missing : estimate.missing()) {
            Label label =
                    remark(
                            messages.text(
                                    "costs.missing",
                                    missing.step() == null ? "–" : missing.step(),
                                    messages.engine().remark(missing.what()),
                                    messages.engine().remark(missing.remedy())));
            label.getStyleClass().add("cost-missing");
            remarks.add(label);
        }
        estimate.basis().forEach(text -> remarks.add(remark(messages.engine().remark(text))));
        estimate.notes().forEach(text -> remarks.add(remark(messages.engine().remark(text))));
        return remarks;
    }

    private static Label remark(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("form-note");
        return label;
    }
}
