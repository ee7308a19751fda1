package dev.sluice.app.settings;

import dev.sluice.app.fx.FormArea;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Named;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.engine.journal.Retention;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.function.BiConsumer;

/// Asks for all settings at once.
public final class SettingsDialog {
    private final Messages messages;
    private final ChoiceBox<Language> language = new ChoiceBox<>();
    private final ChoiceBox<ThemeChoice> theme = new ChoiceBox<>();
    private final TextField editor = new TextField();
    private final CheckBox autosave = new CheckBox();
    private final TextField engine = new TextField();
    private final TextField mirror = new TextField();
    private final TextArea images = new FormArea();
    private final Spinner<Integer> runs;
    private final Spinner<Integer> days;

    public SettingsDialog(Settings settings, Containers containers, Messages messages) {
        this.messages = messages;
        language.getItems().setAll(Language.values());
        language.setConverter(new Named<>(Language::itself));
        language.setValue(messages.language());
        theme.getItems().setAll(ThemeChoice.values());
        theme.setConverter(
                new Named<>(
                        choice ->
                                messages.text(
                                        "action.theme." + choice.name().toLowerCase(Locale.ROOT))));
        theme.setValue(settings.theme());
        editor.setText(settings.editor());
        editor.setPromptText(messages.text("settings.editor.prompt"));
        autosave.setText(messages.text("settings.autosave"));
        autosave.setSelected(settings.autosave());
        engine.setText(containers.engine());
        engine.setPromptText(messages.text("settings.engine.prompt"));
        mirror.setText(containers.mirror());
        mirror.setPromptText("registry.example:5000");
        images.setText(containers.lines());
        images.setPromptText("python3.13=mine/python:3.13");
        images.setPrefRowCount(3);
        runs = count(containers.retention().runs());
        days = count(containers.retention().days());
    }

    private static Spinner<Integer> count(int value) {
        var spinner = new Spinner<Integer>(0, 1_000_000, value);
        spinner.setEditable(true);
        spinner.getEditor()
                .focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                spinner.commitValue();
                            }
                        });
        return spinner;
    }

    /// Asks over a window, and hands on what was chosen.
    public void ask(Scene over, BiConsumer<Settings, Containers> chosen) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("settings.title"));
        var keep = new ButtonType(messages.text("settings.keep"), ButtonData.OK_DONE);
        var not = new ButtonType(messages.text("shell.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().setId("settings");
        dialog.getDialogPane().getButtonTypes().setAll(keep, not);
        dialog.getDialogPane().setContent(form());
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        dialog.showAndWait()
                .filter(answer -> answer == keep)
                .ifPresent(_ -> chosen.accept(settings(), containers()));
    }

    private Settings settings() {
        return new Settings(
                language.getValue(),
                theme.getValue(),
                editor.getText().strip(),
                autosave.isSelected());
    }

    private Containers containers() {
        return new Containers(
                engine.getText().strip(),
                mirror.getText().strip(),
                Containers.images(images.getText()),
                new Retention(runs.getValue(), days.getValue()));
    }

    private Node form() {
        var grid = new GridPane();
        grid.getStyleClass().add("settings-grid");
        section(grid, "settings.window");
        row(grid, "language", language);
        row(grid, "theme", theme);
        row(grid, "editor", editor);
        autosave.setId("settings-autosave");
        grid.add(autosave, 1, grid.getRowCount());
        section(grid, "settings.containers");
        var note = new Label(messages.text("settings.containers.note"));
        note.getStyleClass().add("form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        grid.add(note, 0, grid.getRowCount(), 2, 1);
        row(grid, "engine", engine);
        row(grid, "mirror", mirror);
        row(grid, "images", images);
        section(grid, "settings.history");
        row(grid, "runs", runs);
        row(grid, "days", days);
        var box = new VBox(grid);
        box.getStyleClass().add("settings-form");
        return box;
    }

    private void section(GridPane grid, String key) {
        var label = new Label(messages.text(key));
        label.getStyleClass().add("form-title");
        grid.add(label, 0, grid.getRowCount(), 2, 1);
    }

    private void row(GridPane grid, String name, Region control) {
        var label = new Label(messages.text("settings." + name));
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setId("settings-" + name);
        control.setAccessibleText(label.getText());
        control.setPrefWidth(320);
        grid.addRow(grid.getRowCount(), label, control);
        if (control instanceof TextArea) {
            GridPane.setValignment(label, VPos.TOP);
            label.getStyleClass().add("beside-area");
        }
    }
}
