package dev.sluice.app.runs;

import dev.sluice.app.fx.JsonField;
import dev.sluice.app.fx.Messages;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Asks for a JSON value, such as the input that a step is run with.
public final class InputDialog {
    private InputDialog() {}

    /// Asks for the input that a step is run with.
    ///
    /// @param given what it had last
    public static void ask(
            String step,
            @Nullable Object given,
            Messages messages,
            Scene over,
            Consumer<@Nullable Object> run) {
        var field =
                new JsonField("alone-input", messages.text("runs.alone.input"), given, messages);
        var question =
                new Question(
                        messages.text("runs.alone.title", step),
                        messages.text("runs.run"),
                        messages.text("runs.cancel"));
        ask(question, field, over, run);
    }

    /// What a value is asked for with.
    ///
    /// @param go what the button says that takes it
    /// @param not what the button says that leaves all as it is
    public record Question(String title, String go, String not) {}

    /// Asks for any value.
    public static void ask(
            Question question, JsonField field, Scene over, Consumer<@Nullable Object> then) {
        field.text().setPrefSize(520, 260);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(question.title());
        var yes = new ButtonType(question.go(), ButtonData.OK_DONE);
        var no = new ButtonType(question.not(), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(yes, no);
        dialog.getDialogPane().setContent(field);
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        Button button = (Button) dialog.getDialogPane().lookupButton(yes);
        button.setId(field.text().getId().replaceFirst("-[^-]*$", "-go"));
        button.disableProperty().bind(field.validProperty().not());
        dialog.showAndWait()
                .filter(answer -> answer == yes)
                .ifPresent(_ -> then.accept(field.value()));
    }
}
