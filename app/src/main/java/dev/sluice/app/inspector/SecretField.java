package dev.sluice.app.inspector;

import dev.sluice.app.fx.Confirmation;
import dev.sluice.app.fx.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Whether a secret has a value, and the buttons to set and remove it.
final class SecretField extends HBox {
    private final String name;
    private final SecretsModel secrets;
    private final Messages messages;
    private final Label state = new Label();
    private final Button set = new Button();
    private final Button remove = new Button();

    SecretField(String name, SecretsModel secrets, Messages messages) {
        this.name = name;
        this.secrets = secrets;
        this.messages = messages;
        getStyleClass().add("secret-field");
        state.setMaxWidth(Double.MAX_VALUE);
        state.setWrapText(true);
        HBox.setHgrow(state, Priority.ALWAYS);
        set.setId("set-secret-" + name);
        set.setOnAction(_ -> ask());
        set.setMinWidth(Region.USE_PREF_SIZE);
        remove.setText(messages.text("inspector.secret.remove"));
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setId("remove-secret-" + name);
        remove.setOnAction(_ -> askToRemove());
        set.getStyleClass().addAll("small-button");
        remove.getStyleClass().addAll("flat", "small-button");
        getChildren().addAll(state, set, remove);
        secrets.namesProperty().subscribe(_ -> show());
        secrets.mistakeProperty().subscribe(_ -> show());
    }

    private void show() {
        boolean known = secrets.namesProperty().get().contains(name);
        String wrong = secrets.mistakeProperty().get();
        state.setText(
                wrong.isEmpty()
                        ? messages.text(
                                known ? "inspector.secret.set" : "inspector.secret.missing", name)
                        : messages.engine().told(wrong));
        state.getStyleClass().setAll("label", known ? "secret-known" : "secret-missing");
        set.setText(messages.text(known ? "inspector.secret.change" : "inspector.secret.give"));
        set.setAccessibleText(set.getText() + " " + name);
        set.setDisable(!secrets.hasPlace());
        remove.setVisible(known);
        remove.setManaged(known);
        remove.setAccessibleText(remove.getText() + " " + name);
    }

    private void askToRemove() {
        var sure =
                new Confirmation(
                        "secret-remove-go",
                        messages.text("inspector.secret.remove.title", name),
                        messages.text("inspector.secret.remove.text"),
                        messages.text("inspector.secret.remove.go"));
        if (sure.given(this, messages)) {
            secrets.remove(name);
        }
    }

    private void ask() {
        var value = new PasswordField();
        value.setId("secret-value");
        value.setAccessibleText(messages.text("inspector.secret.value", name));
        var where = new Label(messages.text("inspector.note.secrets"));
        where.setWrapText(true);
        where.setMaxWidth(380);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("inspector.secret.value", name));
        var keep = new ButtonType(messages.text("inspector.secret.keep"), ButtonData.OK_DONE);
        var not = new ButtonType(messages.text("inspector.secret.not"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(keep, not);
        dialog.getDialogPane().setContent(new VBox(12, value, where));
        dialog.getDialogPane().getStylesheets().setAll(getScene().getStylesheets());
        dialog.setOnShown(_ -> value.requestFocus());
        dialog.showAndWait()
                .filter(answer -> answer == keep && !value.getText().isEmpty())
                .ifPresent(_ -> secrets.set(name, value.getText()));
    }
}
