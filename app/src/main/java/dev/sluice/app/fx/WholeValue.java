package dev.sluice.app.fx;

import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Modality;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A value in full, in a window of its own: a text as it is, anything else as JSON. Only the lines
/// that are seen are laid out, and the text is made beside the window's thread.
public final class WholeValue {
    private static final int LONGEST_LINE = 120;
    private static final double LINE = 20;

    private final @Nullable Object value;
    private final Messages messages;
    private final SavePlace saving;
    private final ListView<String> lines = new ListView<>();
    private final Label told = new Label();
    private final Button save;
    private String text = "";

    private WholeValue(@Nullable Object value, Messages messages, SavePlace saving) {
        this.value = value;
        this.messages = messages;
        this.saving = saving;
        lines.setId("whole-value");
        lines.setAccessibleText(messages.text("json.open-whole"));
        lines.setFixedCellSize(LINE);
        lines.getStyleClass().addAll("dense", "whole-value");
        told.setId("whole-told");
        told.setText(messages.text("json.making"));
        told.getStyleClass().add("form-note");
        save = new Button(messages.text("json.save"));
        save.setId("whole-save");
        save.setDisable(true);
        save.setOnAction(_ -> save());
    }

    /// Opens it over a window.
    public static void show(@Nullable Object value, Messages messages, Scene over) {
        show(value, messages, over, SavePlace.DIALOG);
    }

    static void show(@Nullable Object value, Messages messages, Scene over, SavePlace saving) {
        var whole = new WholeValue(value, messages, saving);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(8, whole.told, gap, whole.save);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("whole-bar");
        var content = new BorderPane(whole.lines);
        content.setTop(bar);
        content.getStyleClass().add("whole");
        content.setPrefSize(860, 560);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.initModality(Modality.NONE);
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("json.whole"));
        dialog.setResizable(true);
        dialog.getDialogPane().setId("whole");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(new ButtonType(messages.text("json.close"), ButtonData.OK_DONE));
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        dialog.show();
        Thread.ofVirtual().name("whole value").start(whole::make);
    }

    private void make() {
        String made = value instanceof String given ? given : Indented.json(value);
        List<String> all = lines(made);
        Platform.runLater(
                () -> {
                    text = made;
                    lines.setItems(FXCollections.observableList(all));
                    told.setText(messages.text("json.length", made.length()));
                    save.setDisable(false);
                });
    }

    /// A line that is too long for a window goes on in the next one.
    static List<String> lines(String text) {
        List<String> all = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            do {
                int to = Math.min(end, start + LONGEST_LINE);
                if (to < end && Character.isHighSurrogate(text.charAt(to - 1))) {
                    to--;
                }
                all.add(text.substring(start, to));
                start = to;
            } while (start < end);
            start = end + 1;
        }
        return all;
    }

    private void save() {
        Path file =
                saving.file(
                        save.getScene().getWindow(),
                        messages.text("json.save"),
                        value instanceof String ? "value.txt" : "value.json");
        if (file != null) {
            Thread.ofVirtual().name("save value").start(() -> write(file));
        }
    }

    private void write(Path file) {
        String said;
        try {
            Files.writeString(file, text);
            said = messages.text("json.saved", file.toString());
        } catch (IOException e) {
            said = messages.text("json.not-saved", file.toString(), messages.engine().told(e));
        }
        String result = said;
        Platform.runLater(() -> told.setText(result));
    }
}
