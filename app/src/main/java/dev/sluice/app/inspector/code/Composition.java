package dev.sluice.app.inspector.code;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.layout.Pane;

import org.fxmisc.richtext.CodeArea;

import java.util.stream.Collectors;

/// What an input method is composing, as for Chinese: shown at the caret, over the text and not in
/// it, until the user has chosen. Only then it is typed, as one step that can be undone.
final class Composition implements InputMethodRequests {
    private final CodeArea area;
    private final Label composed = new Label();
    private final Pane layer = new Pane(composed);

    private Composition(CodeArea area) {
        this.area = area;
        composed.getStyleClass().add("composed");
        composed.setId("composed");
        composed.setVisible(false);
        layer.setMouseTransparent(true);
        layer.setManaged(false);
    }

    /// Lets an area be written in with input methods. What is composed shows in the node given
    /// back, which has to lie over the area.
    static Pane install(CodeArea area) {
        var composition = new Composition(area);
        area.setInputMethodRequests(composition);
        area.setOnInputMethodTextChanged(composition::changed);
        area.focusedProperty().subscribe(composition::focus);
        return composition.layer;
    }

    private void focus(boolean focused) {
        if (!focused) {
            show("");
        }
    }

    private void changed(InputMethodEvent event) {
        if (area.isEditable() && !area.isDisabled()) {
            if (!event.getCommitted().isEmpty()) {
                area.getUndoManager().preventMerge();
                area.replaceSelection(event.getCommitted());
                area.getUndoManager().preventMerge();
                area.requestFollowCaret();
            }
            show(
                    event.getComposed().stream()
                            .map(InputMethodTextRun::getText)
                            .collect(Collectors.joining()));
            event.consume();
        }
    }

    private void show(String text) {
        composed.setText(text);
        composed.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            area.getCaretBounds().map(layer::screenToLocal).ifPresent(this::place);
        }
    }

    private void place(Bounds caret) {
        composed.applyCss();
        composed.autosize();
        composed.relocate(caret.getMinX(), caret.getMinY());
    }

    /// Where the list of candidates belongs: below what is composed.
    @Override
    public Point2D getTextLocation(int offset) {
        return area.getCaretBounds()
                .map(caret -> new Point2D(caret.getMinX(), caret.getMaxY()))
                .orElseGet(() -> area.localToScreen(0, 0));
    }

    @Override
    public int getLocationOffset(int x, int y) {
        Point2D place = area.screenToLocal(x, y);
        return place == null ? 0 : area.hit(place.getX(), place.getY()).getInsertionIndex();
    }

    @Override
    public void cancelLatestCommittedText() {
        // what was committed stays; undo takes it back
    }

    @Override
    public String getSelectedText() {
        return area.getSelectedText();
    }
}
