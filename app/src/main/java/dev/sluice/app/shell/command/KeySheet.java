package dev.sluice.app.shell.command;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.shell.command.Commands.Command;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// All keys of the window on one sheet.
final class KeySheet {
    /// The keys that stand in no menu: the message key of what they do, behind `shell.keys.`, and
    /// the keys.
    private static final List<List<String>> OTHERS =
            List.of(
                    List.of("add", "A"),
                    List.of("walk", "Tab"),
                    List.of("go", "Alt+←↑↓→"),
                    List.of("move", "←↑↓→"),
                    List.of("rename", "F2"),
                    List.of("open", "Enter"),
                    List.of("delete", "Delete"),
                    List.of("menu", "Shift+F10"),
                    List.of("fit", "F"),
                    List.of("leave", "Esc"),
                    List.of("complete", "Ctrl+Space"),
                    List.of("find-code", "Ctrl+F"),
                    List.of("replace-code", "Ctrl+H"),
                    List.of("line-code", "Ctrl+G"),
                    List.of("comment-code", "Ctrl+/"),
                    List.of("panels", "F6"));

    private static final double SHEET_WIDTH = 880;

    private KeySheet() {}

    static void show(List<Command> commands, Messages messages, Scene over) {
        var window = new VBox(heading("shell.keys.window", messages), menus(commands));
        var canvas = new VBox(heading("shell.keys.canvas", messages), others(messages));
        window.getStyleClass().add("key-column");
        canvas.getStyleClass().add("key-column");
        var columns = new HBox(32, window, canvas);
        columns.getStyleClass().add("key-sheet");
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(SHEET_WIDTH, 520);
        scroll.getStyleClass().add("edge-to-edge");
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("action.keys"));
        dialog.setResizable(true);
        dialog.getDialogPane().setId("key-sheet");
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(new ButtonType(messages.text("shell.keys.close"), ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        dialog.show();
    }

    private static Label heading(String key, Messages messages) {
        var label = new Label(messages.text(key));
        label.getStyleClass().add("form-title");
        return label;
    }

    private static Node menus(List<Command> commands) {
        var grid = grid();
        commands.stream()
                .filter(c -> !c.keys().isEmpty())
                .forEach(c -> row(grid, c.name(), c.keys()));
        return grid;
    }

    private static Node others(Messages messages) {
        var grid = grid();
        OTHERS.forEach(o -> row(grid, messages.text("shell.keys." + o.get(0)), o.get(1)));
        return grid;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        return grid;
    }

    private static void row(GridPane grid, String what, String keys) {
        var shown = new Label(keys);
        shown.getStyleClass().add("key-cap");
        shown.setMinWidth(Region.USE_PREF_SIZE);
        var name = new Label(what);
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), name, shown);
    }
}
