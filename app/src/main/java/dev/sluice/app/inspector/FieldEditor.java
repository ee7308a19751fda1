package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Field.Kind;
import dev.sluice.app.inspector.form.field.Typed;
import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.app.inspector.trial.Trial.Outcome;
import dev.sluice.engine.value.Json;

import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The control for one field, with what is wrong with its text below it. A valid text is taken when
/// Enter is pressed or the focus goes elsewhere; Escape brings the present value back.
final class FieldEditor extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
    private static final int LONGEST = 400;

    private final Aids aids;
    private final InspectorModel model;
    private final Messages messages;
    private final Label result = new Label();
    private final Label mistake = new Label();
    private final FieldInput input;
    private final Region control;
    private Field field;

    FieldEditor(Field field, boolean labelled, Aids aids) {
        this.field = field;
        this.aids = aids;
        this.model = aids.model();
        this.messages = aids.messages();
        this.input = new FieldInput(field, aids, new Hearing());
        this.control = input.control();
        String name = messages.text(field.label());
        control.setId("field-" + field.key());
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        mistake.getStyleClass().add("field-mistake");
        mistake.setWrapText(true);
        result.getStyleClass().add("field-result");
        result.setWrapText(true);
        result.setId("result-" + field.key());
        getStyleClass().add("field");
        if (field.kind() instanceof Kind.Secret(var secret)) {
            getChildren().add(new SecretField(secret, aids.secrets(), messages));
            return;
        }
        if (labelled && !(control instanceof CheckBox)) {
            var label = new Label(name);
            label.getStyleClass().add("field-label");
            label.setLabelFor(control);
            getChildren().add(label);
        }
        getChildren().add(control);
        fill();
    }

    /// Shows the same field's present value, unless the user is just typing another one.
    void update(Field present) {
        boolean untouched = text().equals(field.text());
        field = present;
        if (untouched || !hasFocusInside()) {
            fill();
        } else {
            check();
        }
    }

    /// Gives it the keyboard.
    void enter() {
        control.requestFocus();
    }

    /// Takes the text if it is valid; shows what is wrong otherwise.
    void commit() {
        if (!text().equals(field.text())) {
            Typed.Wrong wrong = model.commit(field, text());
            if (wrong != null && field.kind() instanceof Kind.Pick(_, boolean free) && !free) {
                fill();
            }
            show(wrong);
        }
    }

    private void fill() {
        input.show(field.text());
        show(null);
        attempt();
    }

    private void check() {
        show(model.mistake(field, text()));
        attempt();
    }

    /// Shows what an expression gives with the data that was recorded.
    void attempt() {
        String text = control instanceof TextInputControl ? text() : "";
        if (field.attempt() instanceof Attempt.None || field.attempt() instanceof Attempt.Known) {
            tell(new Outcome.Untried());
            return;
        }
        aids.trial()
                .attempt(
                        text,
                        field.attempt(),
                        outcome -> {
                            if (text.equals(text())) {
                                tell(outcome);
                            }
                        });
    }

    private void tell(Outcome outcome) {
        String shown =
                switch (outcome) {
                    case Outcome.Gives(var value) -> "= " + shortened(Json.write(value));
                    case Outcome.Fails(var reason) ->
                            messages.text("inspector.fails", messages.engine().told(reason));
                    case Outcome.Unknown(var member) ->
                            messages.text("inspector.unknown." + member);
                    case Outcome.Untried() -> "";
                };
        result.setText(shown);
        result.pseudoClassStateChanged(WRONG, outcome instanceof Outcome.Fails);
        result.pseudoClassStateChanged(UNKNOWN, outcome instanceof Outcome.Unknown);
        if (shown.isEmpty() || getChildren().contains(mistake)) {
            getChildren().remove(result);
        } else if (!getChildren().contains(result)) {
            getChildren().add(result);
        }
    }

    private static String shortened(String json) {
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + " …";
    }

    private void show(Typed.@Nullable Wrong wrong) {
        boolean is = wrong != null;
        control.pseudoClassStateChanged(WRONG, is);
        if (wrong != null) {
            Object[] values = wrong.values().stream().map(this::inWords).toArray();
            mistake.setText(messages.text(wrong.reason(), values));
            control.setAccessibleHelp(mistake.getText());
            if (!getChildren().contains(mistake)) {
                getChildren().add(mistake);
            }
        } else {
            control.setAccessibleHelp(null);
            getChildren().remove(mistake);
        }
    }

    private Object inWords(Object value) {
        return value instanceof String text ? messages.engine().told(text) : value;
    }

    private boolean hasFocusInside() {
        return control.isFocusWithin();
    }

    /// The text in the control; of what cannot be changed, the field's.
    private String text() {
        return input.isOpen() ? input.text() : field.text();
    }

    /// Takes what the user does with the control.
    private final class Hearing implements FieldInput.Hearer {
        @Override
        public void typed() {
            check();
        }

        @Override
        public void done() {
            commit();
        }

        @Override
        public void entered(TextInputControl control) {
            aids.entered(control, field);
        }

        @Override
        public boolean takenBack() {
            boolean changed = !text().equals(field.text());
            if (changed) {
                fill();
            }
            return changed;
        }

        @Override
        public Attempt attempt() {
            return field.attempt();
        }
    }
}
