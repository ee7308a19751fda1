package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.form.Field;
import dev.sluice.app.inspector.form.Field.Kind;
import dev.sluice.app.inspector.form.Field.Option;
import dev.sluice.app.inspector.form.Typed;
import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.app.inspector.trial.Trial.Outcome;
import dev.sluice.engine.value.Json;

import javafx.css.PseudoClass;
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
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
    private final Region control;
    private Field field;
    private boolean filling;

    FieldEditor(Field field, boolean labelled, Aids aids) {
        this.field = field;
        this.aids = aids;
        this.model = aids.model();
        this.messages = aids.messages();
        this.control = control(field.kind());
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
        if (!filling && !text().equals(field.text())) {
            Typed.Wrong wrong = model.commit(field, text());
            if (wrong != null && field.kind() instanceof Kind.Pick(_, boolean free) && !free) {
                fill();
            }
            show(wrong);
        }
    }

    private void fill() {
        filling = true;
        setText(field.text());
        show(null);
        filling = false;
        attempt();
    }

    private void check() {
        if (!filling) {
            show(model.mistake(field, text()));
            attempt();
        }
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
                            messages.text("inspector.fails", messages.engine().reason(reason));
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
        return value instanceof String text ? messages.engine().reason(text) : value;
    }

    private boolean hasFocusInside() {
        return control.isFocusWithin();
    }

    private Region control(Kind kind) {
        return switch (kind) {
            case Kind.Line() -> typed(new TextField());
            case Kind.Words() -> words();
            case Kind.Prose() -> area(false);
            case Kind.Code() -> area(true);
            case Kind.Pick pick -> combo(pick);
            case Kind.Several(var options) -> boxes(options);
            case Kind.Switch() -> box();
            case Kind.Shown(), Kind.Secret _ -> shown();
        };
    }

    private static Label shown() {
        var label = new Label();
        label.getStyleClass().add("field-shown");
        label.setWrapText(true);
        return label;
    }

    private CheckBox box() {
        var box = new CheckBox(messages.text(field.label()));
        box.selectedProperty().subscribe((_, _) -> commit());
        return box;
    }

    private TickBoxes boxes(List<Option> options) {
        var boxes = new TickBoxes(options, this::name, this::commit);
        boxes.describe(messages.text(field.label()));
        return boxes;
    }

    private TextArea area(boolean code) {
        var area = new GrowingArea();
        if (code) {
            area.getStyleClass().add("code-field");
        }
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
                        area.fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "\t",
                                        KeyCode.TAB,
                                        key.isShiftDown(),
                                        true,
                                        false,
                                        false));
                        key.consume();
                    }
                });
        return typed(area);
    }

    /// Words between commas: as many lines as they need, but no line of their own.
    private TextArea words() {
        TextArea area = area(false);
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    boolean enter = key.getCode() == KeyCode.ENTER && !key.isShortcutDown();
                    if (enter && !key.isConsumed()) {
                        commit();
                        key.consume();
                    }
                });
        return area;
    }

    private <T extends TextInputControl> T typed(T input) {
        input.setPromptText(prompt());
        CompletionMenu.install(input, aids.trial(), () -> field.attempt());
        input.textProperty().subscribe((_, _) -> check());
        input.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (focused) {
                                aids.entered(input, field);
                            } else {
                                commit();
                            }
                        });
        input.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        return input;
    }

    /// A prompt in words is a message; an example stands as it is.
    private String prompt() {
        return field.prompt().startsWith("inspector.")
                ? messages.text(field.prompt())
                : field.prompt();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && !text().equals(field.text())) {
            fill();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && !(control instanceof TextArea)) {
            commit();
        }
    }

    /// A shortcut acts on the flow with what has just been typed.
    private void shortcut(KeyEvent key) {
        boolean act = key.isShortcutDown() && !key.getCode().isModifierKey();
        if (act && List.of(KeyCode.S, KeyCode.ENTER, KeyCode.R).contains(key.getCode())) {
            commit();
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
            combo.getEditor().setPromptText(prompt());
            combo.getEditor().textProperty().subscribe((_, _) -> check());
            combo.getEditor()
                    .focusedProperty()
                    .subscribe(
                            (_, focused) -> {
                                if (!focused) {
                                    commit();
                                }
                            });
            combo.getEditor().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        }
        combo.valueProperty().subscribe((_, value) -> chosen(combo, value));
        return combo;
    }

    /// Takes what is chosen from the list at once: the control writes it into its text only later.
    private void chosen(ComboBox<String> combo, @Nullable String value) {
        if (!filling && combo.isEditable() && value != null) {
            combo.getEditor().setText(value);
        }
        commit();
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

    @SuppressWarnings("unchecked")
    private String text() {
        return switch ((Node) control) {
            case TextInputControl input -> input.getText();
            case CheckBox box -> box.isSelected() ? "true" : "";
            case TickBoxes boxes -> boxes.text();
            case ComboBox<?> combo when combo.isEditable() -> combo.getEditor().getText();
            case ComboBox<?> combo -> combo.getValue() == null ? "" : (String) combo.getValue();
            default -> field.text();
        };
    }

    @SuppressWarnings("unchecked")
    private void setText(String text) {
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
