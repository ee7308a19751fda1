package dev.sluice.app.logs;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;
import dev.sluice.app.fx.SavePlace;
import dev.sluice.engine.log.LogLine;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;

/// The logs panel: filters above, lines below.
public final class LogsView extends BorderPane {
    /// Between two looks at what came: nobody reads faster.
    private static final long PAUSE = 50_000_000;

    private final LogsModel model;
    private final Messages messages;
    private final Icons icons;
    private final SavePlace saving;
    private final LogList list;
    private final Label status = new Label();
    private String told = "";
    private int toldAt;
    private final AnimationTimer frames =
            new AnimationTimer() {
                private long last;

                @Override
                public void handle(long now) {
                    if (now - last >= PAUSE) {
                        last = now;
                        frame();
                    }
                }
            };

    public LogsView(LogsModel model, Messages messages, Icons icons) {
        this(model, messages, icons, SavePlace.DIALOG);
    }

    LogsView(LogsModel model, Messages messages, Icons icons, SavePlace saving) {
        this.model = model;
        this.messages = messages;
        this.icons = icons;
        this.saving = saving;
        this.list = new LogList(model, messages);
        getStyleClass().addAll("panel", "logs");
        setTop(tools());
        setCenter(list);
        list.setOnKeyPressed(
                key -> {
                    if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)
                            .match(key)) {
                        copy();
                    }
                });
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .subscribe(
                        window -> {
                            if (window == null) {
                                frames.stop();
                            } else {
                                frames.start();
                            }
                        });
    }

    private HBox tools() {
        var follow = new ToggleButton(messages.text("logs.follow"));
        follow.setId("log-follow");
        follow.selectedProperty().bindBidirectional(model.followProperty());
        follow.selectedProperty().subscribe(list::catchUp);
        follow.getStyleClass().add("small");
        follow.setMinWidth(Region.USE_PREF_SIZE);
        status.setId("log-status");
        status.getStyleClass().add("panel-status");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var tools =
                new HBox(
                        filter(),
                        steps(),
                        levels(),
                        follow,
                        gap,
                        status,
                        button("action-copy", "logs.copy", this::copy),
                        button("action-save", "logs.save", this::save),
                        button("action-delete", "logs.clear", model::clear));
        tools.getStyleClass().add("panel-tools");
        return tools;
    }

    private ComboBox<String> steps() {
        var step = new ComboBox<>(model.steps());
        step.setId("log-step");
        step.setAccessibleText(messages.text("logs.step"));
        step.setConverter(
                new Named<>(id -> id.isEmpty() ? messages.text("logs.all-steps") : model.name(id)));
        step.valueProperty().bindBidirectional(model.stepProperty());
        step.setPrefWidth(140);
        step.setMinWidth(96);
        return step;
    }

    private ChoiceBox<Level> levels() {
        var level = new ChoiceBox<Level>();
        level.setId("log-level");
        level.getItems().setAll(Level.values());
        level.setAccessibleText(messages.text("logs.level"));
        level.setConverter(new Named<>(l -> messages.text("logs.level." + l.word())));
        level.valueProperty().bindBidirectional(model.levelProperty());
        level.setPrefWidth(124);
        level.setMinWidth(96);
        return level;
    }

    private TextField filter() {
        var text = new TextField();
        text.setId("log-filter");
        text.setPromptText(messages.text("logs.filter"));
        text.setAccessibleText(messages.text("logs.filter"));
        text.textProperty().bindBidirectional(model.textProperty());
        text.setPrefColumnCount(18);
        return text;
    }

    private Button button(String icon, String name, Runnable action) {
        var button = new Button(null, icons.icon(icon, 16));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setId(name.replace("logs.", "log-"));
        button.setAccessibleText(messages.text(name));
        button.setTooltip(new Tooltip(messages.text(name)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// As many lines as are seen whole: half a line below the bar looks like a mistake.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double whole = list.wholeHeight();
        if (whole > 0) {
            list.resize(list.getWidth(), whole);
        }
    }

    private void frame() {
        if (list.hasOtherRoom()) {
            requestLayout();
        }
        boolean came = model.takeWhatCame();
        if (came || model.passed() != toldAt) {
            told = "";
        }
        status.setText(told.isEmpty() ? count() : told);
        list.follow(came);
    }

    /// How many lines there are.
    private String count() {
        if (model.kept() == 0) {
            return "";
        }
        var number = NumberFormat.getIntegerInstance(messages.locale());
        return model.droppedProperty().get() > 0
                ? messages.text(
                        "logs.count-of-more",
                        number.format(model.passed()),
                        number.format(model.droppedProperty().get()))
                : messages.text("logs.count", model.passed());
    }

    private void copy() {
        List<LogLine> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        List<LogLine> lines = chosen.isEmpty() ? model.everything() : chosen;
        Thread.ofVirtual()
                .name("copy logs")
                .start(
                        () -> {
                            String text = model.text(lines);
                            Platform.runLater(() -> put(text, lines.size()));
                        });
    }

    private void put(String text, int lines) {
        if (lines > 0) { // what was copied before is worth more than nothing
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
        tell(messages.text("logs.copied", lines));
    }

    private void save() {
        Path file =
                saving.file(getScene().getWindow(), messages.text("logs.save"), "sluice-log.txt");
        if (file != null) {
            List<LogLine> lines = model.everything();
            Thread.ofVirtual().name("save logs").start(() -> write(file, lines));
        }
    }

    private void write(Path file, List<LogLine> lines) {
        String said;
        try {
            Files.writeString(file, model.text(lines));
            said = messages.text("logs.saved", file.toString());
        } catch (IOException e) {
            said = messages.text("logs.not-saved", file.toString(), messages.engine().told(e));
        }
        String result = said;
        Platform.runLater(() -> tell(result));
    }

    /// Says something in place of the number of lines, until that changes.
    private void tell(String text) {
        told = text;
        toldAt = model.passed();
    }
}
