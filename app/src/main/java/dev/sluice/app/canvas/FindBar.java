package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Look;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The field in which one types what to find on the canvas: Enter goes on, Shift+Enter back, Escape
/// closes it.
final class FindBar extends HBox {
    private final CanvasView view;
    private final CanvasModel model;
    private final FindModel find;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Look look;

    FindBar(CanvasView view, CanvasModel model, Look look) {
        super(4);
        this.view = view;
        this.model = model;
        this.look = look;
        this.find = new FindModel(look.messages());
        setId("find-bar");
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        setManaged(false);
        setVisible(false);
        field.setId("find-field");
        field.setPromptText(look.messages().text("canvas.find"));
        field.setAccessibleText(look.messages().text("canvas.find"));
        field.setPrefColumnCount(18);
        count.setId("find-count");
        count.setMinWidth(56);
        getChildren()
                .addAll(
                        field,
                        count,
                        button("find-before", "action-chevron-down", 180, () -> go(-1)),
                        button("find-next", "action-chevron-down", 0, () -> go(1)),
                        button("find-close", "action-close", 0, this::close));
        field.textProperty().subscribe(_ -> look());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(e -> e.consume());
    }

    private Button button(String id, String icon, double turned, Runnable act) {
        var sign = look.icons().icon(icon, 16);
        sign.setRotate(turned);
        var button = new Button(null, sign);
        button.setId(id);
        button.getStyleClass().add("tool");
        button.setAccessibleText(look.messages().text("canvas." + id));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            close();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && field.isFocused()) {
            go(e.isShiftDown() ? -1 : 1);
            e.consume();
        }
    }

    void open() {
        setVisible(true);
        view.requestLayout();
        field.requestFocus();
        field.selectAll();
        look();
    }

    private void close() {
        setVisible(false);
        view.requestFocus();
    }

    private void look() {
        if (isVisible()) {
            find.look(model.diagram(), field.getText());
            show();
        }
    }

    private void go(int by) {
        find.look(model.diagram(), field.getText());
        find.go(by);
        show();
    }

    private void show() {
        Figure present = find.present();
        if (present != null) {
            view.commands().show(present);
        }
        count.setText(
                field.getText().isBlank()
                        ? ""
                        : find.found().isEmpty()
                                ? look.messages().text("canvas.find.none")
                                : find.number() + " / " + find.found().size());
    }
}
