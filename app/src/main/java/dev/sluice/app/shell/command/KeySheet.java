package dev.sluice.app.shell.command;

import dev.sluice.app.fx.KeyNames;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.shell.command.Commands.Command;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All keys of the window on one sheet.
final class KeySheet {
    /// The keys that stand in no menu: the message key of what they do, behind `shell.keys.`, and
    /// the keys.
    private static final List<List<String>> OTHERS =
            List.of(
                    List.of("move", "←↑↓→"),
                    List.of("move-far", "Shift+←↑↓→"),
                    List.of("drag-copy", KeyNames.ofCommands()),
                    List.of("drag-free", KeyNames.ofModifier("Alt")),
                    List.of("fit", "F"),
                    List.of("leave", KeyNames.of("Esc")),
                    List.of("complete", KeyNames.of("Ctrl+Space")),
                    List.of("find-code", KeyNames.of("Shortcut+F")),
                    List.of("replace-code", KeyNames.of("Shortcut+H")),
                    List.of("line-code", KeyNames.of("Shortcut+G")),
                    List.of("comment-code", KeyNames.of("Shortcut+Slash")));

    /// Stands between the menu and the line in the name of a command.
    private static final String BEHIND_MENU = " › ";

    private static final double SHEET_WIDTH = 880;
    private static final double ROW = 26;
    private static final int ROWS = 20;
    private static final double PADDING = 8;

    private KeySheet() {}

    /// Keys under a heading.
    private record Section(String title, List<Command> keys) {
        int rows() {
            return keys.size() + 2; // its title, and a gap before the next
        }
    }

    static void show(List<Command> commands, Messages messages, Scene over) {
        var columns = new HBox();
        columns.getStyleClass().add("key-sheet");
        columns(sections(commands, messages))
                .forEach(column -> columns.getChildren().add(column(column)));
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(SHEET_WIDTH, PADDING + ROWS * ROW);
        scroll.getStyleClass().addAll("edge-to-edge", "key-scroll");
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(over.getWindow());
        dialog.setTitle("Sluice");
        dialog.setHeaderText(messages.text("action.keys"));
        dialog.setResizable(true);
        dialog.getDialogPane().setId("key-sheet");
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(new ButtonType(messages.text("shell.keys.close"), ButtonData.OK_DONE));
        dialog.getDialogPane().getStylesheets().setAll(over.getStylesheets());
        dialog.show();
    }

    /// One for each menu, and one for the keys that stand in none.
    private static List<Section> sections(List<Command> commands, Messages messages) {
        Map<String, List<Command>> menus = new LinkedHashMap<>();
        for (Command command : commands) {
            int end = command.name().indexOf(BEHIND_MENU);
            if (!command.keys().isEmpty() && end > 0) {
                String name = command.name().substring(end + BEHIND_MENU.length());
                menus.computeIfAbsent(command.name().substring(0, end), _ -> new ArrayList<>())
                        .add(new Command(name, command.keys(), command.act()));
            }
        }
        List<Section> sections = new ArrayList<>();
        menus.forEach((menu, keys) -> sections.add(new Section(menu, keys)));
        List<Command> others =
                OTHERS.stream()
                        .map(o -> new Command(text(o.get(0), messages), o.get(1), () -> {}))
                        .toList();
        sections.add(new Section(text("canvas", messages), others));
        return sections;
    }

    private static String text(String key, Messages messages) {
        return messages.text("shell.keys." + key);
    }

    /// Two columns, as alike in height as whole sections allow.
    private static List<List<Section>> columns(List<Section> sections) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int cut = 1; cut < sections.size(); cut++) {
            int longer =
                    Math.max(
                            rows(sections.subList(0, cut)),
                            rows(sections.subList(cut, sections.size())));
            if (longer < least) {
                least = longer;
                best = cut;
            }
        }
        return List.of(sections.subList(0, best), sections.subList(best, sections.size()));
    }

    private static int rows(List<Section> sections) {
        return sections.stream().mapToInt(Section::rows).sum();
    }

    /// All rows are of one height, so that the sheet ends with a whole one.
    private static Node column(List<Section> sections) {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, new ColumnConstraints());
        for (Section section : sections) {
            if (grid.getRowCount() > 0) {
                grid.addRow(grid.getRowCount(), new Region());
            }
            var title = new Label(section.title());
            title.getStyleClass().add("form-title");
            grid.addRow(grid.getRowCount(), title);
            section.keys().forEach(key -> row(grid, key));
        }
        for (int i = 0; i < grid.getRowCount(); i++) {
            grid.getRowConstraints().add(new RowConstraints(ROW, ROW, ROW));
        }
        grid.setPrefWidth(SHEET_WIDTH / 2);
        HBox.setHgrow(grid, Priority.ALWAYS);
        return grid;
    }

    private static void row(GridPane grid, Command key) {
        var shown = new Label(key.keys());
        shown.getStyleClass().add("key-cap");
        shown.setMinWidth(Region.USE_PREF_SIZE);
        var name = new Label(key.name());
        name.setLabelFor(shown);
        grid.addRow(grid.getRowCount(), name, shown);
    }
}
