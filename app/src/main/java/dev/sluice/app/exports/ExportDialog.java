package dev.sluice.app.exports;

import dev.sluice.app.exports.ExportModel.State;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;
import dev.sluice.app.fx.SpokenRow;
import dev.sluice.engine.export.Report;
import dev.sluice.engine.export.Report.Fate;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.DirectoryChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/// Asks for a target and a folder, exports, and shows what became of each part of the flow.
public final class ExportDialog {
    private static final double WIDTH = 720;
    private static final double TABLE_HEIGHT = 280;

    private final ExportModel model;
    private final Messages messages;
    private final VBox result = new VBox();

    public ExportDialog(ExportModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    /// Opens the dialog and returns at once.
    public void show(Window owner) {
        closeOthers(owner);
        model.propose();
        var dialog = new Dialog<Void>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE); // its report leads to places in the flow
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("exports.title"));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.setId("export-dialog");
        var go = new ButtonType(messages.text("exports.go"), ButtonData.OK_DONE);
        pane.getButtonTypes()
                .setAll(
                        go,
                        new ButtonType(messages.text("exports.close"), ButtonData.CANCEL_CLOSE));
        Node button = pane.lookupButton(go);
        button.setId("export-go");
        button.getStyleClass().add("accent");
        button.disableProperty().bind(model.mayGo().not());
        button.addEventFilter(
                ActionEvent.ACTION,
                event -> {
                    event.consume();
                    model.go();
                });
        result.getStyleClass().add("export-result");
        var content = new VBox(form(owner), result);
        content.getStyleClass().add("export-content");
        content.setPrefWidth(WIDTH);
        VBox.setVgrow(result, Priority.ALWAYS);
        pane.setContent(content);
        var following =
                model.stateProperty().subscribe(state -> show(state, pane.getScene().getWindow()));
        dialog.setOnHidden(_ -> following.unsubscribe());
        dialog.show();
    }

    /// There is one at a time: another flow may be on top by now.
    private static void closeOthers(Window owner) {
        Window.getWindows().stream()
                .filter(
                        window ->
                                window instanceof Stage stage
                                        && stage.getOwner() == owner
                                        && stage.getScene().lookup("#export-dialog") != null)
                .toList()
                .forEach(Window::hide);
    }

    private GridPane form(Window owner) {
        var target = new ComboBox<String>();
        target.setId("export-target");
        target.getItems().setAll(ExportModel.TARGETS);
        target.setConverter(new Named<>(id -> messages.text("exports.target." + id)));
        target.valueProperty().bindBidirectional(model.targetProperty());
        target.setMaxWidth(Double.MAX_VALUE);
        var folder = new TextField();
        folder.setId("export-folder");
        folder.textProperty().bindBidirectional(model.folderProperty());
        var browse = new Button(messages.text("exports.browse"));
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(_ -> browse(owner));
        var hint = new Label(messages.text("exports.again"));
        hint.getStyleClass().add("form-note");
        var form = new GridPane();
        form.getStyleClass().add("export-form");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(new ColumnConstraints(), wide, new ColumnConstraints());
        form.addRow(0, label("exports.target", target), target);
        form.addRow(1, label("exports.folder", folder), folder, browse);
        form.add(hint, 1, 2, 2, 1);
        GridPane.setColumnSpan(target, 2);
        return form;
    }

    private Label label(String key, Node control) {
        var label = new Label(messages.text(key));
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void browse(Window owner) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(messages.text("exports.folder"));
        var chosen = chooser.showDialog(owner);
        if (chosen != null) {
            model.folderProperty().set(chosen.toString());
        }
    }

    private void show(State state, Window window) {
        result.getChildren().clear();
        switch (state) {
            case State.Ready() -> {
                if (model.hasErrors().get()) {
                    result.getChildren().add(text("exports.has-errors", "failure-text"));
                }
            }
            case State.Working() -> {
                var bar = new ProgressBar();
                bar.setAccessibleText(messages.text("exports.working"));
                bar.setMaxWidth(Double.MAX_VALUE);
                result.getChildren().addAll(text("exports.working", "form-note"), bar);
            }
            case State.Failed(var message, var remedy) ->
                    result.getChildren()
                            .addAll(
                                    text("exports.failed", "form-title"),
                                    wrapped(told(message) + "\n" + told(remedy), "failure-text"));
            case State.Done(var folder, var report) -> {
                result.getChildren()
                        .addAll(
                                where(folder),
                                unshown(),
                                text("exports.readme", "form-note"),
                                text(
                                        "exports.exact",
                                        "form-note",
                                        report.entries(Fate.EXACT).size()),
                                table(report));
            }
        }
        window.sizeToScene();
        stayOver(window);
    }

    /// Where the export lies, and the way there.
    private HBox where(Path folder) {
        Label told = text("exports.done", "form-title", folder);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        var open = new Button(messages.text("exports.open"));
        open.setId("export-open");
        open.getStyleClass().add("small-button");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(_ -> model.show(folder));
        var row = new HBox(told, open);
        row.getStyleClass().add("export-where");
        return row;
    }

    private Label unshown() {
        Label why = wrapped("", "failure-text");
        why.textProperty()
                .bind(
                        model.unshownProperty()
                                .map(
                                        wrong ->
                                                wrong.isEmpty()
                                                        ? ""
                                                        : messages.text(
                                                                "exports.unshown", told(wrong))));
        why.visibleProperty().bind(model.unshownProperty().isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        return why;
    }

    /// Keeps a window that has grown over the one it belongs to.
    private static void stayOver(Window window) {
        if (window instanceof Stage stage && stage.getOwner() != null) {
            Window owner = stage.getOwner();
            stage.setY(owner.getY() + Math.max(0, (owner.getHeight() - stage.getHeight()) / 2));
        }
    }

    private Label text(String key, String style, Object... values) {
        return wrapped(messages.text(key, values), style);
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// What does not carry over first, what carries over exactly last.
    private TableView<Report.Entry> table(Report report) {
        var table = new TableView<Report.Entry>();
        table.setId("export-report");
        table.setAccessibleText(messages.text("exports.report"));
        table.setRowFactory(_ -> new SpokenRow<>());
        table.getStyleClass().add("dense");
        table.setPrefHeight(TABLE_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        TableColumn<Report.Entry, String> name = column("item", 140, model::name);
        name.setCellFactory(_ -> new NameCell());
        table.getColumns().add(name);
        table.getColumns().add(column("what", 110, entry -> part(entry, messages)));
        table.getColumns().add(column("fate", 120, this::fate));
        TableColumn<Report.Entry, String> note = column("note", 320, entry -> told(entry.note()));
        note.setCellFactory(Wrapped::new);
        table.getColumns().add(note);
        table.getItems().addAll(report.entries(Fate.LOST));
        table.getItems().addAll(report.entries(Fate.EMULATED));
        table.getItems().addAll(report.entries(Fate.EXACT));
        table.setOnMouseClicked(_ -> go(table));
        table.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        go(table);
                        key.consume();
                    }
                });
        return table;
    }

    private void go(TableView<Report.Entry> table) {
        Report.Entry entry = table.getSelectionModel().getSelectedItem();
        if (entry != null) {
            model.goTo(entry);
        }
    }

    /// The part of an element that is told of, in the user's language.
    static String part(Report.Entry entry, Messages messages) {
        String step = "kind.step-" + entry.what();
        if (entry.kind() == Report.Kind.STEP && messages.has(step)) {
            return messages.text(step);
        }
        String part = "exports.part." + entry.what();
        return messages.has(part) ? messages.text(part) : messages.engine().told(entry.what());
    }

    private String told(String english) {
        return messages.engine().told(english);
    }

    private String fate(Report.Entry entry) {
        return messages.text("exports.fate." + entry.fate().name().toLowerCase(Locale.ROOT));
    }

    private TableColumn<Report.Entry, String> column(
            String name, double width, Function<Report.Entry, String> text) {
        var column = new TableColumn<Report.Entry, String>(messages.text("exports." + name));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    /// What an element is called, and its id.
    private static final class NameCell extends TableCell<Report.Entry, String> {
        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(item);
            Report.Entry entry = empty ? null : getTableRow().getItem();
            setTooltip(entry == null ? null : new Tooltip(entry.id()));
        }
    }

    /// A text with as many lines as it needs.
    private static final class Wrapped extends TableCell<Report.Entry, String> {
        private final Text text = new Text();

        Wrapped(TableColumn<Report.Entry, String> column) {
            text.getStyleClass().add("cell-text");
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(24));
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            text.setText(item);
            setGraphic(empty ? null : text);
            setAccessibleText(item);
        }
    }
}
