package dev.sluice.app.runs;

import dev.sluice.app.fx.JsonField;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.SampleEvent.Origin;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows the event that the next run starts with, to be changed for now or saved as a file of the
/// flow.
final class EventDialog {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 260;

    private final Starts starts;
    private final Messages messages;
    private final JsonField field;
    private final TextField name = new TextField();
    private final Label told = new Label();
    private final BooleanBinding nameIsGood =
            Bindings.createBooleanBinding(
                    () -> EventFile.mayBeCalled(name.getText().strip()), name.textProperty());

    EventDialog(Starts starts, Messages messages) {
        this.starts = starts;
        this.messages = messages;
        this.field =
                new JsonField("event-input", messages.text("runs.event"), starts.value(), messages);
        field.text().setPrefSize(WIDTH, HEIGHT);
    }

    /// Opens the dialog, and does what the user answers.
    void show(Scene over) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("runs.event.edit"));
        var take = new ButtonType(messages.text("runs.event.take"), ButtonData.OK_DONE);
        var save = new ButtonType(messages.text("runs.event.save"), ButtonData.LEFT);
        var not = new ButtonType(messages.text("runs.cancel"), ButtonData.CANCEL_CLOSE);
        DialogPane pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(save, take, not);
        var content = new VBox(8, field, naming());
        VBox.setVgrow(field, Priority.ALWAYS);
        pane.setContent(content);
        pane.getStylesheets().setAll(over.getStylesheets());
        button(pane, take, "event-go").disableProperty().bind(field.validProperty().not());
        button(pane, save, "event-save")
                .disableProperty()
                .bind(
                        field.validProperty()
                                .not()
                                .or(nameIsGood.not())
                                .or(starts.mayBeKept().not()));
        dialog.showAndWait()
                .ifPresent(
                        answer -> {
                            if (answer == take) {
                                starts.type(field.value());
                            } else if (answer == save) {
                                starts.keep(name.getText().strip(), field.text().getText());
                            }
                        });
    }

    private static Button button(DialogPane pane, ButtonType type, String id) {
        Button button = (Button) pane.lookupButton(type);
        button.setId(id);
        return button;
    }

    /// Where the event would be saved.
    private VBox naming() {
        SampleEvent chosen = starts.eventProperty().get();
        name.setText(chosen != null && chosen.origin() == Origin.FILE ? chosen.name() : "");
        name.setId("event-name");
        name.setPromptText(messages.text("runs.event.name"));
        name.setAccessibleText(messages.text("runs.event.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var folder = new Label("events/");
        folder.setMinWidth(Region.USE_PREF_SIZE);
        var ending = new Label(".json");
        ending.setMinWidth(Region.USE_PREF_SIZE);
        told.setId("event-told");
        told.getStyleClass().add("form-note");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        name.textProperty().subscribe(_ -> tell());
        var line = new HBox(4, folder, name, ending);
        line.setAlignment(Pos.CENTER_LEFT);
        line.disableProperty().bind(starts.mayBeKept().not());
        return new VBox(4, line, told);
    }

    private void tell() {
        String wanted = name.getText().strip();
        boolean isThere =
                starts.events().stream()
                        .anyMatch(e -> e.origin() == Origin.FILE && e.name().equals(wanted));
        String key =
                !starts.mayBeKept().get()
                        ? "runs.event.unsaved"
                        : wanted.isEmpty()
                                ? "runs.event.nameless"
                                : !nameIsGood.get()
                                        ? "runs.event.misnamed"
                                        : isThere ? "runs.event.replaces" : "runs.event.adds";
        told.setText(messages.text(key, "events/" + wanted + ".json"));
    }
}
