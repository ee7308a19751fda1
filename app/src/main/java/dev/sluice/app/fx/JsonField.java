package dev.sluice.app.fx;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// A JSON value that is typed; where it is none, what is wrong stands below while it is typed.
public final class JsonField extends VBox {
    private final Messages messages;
    private final TextArea text;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
    private @Nullable Object value;

    /// @param id of the text area
    /// @param label for those who do not see
    public JsonField(String id, String label, @Nullable Object given, Messages messages) {
        super(4);
        this.messages = messages;
        value = given;
        text = new FormArea(Indented.json(given));
        text.setId(id);
        text.setAccessibleText(label);
        text.getStyleClass().add("code-field");
        setVgrow(text, Priority.ALWAYS);
        var wrong = new Label();
        wrong.getStyleClass().add("field-mistake");
        wrong.setWrapText(true);
        getStyleClass().addAll("field", "json-field");
        getChildren().addAll(text, wrong);
        text.textProperty()
                .subscribe(
                        typed -> {
                            String mistake = read(typed);
                            wrong.setText(mistake);
                            wrong.setVisible(!mistake.isEmpty());
                            wrong.setManaged(!mistake.isEmpty());
                        });
    }

    private String read(String typed) {
        try {
            value = Json.parse(typed);
            valid.set(true);
            return "";
        } catch (JsonSyntaxException e) {
            valid.set(false);
            return messages.text(
                    "inspector.wrong.json",
                    e.line(),
                    e.column(),
                    messages.engine().told(String.valueOf(e.getMessage())));
        }
    }

    /// Whether what is typed is JSON.
    public BooleanExpression validProperty() {
        return valid.getReadOnlyProperty();
    }

    /// What was typed, as of the last time it was JSON.
    public @Nullable Object value() {
        return value;
    }

    /// The part that is typed into.
    public TextArea text() {
        return text;
    }
}
