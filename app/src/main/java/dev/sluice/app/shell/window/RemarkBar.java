package dev.sluice.app.shell.window;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.shell.flows.Remark;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// The remarks about a flow, one below the other above the canvas.
final class RemarkBar extends VBox {
    private final Icons icons;
    private final Messages messages;
    private final ObservableList<Remark> remarks;
    private final ListChangeListener<Remark> listener = _ -> show();

    private final Runnable answered;

    /// @param answered what follows an answer, such as giving the keyboard back
    RemarkBar(ObservableList<Remark> remarks, Runnable answered, Icons icons, Messages messages) {
        this.icons = icons;
        this.answered = answered;
        this.messages = messages;
        this.remarks = remarks;
        remarks.addListener(listener);
        show();
    }

    /// Ends following the remarks.
    void dispose() {
        remarks.removeListener(listener);
    }

    private void show() {
        getChildren().setAll(remarks.stream().map(this::row).toList());
    }

    private Node row(Remark remark) {
        var text = new Label(messages.text(remark.text(), said(remark.values(), messages)));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(icons.icon("action-info", 16), text);
        row.getStyleClass().add("remark");
        for (Remark.Answer answer : remark.answers()) {
            var button = new Button(messages.text(answer.label()));
            button.setId(answer.label());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("small");
            button.setOnAction(
                    _ -> {
                        remarks.remove(remark);
                        answered.run();
                        answer.act().run();
                    });
            row.getChildren().add(button);
        }
        return row;
    }

    private static Object[] said(List<Object> values, Messages messages) {
        return values.stream()
                .map(value -> value instanceof String text ? messages.engine().told(text) : value)
                .toArray();
    }
}
