package dev.sluice.app.runs;

import dev.sluice.app.fx.Indented;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Asks for the input that a step is run with.
public final class InputDialog {
    private InputDialog() {}

    /// @param given what it had last
    public static void ask(
            String step,
            @Nullable Object given,
            Messages messages,
            Scene over,
            Consumer<@Nullable Object> run) {
        var text = new TextArea(Indented.json(given));
        text.setId("alone-input");
        text.setAccessibleText(messages.text("runs.alone.input"));
        text.getStyleClass().add("code-field");
        text.setPrefSize(520, 260);
        var wrong = new Label();
        wrong.getStyleClass().add("field-mistake");
        wrong.setWrapText(true);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("runs.alone.title", step));
        var go = new ButtonType(messages.text("runs.run"), ButtonData.OK_DONE);
        var not = new ButtonType(messages.text("shell.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(go, not);
        dialog.getDialogPane().setContent(new VBox(8, text, wrong));
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        Button button = (Button) dialog.getDialogPane().lookupButton(go);
        button.setId("alone-go");
        text.textProperty()
                .subscribe(
                        typed -> {
                            String mistake = mistake(typed, messages);
                            wrong.setText(mistake);
                            button.setDisable(!mistake.isEmpty());
                        });
        dialog.showAndWait()
                .filter(answer -> answer == go)
                .ifPresent(_ -> run.accept(value(text.getText())));
    }

    private static String mistake(String typed, Messages messages) {
        try {
            Json.parse(typed);
            return "";
        } catch (JsonSyntaxException e) {
            return messages.text(
                    "inspector.wrong.json", e.line(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Object value(String typed) {
        try {
            return Json.parse(typed);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("The button takes JSON alone", e);
        }
    }
}
