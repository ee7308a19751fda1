package dev.sluice.app.runs.history;

import dev.sluice.app.fx.FailureText;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;
import dev.sluice.app.session.RunView;
import dev.sluice.engine.journal.RunSummary;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.RunEvent;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the shown run gave, or how it differs from another one.
final class RunResult extends BorderPane {
    private final History model;
    private final CompareModel compare;
    private final RunSearch search;
    private final Messages messages;
    private final Label title = new Label();
    private final Label failure = new Label();
    private final JsonTree tree;

    RunResult(
            History model, CompareModel compare, RunSearch search, Messages messages, Icons icons) {
        this.model = model;
        this.compare = compare;
        this.search = search;
        this.messages = messages;
        this.tree = new JsonTree(messages);
        title.getStyleClass().add("form-title");
        title.setId("run-title");
        failure.getStyleClass().add("failure-text");
        failure.setId("run-failure");
        failure.setWrapText(true);
        failure.setMinHeight(Region.USE_PREF_SIZE);
        tree.setId("run-output");
        tree.setAccessibleText(messages.text("runs.output"));
        var copy = new Button(null, icons.icon("action-copy", 16));
        copy.getStyleClass().addAll("flat", "button-icon");
        copy.setAccessibleText(messages.text("json.copy"));
        copy.setTooltip(new Tooltip(messages.text("json.copy")));
        copy.setOnAction(_ -> tree.copy());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap, others(), copy);
        head.getStyleClass().add("panel-tools");
        setCenter(tree);
        var differences = new CompareView(compare, messages);
        compare.otherProperty()
                .subscribe(
                        other -> {
                            setCenter(other == null ? tree : differences);
                            showFailure();
                        });
        setTop(new VBox(head, failure));
        getStyleClass().add("panel");
        model.viewProperty().subscribe(this::show);
    }

    /// Chooses the run to compare with, or none.
    private ComboBox<Optional<RunSummary>> others() {
        var others = new ComboBox<Optional<RunSummary>>();
        others.setId("run-compare");
        others.setAccessibleText(messages.text("runs.compare"));
        others.setPrefWidth(190);
        others.setConverter(
                new Named<>(run -> run.map(this::named).orElse(messages.text("runs.compare"))));
        others.setCellFactory(_ -> new Other());
        others.setOnShowing(
                _ -> {
                    List<Optional<RunSummary>> all = new ArrayList<>();
                    all.add(Optional.empty());
                    model.others().forEach(run -> all.add(Optional.of(run)));
                    others.getItems().setAll(all);
                });
        compare.otherProperty().subscribe(run -> others.setValue(Optional.ofNullable(run)));
        others.setOnAction(
                _ -> {
                    Optional<RunSummary> chosen = others.getValue();
                    compare.otherProperty().set(chosen == null ? null : chosen.orElse(null));
                });
        return others;
    }

    private void show(RunView view) {
        Entry end = model.end();
        switch (end == null ? null : end.event()) {
            case RunEvent.RunSucceeded(var output) -> {
                say(messages.text("runs.result.succeeded"), null);
                tree.show(output);
            }
            case RunEvent.RunFailed(var raised, var step) -> {
                String where = step == null ? "–" : model.name(step.text());
                say(messages.text("runs.result.failed", where), raised);
                tree.clear();
            }
            case RunEvent.RunCancelled _ -> {
                say(messages.text("runs.result.cancelled"), null);
                tree.clear();
            }
            case null, default -> {
                say(view.isGoingOn() ? messages.text("runs.result.running") : "", null);
                tree.clear();
            }
        }
    }

    private void say(String text, @Nullable Failure raised) {
        title.setText(text);
        failure.setText(raised == null ? "" : FailureText.of(raised, messages.engine()).whole());
        showFailure();
    }

    /// Differences need the room that the failure has otherwise.
    private void showFailure() {
        boolean shown = !failure.getText().isEmpty() && compare.otherProperty().get() == null;
        failure.setVisible(shown);
        failure.setManaged(shown);
    }

    private String named(RunSummary run) {
        return search.status(run.status()) + " · " + search.when(run);
    }

    /// A run to compare with, or none.
    private final class Other extends ListCell<Optional<RunSummary>> {
        @Override
        protected void updateItem(Optional<RunSummary> run, boolean empty) {
            super.updateItem(run, empty);
            setText(
                    empty || run == null
                            ? null
                            : run.map(RunResult.this::named)
                                    .orElse(messages.text("runs.compare.none")));
        }
    }
}
