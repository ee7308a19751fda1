package dev.sluice.app.problems;

import dev.sluice.app.edit.repair.Repair;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The list of problems. A click or Enter goes to the place.
public final class ProblemsView extends BorderPane {
    /// What a cell and the scroll bar take beside a row.
    private static final double BESIDE = 32;

    private final ProblemsModel model;
    private final Messages messages;
    private final Icons icons;

    public ProblemsView(ProblemsModel model, Messages messages, Icons icons) {
        this.model = model;
        this.messages = messages;
        this.icons = icons;
        var list = new ListView<Problem>();
        list.setId("problems");
        list.setAccessibleText(messages.text("panel.problems"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(empty());
        list.setOnKeyPressed(
                key -> {
                    Problem chosen = list.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && chosen != null) {
                        model.goTo(chosen);
                    } else if (key.getCode() == KeyCode.F8 && chosen != null) {
                        model.repair(chosen);
                    }
                });
        model.problemsProperty().subscribe(problems -> list.getItems().setAll(problems));
        getStyleClass().addAll("panel", "problems");
        setCenter(list);
    }

    private VBox empty() {
        var label = new Label(messages.text("problems.none"));
        label.getStyleClass().add("empty");
        var box = new VBox(icons.icon("action-ok", 24), label);
        box.getStyleClass().add("empty-box");
        return box;
    }

    /// A problem: how bad, where, what, and what to do.
    private final class Cell extends ListCell<Problem> {
        private final Label place = new Label();
        private final Label message = new Label();
        private final Label hint = new Label();
        private final HBox row = new HBox();

        Cell() {
            place.getStyleClass().add("problem-place");
            message.setWrapText(true);
            hint.setWrapText(true);
            hint.getStyleClass().add("problem-hint");
            row.getStyleClass().add("problem-row");
            setPrefWidth(0);
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null) {
                            model.goTo(getItem());
                        }
                    });
        }

        /// A long message takes the lines it needs: the height is asked for without a width.
        @Override
        protected double computePrefHeight(double width) {
            return isEmpty() || getListView() == null
                    ? super.computePrefHeight(width)
                    : snappedTopInset()
                            + row.prefHeight(getListView().getWidth() - BESIDE)
                            + snappedBottomInset();
        }

        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean error = problem.severity() == Severity.ERROR;
            var icon = icons.icon(error ? "action-error" : "action-warning", 16);
            icon.getStyleClass().add(error ? "icon-danger" : "icon-warning");
            String element = problem.element();
            place.setText(element == null ? messages.text("problems.flow") : model.name(element));
            message.setText(messages.engine().message(problem));
            hint.setText(messages.engine().hint(problem));
            var text = hint.getText().isEmpty() ? new VBox(message) : new VBox(message, hint);
            HBox.setHgrow(text, Priority.ALWAYS);
            row.getChildren().setAll(icon, place, text);
            Repair repair = model.repairOf(problem);
            if (repair != null) {
                row.getChildren().add(button(problem, repair));
            }
            setGraphic(row);
            setAccessibleText(spoken(messages.text(error ? "problems.error" : "problems.warning")));
        }

        private String spoken(String severity) {
            return (severity
                            + ": "
                            + place.getText()
                            + ". "
                            + message.getText()
                            + " "
                            + hint.getText())
                    .strip();
        }

        private Button button(Problem problem, Repair repair) {
            var button = new Button(messages.text(repair.key()));
            button.setId("fix-" + problem.code());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().addAll("accent", "small-button");
            button.setOnAction(_ -> model.repair(problem));
            return button;
        }
    }
}
