package dev.sluice.app.inspector.code;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.fxmisc.richtext.CodeArea;

/// Finds a text in the editor: Enter goes to the next place, Shift+Enter to the one before, Escape
/// back to the editor.
final class FindBar extends HBox {
    private final CodeArea area;
    private final Messages messages;
    private final TextField query = new TextField();
    private final Label count = new Label();

    FindBar(CodeArea area, Messages messages, Icons icons) {
        this.area = area;
        this.messages = messages;
        getStyleClass().add("find-bar");
        query.setId("find");
        query.setPromptText(messages.text("code.find"));
        query.setAccessibleText(messages.text("code.find"));
        HBox.setHgrow(query, Priority.ALWAYS);
        query.textProperty().subscribe((_, _) -> typed());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        count.getStyleClass().add("panel-status");
        var close = new Button(null, icons.icon("action-close", 14));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(messages.text("code.find.close"));
        close.setOnAction(_ -> close());
        getChildren().addAll(query, count, close);
        close();
    }

    /// Shows it with what is selected.
    void open() {
        setVisible(true);
        setManaged(true);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            query.setText(selected);
        }
        query.requestFocus();
        query.selectAll();
    }

    private void close() {
        setVisible(false);
        setManaged(false);
        if (area.getScene() != null) {
            area.requestFocus();
        }
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

    private void typed() {
        int found = Occurrences.count(area.getText(), query.getText());
        count.setText(query.getText().isEmpty() ? "" : messages.text("code.find.count", found));
        select(Occurrences.next(area.getText(), query.getText(), area.getSelection().getStart()));
    }

    private void go(boolean back) {
        String text = area.getText();
        select(
                back
                        ? Occurrences.previous(
                                text, query.getText(), area.getSelection().getStart())
                        : Occurrences.next(text, query.getText(), area.getSelection().getEnd()));
    }

    private void select(int at) {
        if (at >= 0) {
            area.selectRange(at, at + query.getText().length());
            area.requestFollowCaret();
        }
    }
}
