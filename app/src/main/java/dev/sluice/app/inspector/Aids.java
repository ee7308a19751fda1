package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;

import javafx.scene.control.TextInputControl;

import org.jspecify.annotations.Nullable;

/// What the fields of the inspector share: who tries expressions, who keeps secrets, and which
/// field was typed into last.
final class Aids {
    private final InspectorModel model;
    private final TrialModel trial;
    private final SecretsModel secrets;
    private final Messages messages;
    private @Nullable TextInputControl last;

    Aids(InspectorModel model, TrialModel trial, SecretsModel secrets, Messages messages) {
        this.model = model;
        this.trial = trial;
        this.secrets = secrets;
        this.messages = messages;
    }

    InspectorModel model() {
        return model;
    }

    TrialModel trial() {
        return trial;
    }

    SecretsModel secrets() {
        return secrets;
    }

    Messages messages() {
        return messages;
    }

    /// Notes that a field that may hold expressions has the keyboard.
    void entered(TextInputControl input) {
        last = input;
    }

    /// Puts a path where the caret was last, as an expression of its own outside of one. Returns
    /// whether there was such a field.
    boolean insert(String path) {
        TextInputControl input = last;
        if (input == null || input.getScene() == null) {
            return false;
        }
        String before = input.getText().substring(0, input.getSelection().getStart());
        boolean inside = before.lastIndexOf("{%") > before.lastIndexOf("%}");
        boolean quoted = !inside && input.getText().strip().startsWith("{");
        String put = inside ? path : "{% " + path + " %}";
        input.requestFocus();
        input.deselect();
        input.positionCaret(before.length());
        input.insertText(before.length(), quoted ? '"' + put + '"' : put);
        return true;
    }
}
