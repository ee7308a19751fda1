package dev.sluice.app.fx;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A text area in a form: the tab key leads out of it, as out of any control.
public class FormArea extends TextArea {
    public FormArea() {
        this("");
    }

    public FormArea(String text) {
        super(text);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pass);
    }

    /// A text area of its own leaves the tab key to the text unless Ctrl is held.
    private void pass(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
            fireEvent(
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
    }
}
