package dev.sluice.app.inspector.code;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.fxmisc.richtext.CodeArea;

/// Finds a text in the editor, and puts another in its place: Enter goes to the next place,
/// Shift+Enter to the one before, Escape back to the editor. In the lower field Enter replaces.
final class FindBar extends VBox {
    private final CodeArea area;
    private final Messages messages;
    private final Icons icons;
    private final TextField query = new TextField();
    private final TextField replacement = new TextField();
    private final Label count = new Label();
    private final HBox replacing;

    FindBar(CodeArea area, Messages messages, Icons icons) {
        this.area = area;
        this.messages = messages;
        this.icons = icons;
        getStyleClass().add("code-find");
        field(query, "find");
        query.textProperty().subscribe((_, _) -> typed());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field(replacement, "replace");
        replacement.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInReplacement);
        count.getStyleClass().add("panel-status");
        count.setMinWidth(USE_PREF_SIZE);
        count.setId("find-place");
        Button before = sign("before", "action-chevron-down", () -> go(true));
        before.getGraphic().setRotate(180);
        replacing =
                row(
                        replacement,
                        button("replace-one", this::replace),
                        button("replace-all", this::replaceAll));
        getChildren()
                .addAll(
                        row(
                                query,
                                count,
                                before,
                                sign("next", "action-chevron-down", () -> go(false)),
                                sign("close", "action-close", this::close)),
                        replacing);
        close();
    }

    private void field(TextField field, String name) {
        field.setId(name);
        field.setPromptText(messages.text("code." + name));
        field.setAccessibleText(messages.text("code." + name));
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    private Button button(String name, Runnable act) {
        var button = new Button(messages.text("code." + name));
        button.setId(name);
        button.getStyleClass().add("small-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Button sign(String name, String icon, Runnable act) {
        var button = new Button(null, icons.icon(icon, 14));
        button.setId("code-find-" + name);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(messages.text("code.find." + name));
        button.setTooltip(new Tooltip(messages.text("code.find." + name)));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("find-row");
        return row;
    }

    /// Shows it with what is selected.
    ///
    /// @param replaces whether with the field for another text
    void open(boolean replaces) {
        show(this, true);
        show(replacing, replaces);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            query.setText(selected);
        }
        query.requestFocus();
        query.selectAll();
    }

    private void close() {
        show(this, false);
        if (area.getScene() != null) {
            area.requestFocus();
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            close();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            go(key.isShiftDown());
            key.consume();
        }
    }

    private void pressedInReplacement(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            close();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            replace();
            key.consume();
        }
    }

    private void typed() {
        select(Occurrences.next(area.getText(), query.getText(), area.getSelection().getStart()));
    }

    /// Says which of all places is chosen.
    private void tell() {
        String text = area.getText();
        int found = Occurrences.count(text, query.getText());
        boolean isChosen = found > 0 && area.getSelectedText().equalsIgnoreCase(query.getText());
        int end = Math.min(area.getSelection().getEnd(), text.length());
        count.setText(
                query.getText().isEmpty()
                        ? ""
                        : isChosen
                                ? Occurrences.count(text.substring(0, end), query.getText())
                                        + " / "
                                        + found
                                : messages.text("code.find.count", found));
    }

    private void go(boolean back) {
        String text = area.getText();
        select(
                back
                        ? Occurrences.previous(
                                text, query.getText(), area.getSelection().getStart())
                        : Occurrences.next(text, query.getText(), area.getSelection().getEnd()));
    }

    /// Puts the other text in the chosen place, then goes to the next one.
    private void replace() {
        if (!query.getText().isEmpty()
                && area.getSelectedText().equalsIgnoreCase(query.getText())) {
            area.replaceSelection(replacement.getText());
        }
        go(false);
    }

    /// All places at once, as one step that can be undone.
    private void replaceAll() {
        String text = area.getText();
        String with = Occurrences.replaced(text, query.getText(), replacement.getText());
        if (!with.equals(text)) {
            int caret = area.getCaretPosition();
            area.replaceText(with);
            area.moveTo(Math.min(caret, with.length()));
            area.requestFollowCaret();
            tell();
        }
    }

    private void select(int at) {
        if (at >= 0) {
            area.selectRange(at, at + query.getText().length());
            area.requestFollowCaret();
        }
        tell();
    }
}
