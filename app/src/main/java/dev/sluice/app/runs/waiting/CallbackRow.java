package dev.sluice.app.runs.waiting;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.JsonField;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.runs.InputDialog;
import dev.sluice.engine.machine.CallbackAnswer;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A callback that waits: its step, its token, for how long, and the answers there are.
final class CallbackRow extends HBox {
    private final Callbacks model;
    private WaitingCallback callback;
    private final Messages messages;
    private final Label age = new Label();
    private final List<Node> head;
    private final List<Node> given;
    private final List<Node> answers;

    CallbackRow(Callbacks model, WaitingCallback callback, Messages messages, Icons icons) {
        this.model = model;
        this.callback = callback;
        this.messages = messages;
        getStyleClass().add("remark");
        var step = new Hyperlink(callback.path());
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.setOnAction(_ -> model.goTo(this.callback));
        var waits = new Label(messages.text("runs.callback.waits"));
        waits.setMinWidth(Region.USE_PREF_SIZE);
        var token = new Label(callback.token());
        token.setId("callback-token");
        token.getStyleClass().add("callback-token");
        token.setMaxWidth(120);
        token.setTooltip(new Tooltip(callback.token()));
        var copy = new Button(null, icons.icon("action-copy", 14));
        copy.setId("callback-copy");
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        copy.setAccessibleText(messages.text("runs.callback.copy"));
        copy.setTooltip(new Tooltip(messages.text("runs.callback.copy")));
        copy.setOnAction(_ -> copy());
        age.setId("callback-age");
        age.getStyleClass().add("problem-hint");
        age.setMaxWidth(Double.MAX_VALUE);
        setHgrow(age, Priority.ALWAYS);
        head = List.of(icons.icon("step-callback", 16), step, waits);
        given = List.of(token, copy);
        answers =
                List.of(
                        button("succeed", this::succeed),
                        button("fail", this::fail),
                        button(
                                "heartbeat",
                                () -> model.answer(callback, new CallbackAnswer.Heartbeat())));
        getChildren().addAll(head);
        getChildren().addAll(given);
        getChildren().add(age);
        getChildren().addAll(answers);
    }

    /// Lays the parts one below the other, for a narrow place.
    CallbackRow stacked() {
        var buttons = new FlowPane(6, 6);
        buttons.getChildren().addAll(answers);
        age.setWrapText(true);
        age.setMinHeight(Region.USE_PREF_SIZE);
        var what = new HBox(8, head.getFirst(), head.getLast());
        what.setAlignment(Pos.CENTER_LEFT);
        var token = new HBox(8);
        token.getChildren().addAll(given);
        token.setAlignment(Pos.CENTER_LEFT);
        var all = new VBox(6, what, token, age, buttons);
        setHgrow(all, Priority.ALWAYS);
        getStyleClass().add("stacked");
        getChildren().setAll(all);
        Stream.of(given, List.of(age), answers)
                .flatMap(List::stream)
                .forEach(node -> node.setId("last-" + node.getId()));
        return this;
    }

    /// Shows how the callback stands now.
    void show(WaitingCallback now) {
        callback = now;
        tick(Instant.now());
    }

    /// Tells how long it has waited by now.
    void tick(Instant now) {
        age.setText(new Ages(messages).of(callback, now));
    }

    private Button button(String answer, Runnable act) {
        String key = "runs.callback." + answer;
        var button = new Button(messages.text(key));
        button.setId("callback-" + answer);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(messages.text(key + ".tip")));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(callback.token());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void succeed() {
        var field =
                new JsonField(
                        "callback-output",
                        messages.text("runs.callback.output"),
                        Map.of(),
                        messages);
        var question =
                new InputDialog.Question(
                        messages.text("runs.callback.succeed.title", callback.step()),
                        messages.text("runs.callback.succeed.go"),
                        messages.text("runs.cancel"));
        InputDialog.ask(
                question,
                field,
                getScene(),
                output -> model.answer(callback, new CallbackAnswer.Success(output)));
    }

    private void fail() {
        FailureDialog.ask(
                callback.step(),
                messages,
                getScene(),
                failure -> model.answer(callback, new CallbackAnswer.Failed(failure)));
    }
}
