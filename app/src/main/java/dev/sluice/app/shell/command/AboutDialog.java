package dev.sluice.app.shell.command;

import dev.sluice.app.fx.Messages;

import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells which program this is, what it runs on and where it keeps its things: what a report of a
/// fault begins with.
final class AboutDialog {
    private static final double WIDTH = 520;

    private AboutDialog() {}

    /// What is told, each under the message key of its name.
    ///
    /// @param state the folder of what is kept for this user
    static Map<String, String> facts(Path state, Messages messages) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version(messages));
        facts.put("java", property("java.vm.name") + " " + property("java.vm.version"));
        facts.put("javafx", property("javafx.runtime.version"));
        facts.put(
                "system",
                String.join(" ", property("os.name"), property("os.version"), property("os.arch")));
        facts.put("state", state.toString());
        return facts;
    }

    private static String version(Messages messages) {
        String built = AboutDialog.class.getPackage().getImplementationVersion();
        return built == null ? messages.text("shell.about.not-packaged") : built;
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    static void show(Path state, Messages messages, Scene over) {
        Map<String, String> facts = facts(state, messages);
        var grid = new GridPane();
        grid.getStyleClass().add("about");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(names);
        facts.forEach((key, fact) -> row(grid, name(key, messages), fact));
        grid.setPrefWidth(WIDTH);
        var copy = new ButtonType(messages.text("shell.about.copy"), ButtonData.LEFT);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("shell.about.title"));
        dialog.getDialogPane().setId("about");
        dialog.getDialogPane().setContent(grid);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(
                        copy,
                        new ButtonType(messages.text("shell.keys.close"), ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        if (dialog.getDialogPane().lookupButton(copy) instanceof Button button) {
            button.setId("about-copy");
            button.addEventFilter(
                    ActionEvent.ACTION,
                    pressed -> {
                        copy(facts, messages);
                        button.setText(messages.text("shell.about.copied"));
                        pressed.consume(); // the dialog stays
                    });
        }
        dialog.show();
    }

    private static String name(String key, Messages messages) {
        return messages.text("shell.about." + key);
    }

    private static void row(GridPane grid, String name, String fact) {
        var told = new Label(fact);
        told.setWrapText(true);
        var title = new Label(name);
        title.getStyleClass().add("form-note");
        title.setLabelFor(told);
        grid.addRow(grid.getRowCount(), title, told);
    }

    private static void copy(Map<String, String> facts, Messages messages) {
        var content = new ClipboardContent();
        content.putString(
                facts.entrySet().stream()
                        .map(fact -> name(fact.getKey(), messages) + ": " + fact.getValue())
                        .collect(Collectors.joining("\n", "Sluice\n", "\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
