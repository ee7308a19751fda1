package dev.sluice.app.inspector;

import dev.sluice.app.fx.Ahead;
import dev.sluice.app.fx.FailureText;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;
import dev.sluice.app.inspector.code.CodeModel;
import dev.sluice.engine.machine.CallReport;
import dev.sluice.engine.machine.Failure;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.text.NumberFormat;
import java.time.Instant;

/// The tab that shows what the selected step took and gave.
final class LastRunView extends BorderPane {
    private final Messages messages;
    private final Icons icons;
    private final JsonTree input;
    private final JsonTree output;
    private final Label empty;
    private final Label moment = new Label();
    private final Label pause = new Label();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
    private final Label figures = new Label();
    private final FailureView failure;
    private final VBox content;
    private final VBox outputBox;
    private @Nullable Instant until;

    /// Whether the picker is being filled: what is chosen in it meanwhile, no user chose.
    private boolean isFilling;

    /// @param waiting what the run waits for at the step
    LastRunView(LastRunModel model, CodeModel code, Node waiting, Messages messages, Icons icons) {
        this.messages = messages;
        this.icons = icons;
        this.input = new JsonTree(messages);
        this.output = new JsonTree(messages);
        input.setId("last-input");
        output.setId("last-output");
        empty = new Label(messages.text("inspector.last.none"));
        empty.setWrapText(true);
        empty.getStyleClass().add("empty");
        pause.setId("last-until");
        pause.setGraphic(icons.icon("step-wait", 16));
        pause.setWrapText(true);
        pause.setMinHeight(Region.USE_PREF_SIZE);
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(this::wind);
        figures.getStyleClass().add("form-note");
        figures.setWrapText(true);
        figures.setMinHeight(Region.USE_PREF_SIZE);
        failure = new FailureView(code);
        outputBox = part("inspector.last.output", output);
        content =
                new VBox(
                        picker(model),
                        pause,
                        figures,
                        failure,
                        part("inspector.last.input", input),
                        outputBox);
        content.getStyleClass().add("last-run");
        getStyleClass().add("form-scroll");
        moment.setId("last-moment");
        moment.getStyleClass().addAll("form-note", "last-moment");
        moment.setWrapText(true);
        moment.setMinHeight(Region.USE_PREF_SIZE);
        setTop(new VBox(moment, waiting));
        model.momentProperty().subscribe(events -> tell(events, model.events()));
        empty.visibleProperty().bind(waiting.visibleProperty().not());
        model.chosenProperty().subscribe(this::show);
    }

    /// Lets the clock go only where a pause may be seen.
    private void wind() {
        if (getScene() != null && until != null) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    private void tick() {
        Instant end = until;
        if (end != null) {
            pause.setText(Ahead.of(end).until(messages, Instant.now()));
        }
    }

    /// Tells that the run is not shown as it stands now.
    private void tell(@Nullable Integer events, int all) {
        show(moment, events != null);
        moment.setText(events == null ? "" : messages.text("inspector.last.moment", events, all));
        empty.setText(
                messages.text(events == null ? "inspector.last.none" : "inspector.last.not-yet"));
    }

    private ComboBox<StepVisit> picker(LastRunModel model) {
        var picker = new ComboBox<StepVisit>();
        picker.setId("last-visit");
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.setAccessibleText(messages.text("inspector.last.visit"));
        picker.setConverter(new Named<>(visit -> visit.path() + "  #" + visit.visit()));
        Runnable mark =
                () -> {
                    isFilling = true;
                    picker.setValue(model.chosenProperty().get());
                    isFilling = false;
                };
        model.visitsProperty()
                .subscribe(
                        visits -> {
                            isFilling = true;
                            picker.getItems().setAll(visits);
                            mark.run();
                            picker.setVisible(visits.size() > 1);
                            picker.setManaged(visits.size() > 1);
                        });
        model.chosenProperty().subscribe(_ -> mark.run());
        picker.setOnAction(
                _ -> {
                    if (!isFilling && picker.getValue() != null) {
                        model.chosenProperty().set(picker.getValue());
                    }
                });
        return picker;
    }

    private VBox part(String title, JsonTree tree) {
        var label = new Label(messages.text(title));
        label.getStyleClass().add("form-title");
        label.setLabelFor(tree);
        tree.setAccessibleText(label.getText());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var whole = new Button(null, icons.icon("action-expand", 16));
        whole.getStyleClass().addAll("flat", "button-icon", "small");
        whole.setAccessibleText(messages.text("json.open-whole"));
        whole.setTooltip(new Tooltip(messages.text("json.open-whole")));
        whole.setOnAction(_ -> tree.openWhole());
        var copy = new Button(null, icons.icon("action-copy", 16));
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        copy.setAccessibleText(messages.text("json.copy"));
        copy.setTooltip(new Tooltip(messages.text("json.copy")));
        copy.setOnAction(_ -> tree.copy());
        var head = new HBox(label, gap, whole, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(head, tree);
        VBox.setVgrow(tree, Priority.ALWAYS);
        VBox.setVgrow(box, Priority.ALWAYS);
        box.getStyleClass().add("last-part");
        return box;
    }

    private void show(@Nullable StepVisit visit) {
        setCenter(visit == null ? empty : content);
        until = visit == null ? null : visit.until();
        show(pause, until != null);
        tick();
        wind();
        if (visit == null) {
            input.clear();
            output.clear();
            return;
        }
        input.show(visit.called() ? visit.arguments() : visit.input());
        show(outputBox, visit.ended() && visit.failure() == null);
        if (visit.ended()) {
            output.show(visit.output());
        } else {
            output.clear();
        }
        Failure raised = visit.failure();
        show(failure, raised != null);
        if (raised != null) {
            failure.show(FailureText.of(raised, messages.engine()));
        }
        String measured = figures(visit.call());
        figures.setText(measured);
        show(figures, !measured.isEmpty());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private String figures(@Nullable CallReport call) {
        if (call == null) {
            return "";
        }
        var text = new StringBuilder();
        append(text, "inspector.last.duration", call.durationMs());
        append(text, "inspector.last.init", call.initMs());
        append(text, "inspector.last.memory", call.peakMemoryMb(), call.memoryMb());
        append(text, "inspector.last.billed", call.billedMs());
        text.append(messages.text(call.cold() ? "inspector.last.cold" : "inspector.last.warm"));
        return text.toString();
    }

    private void append(StringBuilder text, String key, @Nullable Number value, Object... more) {
        if (value != null) {
            NumberFormat number = NumberFormat.getNumberInstance(messages.locale());
            number.setMaximumFractionDigits(value.doubleValue() < 10 ? 2 : 0);
            Object shown = number.format(value);
            text.append(
                            more.length == 0
                                    ? messages.text(key, shown)
                                    : messages.text(key, shown, more[0]))
                    .append("  ·  ");
        }
    }
}
