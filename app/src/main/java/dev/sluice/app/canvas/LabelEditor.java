package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Summaries;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.model.Layout.Note;

import javafx.geometry.Point2D;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.function.Consumer;

/// Edits a name or a note where it stands.
final class LabelEditor {
    private final CanvasView view;
    private final CanvasModel model;
    private final Messages messages;

    LabelEditor(CanvasView view, CanvasModel model, Messages messages) {
        this.view = view;
        this.model = model;
        this.messages = messages;
    }

    void editElement(String id) {
        Figure figure = model.diagram().figure(id);
        String title =
                switch (figure) {
                    case Figure.OfStep s -> Summaries.title(s.step());
                    case Figure.OfTrigger t -> Summaries.title(t.trigger());
                    case Figure.OfNote _ -> null;
                    case null -> null;
                };
        if (figure != null && title != null) {
            var field = new TextField(title);
            field.setOnAction(_ -> view.requestFocus());
            Rect r = figure.bounds();
            open(
                    field,
                    new Rect(r.x() + 52, r.y() + 6, Math.max(160, r.width() - 58), 30),
                    text -> model.session().apply(new ElementEdit.Relabel(id, text.strip())));
        }
    }

    void editNote(String id) {
        Figure.OfNote figure = model.diagram().notes().get(id);
        if (figure != null) {
            var area = new TextArea(figure.note().text());
            area.setWrapText(true);
            open(area, figure.bounds(), text -> model.session().apply(with(figure.note(), text)));
        }
    }

    private static Edit with(Note n, String text) {
        return new LayoutEdit.PutNote(
                new Note(n.id(), n.x(), n.y(), n.width(), n.height(), text, n.color()));
    }

    private void open(TextInputControl input, Rect where, Consumer<String> done) {
        String before = input.getText();
        input.setId("label-editor");
        input.setAccessibleText(messages.text("action.label"));
        input.getStyleClass().add("label-editor");
        input.setManaged(false);
        double scale = view.viewport().scale();
        var at = view.viewport().toWindow(new Point(where.x(), where.y()));
        var size = new Point2D(where.width() * scale, where.height() * scale);
        view.addAbove(input);
        input.resizeRelocate(
                Math.rint(at.x()),
                Math.rint(at.y()),
                Math.max(120, size.getX()),
                Math.max(30, size.getY()));
        input.requestFocus();
        input.selectAll();
        var closing = new Closing(input, before, done);
        input.addEventFilter(KeyEvent.KEY_PRESSED, closing::key);
        input.focusedProperty()
                .subscribe(
                        (was, is) -> {
                            if (was && !is) {
                                closing.keep();
                            }
                        });
    }

    /// Ends the editing, once.
    private final class Closing {
        private final TextInputControl input;
        private final String before;
        private final Consumer<String> done;
        private boolean closed;

        Closing(TextInputControl input, String before, Consumer<String> done) {
            this.input = input;
            this.before = before;
            this.done = done;
        }

        void key(KeyEvent e) {
            if (e.getCode() == KeyCode.ESCAPE) {
                closed = true;
                view.removeAbove(input);
                view.requestFocus();
                e.consume();
            }
        }

        void keep() {
            if (!closed) {
                closed = true;
                view.removeAbove(input);
                if (!input.getText().equals(before)) {
                    model.session().settle();
                    done.accept(input.getText());
                }
            }
        }
    }
}
