package dev.sluice.app.inspector;

import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.app.inspector.trial.Completions.Completion;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

import java.util.List;
import java.util.function.Supplier;

/// Offers what may stand at the caret: with Ctrl+Space, behind a `$` or a dot, and at each letter
/// of a name that is known. The arrows choose, Enter and Tab take, Escape hides it; the keyboard
/// stays in the field.
final class CompletionMenu {
    private static final int ROW = 24;
    private static final int MOST_ROWS = 8;

    private final TextInputControl input;
    private final TrialModel trial;
    private final Supplier<Attempt> way;
    private final ListView<Completion> list = new ListView<>();
    private final Popup popup = new Popup();

    private CompletionMenu(TextInputControl input, TrialModel trial, Supplier<Attempt> way) {
        this.input = input;
        this.way = way;
        this.trial = trial;
        list.setId("completions");
        list.getStyleClass().addAll("completions", "dense");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefWidth(260);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> take());
        popup.setAutoHide(true);
        popup.getContent().add(list);
    }

    /// @param way how what is typed there is tried
    static void install(TextInputControl input, TrialModel trial, Supplier<Attempt> way) {
        var completion = new CompletionMenu(input, trial, way);
        input.addEventFilter(KeyEvent.KEY_PRESSED, completion::pressed);
        input.addEventHandler(KeyEvent.KEY_TYPED, completion::typed);
        input.focusedProperty().subscribe((_, _) -> completion.popup.hide());
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE && key.isControlDown()) {
            offer();
            key.consume();
        } else if (popup.isShowing()) {
            boolean used = true;
            switch (key.getCode()) {
                case DOWN -> list.getSelectionModel().selectNext();
                case UP -> list.getSelectionModel().selectPrevious();
                case ENTER, TAB -> take();
                case ESCAPE -> popup.hide();
                default -> used = false;
            }
            if (used) {
                key.consume();
            }
        }
    }

    private void typed(KeyEvent key) {
        String typed = key.getCharacter();
        // the text has what was typed only after this event
        Platform.runLater(() -> follow(typed));
    }

    private void follow(String typed) {
        boolean path = typed.matches("[$./\\w]");
        boolean begins = typed.matches("[$.]") || way.get() instanceof Attempt.Known;
        if (path && (popup.isShowing() || begins)) {
            offer();
        } else if (!typed.isBlank()) {
            popup.hide();
        }
    }

    private void offer() {
        List<Completion> found =
                trial.completions(input.getText(), input.getCaretPosition(), way.get());
        Bounds where = input.localToScreen(input.getBoundsInLocal());
        if (found.isEmpty() || where == null || isTyped(found)) {
            popup.hide();
            return;
        }
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(ROW * Math.min(found.size(), MOST_ROWS) + 4);
        if (!popup.isShowing()) {
            popup.show(input, where.getMinX(), where.getMaxY());
        }
    }

    /// Whether the only thing to offer stands there already.
    private boolean isTyped(List<Completion> found) {
        Completion first = found.getFirst();
        int caret = input.getCaretPosition();
        return found.size() == 1 && input.getText(first.from(), caret).equals(first.text());
    }

    private void take() {
        Completion chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            input.replaceText(chosen.from(), input.getCaretPosition(), chosen.text());
            input.positionCaret(chosen.from() + chosen.caret());
        }
    }

    private static final class Cell extends ListCell<Completion> {
        @Override
        protected void updateItem(Completion completion, boolean empty) {
            super.updateItem(completion, empty);
            setText(empty || completion == null ? null : completion.label());
        }
    }
}
