package dev.sluice.app.runs.waiting;

import dev.sluice.app.fx.FormArea;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.machine.Failure;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

import java.util.function.Consumer;

/// Asks for the error that a callback ends in.
final class FailureDialog {
    private FailureDialog() {}

    static void ask(String step, Messages messages, Scene over, Consumer<Failure> then) {
        var error = new TextField("Rejected");
        error.setId("callback-error");
        var cause = new FormArea();
        cause.setId("callback-cause");
        cause.setPrefSize(380, 96);
        cause.setWrapText(true);
        var form = new GridPane();
        form.getStyleClass().add("export-form");
        form.addRow(0, label("runs.callback.error", error, messages), error);
        form.addRow(1, label("runs.callback.cause", cause, messages), cause);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("runs.callback.fail.title", step));
        var yes = new ButtonType(messages.text("runs.callback.fail.go"), ButtonData.OK_DONE);
        var no = new ButtonType(messages.text("runs.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(yes, no);
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        Button go = (Button) dialog.getDialogPane().lookupButton(yes);
        go.setId("callback-go");
        go.disableProperty().bind(error.textProperty().map(text -> text.isBlank()));
        dialog.showAndWait()
                .filter(answer -> answer == yes)
                .ifPresent(_ -> then.accept(new Failure(error.getText().strip(), cause.getText())));
    }

    private static Label label(String key, javafx.scene.Node field, Messages messages) {
        var label = new Label(messages.text(key));
        label.setLabelFor(field);
        return label;
    }
}
