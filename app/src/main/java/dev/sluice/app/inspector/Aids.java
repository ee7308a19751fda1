package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.trial.Attempt;

import javafx.scene.control.TextField;
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
    private Attempt attempt = new Attempt.None();

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
    void entered(TextInputControl input, Field field) {
        last = input;
        attempt = field.attempt();
    }

    /// Puts the path to a recorded value where the caret was last, in the language of the field.
    /// Returns whether there was such a field, and the value can be seen from there.
    boolean insert(RecordedPath path) {
        TextInputControl input = last;
        String written = path.in(attempt, trial.recordedProperty().get());
        if (input == null || input.getScene() == null || written == null) {
            return false;
        }
        int at = input.getSelection().getStart();
        String before = input.getText().substring(0, at);
        String put =
                attempt instanceof Attempt.Jsonata
                        ? jsonata(input, before, written)
                        : jsonPath(input, before, written);
        boolean isName = attempt instanceof Attempt.JsonPath && input instanceof TextField;
        input.requestFocus();
        if (isName) {
            input.setText(put);
            input.end();
        } else {
            input.deselect();
            input.positionCaret(at);
            input.insertText(at, put);
        }
        return true;
    }

    /// A text of its own outside of one, where it stands in JSON.
    private static String jsonPath(TextInputControl input, String before, String path) {
        boolean inside = before.replaceAll("[^\"]", "").length() % 2 == 1;
        return input.getText().strip().startsWith("{") && !inside ? '"' + path + '"' : path;
    }

    /// An expression of its own outside of one.
    private static String jsonata(TextInputControl input, String before, String path) {
        boolean inside = before.lastIndexOf("{%") > before.lastIndexOf("%}");
        boolean quoted = !inside && input.getText().strip().startsWith("{");
        String put = inside ? path : "{% " + path + " %}";
        return quoted ? '"' + put + '"' : put;
    }
}
