package dev.sluice.app.runs.history;

import dev.sluice.app.fx.Confirmation;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;
import dev.sluice.app.session.RunView;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.journal.RunSummary.Status;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// The runs panel: the history on the left, the result of the chosen one on the right.
public final class RunsView extends BorderPane {
    private final History model;
    private final Messages messages;
    private final Icons icons;
    private final RunSearch search;
    private final TextField text = new TextField();
    private final ComboBox<@Nullable Status> status = new ComboBox<>();
    private final FilteredList<RunSummary> found;
    private final ListView<RunSummary> list;
    private @Nullable String wanted;
    private boolean isMarking;

    public RunsView(History model, CompareModel compare, Messages messages, Icons icons) {
        this.model = model;
        this.messages = messages;
        this.icons = icons;
        this.search = new RunSearch(messages, model::trigger, Clock.system(ZoneId.systemDefault()));
        model.readBeside(search::prepare);
        this.found = new FilteredList<>(model.all());
        this.list = new ListView<>(found);
        getStyleClass().addAll("panel", "runs");
        prepareList();
        text.setId("run-search");
        text.setPromptText(messages.text("runs.search"));
        text.setAccessibleText(messages.text("runs.search"));
        text.textProperty().subscribe((_, _) -> find());
        HBox.setHgrow(text, Priority.ALWAYS);
        var tools = new HBox(text, statuses());
        tools.getStyleClass().add("panel-tools");
        var history = new BorderPane(list);
        history.setTop(tools);
        history.getStyleClass().add("panel");
        var split = new SplitPane(history, new RunResult(model, compare, search, messages, icons));
        split.setDividerPositions(0.42);
        setCenter(split);
        model.viewProperty().subscribe(this::follow);
        model.all().addListener((ListChangeListener<RunSummary>) _ -> mark());
    }

    /// Marks another run once it is shown, unless the user waits for one that is being read.
    private void follow(RunView view) {
        if (view.isGoingOn() || wanted == null || wanted.equals(view.run())) {
            wanted = null;
            RunSummary marked = list.getSelectionModel().getSelectedItem();
            if (marked == null || !marked.id().equals(view.run())) {
                isMarking = true;
                mark();
                isMarking = false;
            }
        }
    }

    /// Chooses the run that the panels show, unless the user has chosen several.
    private void mark() {
        String shown = model.viewProperty().get().run();
        var chosen = list.getSelectionModel();
        if (chosen.getSelectedItems().size() > 1) {
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(shown)) {
                chosen.clearAndSelect(i);
                return;
            }
        }
    }

    /// A run that is chosen in the list is shown; several can be removed.
    private void prepareList() {
        list.setId("run-history");
        list.setAccessibleText(messages.text("runs.history"));
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(36);
        list.setPlaceholder(nothing());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        run -> {
                            if (run != null && !isMarking && !model.isArranging()) {
                                boolean isShown = run.id().equals(model.viewProperty().get().run());
                                wanted = isShown ? null : run.id();
                                model.show(run);
                            }
                        });
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var remove = new MenuItem(messages.text("runs.delete"), icons.icon("action-delete", 14));
        remove.setId("run-delete");
        remove.setOnAction(_ -> delete());
        list.setContextMenu(new ContextMenu(remove));
        list.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.DELETE) {
                        delete();
                        key.consume();
                    }
                });
    }

    /// Says why the list is empty.
    private Label nothing() {
        var none = new Label();
        none.getStyleClass().add("empty");
        none.setWrapText(true);
        none.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.text(
                                                model.all().isEmpty()
                                                        ? "runs.none"
                                                        : "runs.none-found"),
                                model.all()));
        return none;
    }

    /// Shows the runs that the search finds.
    private void find() {
        if (!text.getText().isBlank() && !search.isReady(model.all())) {
            model.readAgain(this::find);
            return;
        }
        isMarking = true;
        found.setPredicate(search.of(text.getText(), status.getValue()));
        mark();
        isMarking = false;
    }

    private ComboBox<@Nullable Status> statuses() {
        status.setId("run-status");
        status.setAccessibleText(messages.text("runs.status"));
        status.getItems().add(null);
        status.getItems().addAll(Status.values());
        status.setConverter(new Named<>(messages.text("runs.status.any"), search::status));
        status.setPrefWidth(124);
        status.setMinWidth(Region.USE_PREF_SIZE);
        status.valueProperty().subscribe((_, _) -> find());
        return status;
    }

    /// Asks, then removes the runs that are chosen.
    private void delete() {
        List<RunSummary> chosen =
                list.getSelectionModel().getSelectedItems().stream()
                        .filter(run -> run != null && run.status() != Status.RUNNING)
                        .toList();
        if (chosen.isEmpty()) {
            return;
        }
        var sure =
                new Confirmation(
                        "run-delete-go",
                        messages.text("runs.delete.title", chosen.size()),
                        messages.text("runs.delete.text"),
                        messages.text("runs.delete.go"));
        if (sure.given(this, messages)) {
            list.getSelectionModel().clearSelection();
            model.delete(chosen);
        }
    }

    private String span(Instant from, @Nullable Instant to) {
        if (to == null) {
            return "";
        }
        long millis = Duration.between(from, to).toMillis();
        if (millis < 1_000) {
            return messages.text("runs.millis", millis);
        }
        double seconds = millis / 1_000.0;
        NumberFormat number = NumberFormat.getNumberInstance(messages.locale());
        number.setMaximumFractionDigits(seconds < 10 ? 2 : 0);
        return messages.text("runs.seconds", number.format(seconds));
    }

    /// A run: how it ended, what started it, when, how long it took.
    private final class Cell extends ListCell<RunSummary> {
        private final Label what = new Label();
        private final Label when = new Label();
        private final Label detail = new Label();
        private final Button resume = new Button(messages.text("runs.resume"));
        private final HBox row = new HBox();

        Cell() {
            detail.getStyleClass().add("problem-hint");
            when.getStyleClass().add("problem-hint");
            resume.getStyleClass().add("small-button");
            resume.setMinWidth(Region.USE_PREF_SIZE);
            resume.setOnAction(_ -> model.resume(getItem()));
            row.getStyleClass().add("run-row");
            when.setMinWidth(Region.USE_PREF_SIZE);
            what.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(RunSummary run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            what.setText(search.status(run.status()));
            when.setText(search.when(run));
            String error = run.error();
            String span = span(run.started(), run.ended());
            detail.setText(search.trigger(run) + "  " + span + (error == null ? "" : "  " + error));
            HBox.setHgrow(detail, Priority.ALWAYS);
            row.getChildren().setAll(icon(run.status()), what, when, detail);
            if (run.status() == Status.INTERRUPTED) {
                resume.disableProperty().bind(model.busyProperty());
                row.getChildren().add(resume);
            }
            setGraphic(row);
            setTooltip(new Tooltip((search.moment(run) + "\n" + search.raised(run)).strip()));
            setAccessibleText(what.getText() + " " + when.getText() + " " + detail.getText());
        }

        private Region icon(Status status) {
            String name =
                    switch (status) {
                        case SUCCEEDED -> "action-ok";
                        case FAILED -> "action-error";
                        case RUNNING -> "action-run";
                        case INTERRUPTED -> "action-warning";
                        case CANCELLED -> "action-stop";
                    };
            var icon = icons.icon(name, 16);
            icon.getStyleClass().add("run-" + status.name().toLowerCase(Locale.ROOT));
            return icon;
        }
    }
}
