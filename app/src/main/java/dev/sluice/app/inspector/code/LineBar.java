package dev.sluice.app.inspector.code;

import dev.sluice.app.fx.Messages;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.fxmisc.richtext.CodeArea;

/// Goes to a line of the editor by its number; Escape goes back to the editor.
final class LineBar extends HBox {
    private final CodeArea area;
    private final TextField number = new TextField();

    LineBar(CodeArea area, Messages messages) {
        this.area = area;
        getStyleClass().addAll("code-find", "find-row");
        number.setId("go-to-line");
        number.setPromptText(messages.text("code.line"));
        number.setAccessibleText(messages.text("code.line"));
        HBox.setHgrow(number, Priority.ALWAYS);
        number.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().add(number);
        show(false);
    }

    void open() {
        show(true);
        number.setText(Integer.toString(area.getCurrentParagraph() + 1));
        number.requestFocus();
        number.selectAll();
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            String typed = number.getText().strip();
            if (typed.matches("\\d{1,9}")) {
                int last = area.getParagraphs().size();
                int line = Math.clamp(Integer.parseInt(typed), 1, last);
                area.moveTo(line - 1, 0);
                area.showParagraphAtCenter(line - 1);
            }
        }
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.ESCAPE) {
            show(false);
            area.requestFocus();
            key.consume();
        }
    }
}
