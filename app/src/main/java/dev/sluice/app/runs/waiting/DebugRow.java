package dev.sluice.app.runs.waiting;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.Debugging.Debugged;
import dev.sluice.app.runs.RunsModel;
import dev.sluice.engine.debug.Attachment;
import dev.sluice.engine.value.Json;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.nio.file.Path;
import java.util.function.Consumer;

/// A step that waits for a debugger: where, for which language, and the entry to attach with.
final class DebugRow extends HBox {
    DebugRow(
            RunsModel model,
            Debugged debugged,
            Consumer<Path> open,
            Messages messages,
            Icons icons) {
        getStyleClass().add("remark");
        Attachment attachment = debugged.attachment();
        var text =
                new Label(
                        messages.text(
                                "runs.debug.waits",
                                debugged.step(),
                                Integer.toString(attachment.port()),
                                attachment.function().runtime()));
        text.setId("debug-waits");
        text.setMinWidth(Region.USE_PREF_SIZE);
        String unreadable = attachment.unreadable();
        var how =
                new Label(
                        unreadable == null
                                ? messages.text("runs.debug.attach", attachment.entry().name())
                                : messages.text(
                                        "runs.debug.unreadable",
                                        unreadable,
                                        Json.write(attachment.entry().members())));
        how.setId("debug-attach");
        how.getStyleClass().add("problem-hint");
        how.setTooltip(new Tooltip(attachment.file().toString()));
        how.setMaxWidth(Double.MAX_VALUE);
        setHgrow(how, Priority.ALWAYS);
        var editor = new Button(messages.text("runs.debug.open"));
        editor.setId("debug-open");
        editor.setMinWidth(Region.USE_PREF_SIZE);
        editor.setOnAction(_ -> open.accept(attachment.file()));
        var cancel = new Button(messages.text("shell.cancel"));
        cancel.setId("debug-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> model.stop());
        getChildren().addAll(icons.icon("action-debug", 16), text, how, editor, cancel);
    }
}
