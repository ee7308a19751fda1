package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Field.Kind;
import dev.sluice.app.inspector.form.field.Field.Option;
import dev.sluice.app.inspector.trial.Attempt;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The control of one field, and what stands in it as text, whether it is typed, chosen or only
/// shown.
final class FieldInput {
    private final Aids aids;
    private final Messages messages;
    private final Hearer hearer;
    private final String prompt;
    private final Region control;
    private boolean filling;

    /// Hears what the user does with it; not of what is shown by [FieldInput#show].
    interface Hearer {
        /// A text is being typed.
        void typed();

        /// A text is typed, or something is chosen.
        void done();

        /// Something may be typed now.
        void entered(TextInputControl input);

        /// What was typed shall be taken back. Returns whether anything was.
        boolean takenBack();

        /// How an expression is tried out.
        Attempt attempt();
    }

    FieldInput(Field field, Aids aids, Hearer hearer) {
        this.aids = aids;
        this.messages = aids.messages();
        this.hearer = hearer;
        this.prompt = prompt(field);
        this.control = control(field);
    }

    /// A prompt in words is a message; an example stands as it is.
    private String prompt(Field field) {
        return field.prompt().startsWith("inspector.")
                ? messages.text(field.prompt())
                : field.prompt();
    }

    Region control() {
        return control;
    }

    /// Whether the user can change the text.
    boolean isOpen() {
        return !(control instanceof Label);
    }

    private Region control(Field field) {
        return switch (field.kind()) {
            case Kind.Line() -> typed(new TextField());
            case Kind.Words() -> words();
            case Kind.Prose() -> area();
            case Kind.Code() -> {
                TextArea area = area();
                area.getStyleClass().add("code-field");
                yield area;
            }
            case Kind.Pick pick -> combo(pick);
            case Kind.Several(var options) -> boxes(options, messages.text(field.label()));
            case Kind.Switch() -> box(messages.text(field.label()));
            case Kind.Shown(), Kind.Secret _ -> shown();
        };
    }

    private static Label shown() {
        var label = new Label();
        label.getStyleClass().add("field-shown");
        label.setWrapText(true);
        return label;
    }

    private CheckBox box(String name) {
        var box = new CheckBox(name);
        box.selectedProperty().subscribe((_, _) -> done());
        return box;
    }

    private TickBoxes boxes(List<Option> options, String name) {
        var boxes = new TickBoxes(options, this::name, this::done);
        boxes.describe(name);
        return boxes;
    }

    private TextArea area() {
        return typed(new GrowingArea());
    }

    /// Words between commas: as many lines as they need, but no line of their own.
    private TextArea words() {
        TextArea area = area();
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    boolean enter = key.getCode() == KeyCode.ENTER && !key.isShortcutDown();
                    if (enter && !key.isConsumed()) {
                        done();
                        key.consume();
                    }
                });
        return area;
    }

    private <T extends TextInputControl> T typed(T input) {
        input.setPromptText(prompt);
        CompletionMenu.install(input, aids.trial(), hearer::attempt);
        input.textProperty().subscribe((_, _) -> typed());
        input.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (focused) {
                                hearer.entered(input);
                            } else {
                                done();
                            }
                        });
        input.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        return input;
    }

    private void typed() {
        if (!filling) {
            hearer.typed();
        }
    }

    private void done() {
        if (!filling) {
            hearer.done();
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && hearer.takenBack()) {
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && !(control instanceof TextArea)) {
            done();
        }
    }

    /// A shortcut acts on the flow with what has just been typed.
    private void shortcut(KeyEvent key) {
        boolean act = key.isShortcutDown() && !key.getCode().isModifierKey();
        if (act && List.of(KeyCode.S, KeyCode.ENTER, KeyCode.R).contains(key.getCode())) {
            done();
        }
    }

    private ComboBox<String> combo(Kind.Pick pick) {
        var combo = new ComboBox<String>();
        combo.getItems().setAll(pick.options().stream().map(Option::value).toList());
        combo.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String value) {
                        return value == null ? "" : label(pick, value);
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        combo.setEditable(pick.free());
        if (pick.free()) {
            TextField editor = combo.getEditor();
            combo.setPromptText(prompt);
            editor.textProperty().subscribe((_, _) -> typed());
            editor.focusedProperty()
                    .subscribe(
                            (_, focused) -> {
                                if (!focused) {
                                    done();
                                }
                            });
            editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        }
        combo.valueProperty().subscribe((_, value) -> chosen(combo, value));
        return combo;
    }

    /// Takes what is chosen from the list at once: the control writes it into its text only later.
    private void chosen(ComboBox<String> combo, @Nullable String value) {
        if (!filling && combo.isEditable() && value != null) {
            combo.getEditor().setText(value);
        }
        done();
    }

    private String label(Kind.Pick pick, String value) {
        return pick.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(this::name)
                .orElse(value);
    }

    private String name(Option option) {
        return option.label() == null ? option.value() : messages.text(option.label());
    }

    String text() {
        return switch ((Node) control) {
            case TextInputControl input -> input.getText();
            case CheckBox box -> box.isSelected() ? "true" : "";
            case TickBoxes boxes -> boxes.text();
            case ComboBox<?> combo when combo.isEditable() -> combo.getEditor().getText();
            case ComboBox<?> combo -> combo.getValue() == null ? "" : (String) combo.getValue();
            case Label label -> label.getText();
            default -> throw new IllegalStateException("No text in " + control);
        };
    }

    /// Shows a text without telling of it.
    void show(String text) {
        filling = true;
        fill(text);
        filling = false;
    }

    @SuppressWarnings("unchecked")
    private void fill(String text) {
        switch ((Node) control) {
            case TextInputControl input -> {
                if (!input.getText().equals(text)) {
                    input.setText(text);
                }
            }
            case CheckBox box -> box.setSelected(text.equals("true"));
            case TickBoxes boxes -> boxes.setText(text);
            case ComboBox<?> combo -> {
                ((ComboBox<String>) combo).setValue(text);
                if (combo.isEditable()) {
                    combo.getEditor().setText(text);
                }
            }
            case Label label -> label.setText(text);
            default -> throw new IllegalStateException("No text in " + control);
        }
    }
}
