package dev.sluice.app.shell.command;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.shell.command.Commands.Command;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;

import java.util.List;

/// Finds a command by its name: type, choose with the arrows, Enter does it.
public final class CommandPalette {
    private static final double WIDTH = 560;
    private static final double ROW = 30;
    private static final int ROWS = 10;

    private final List<Command> all;
    private final TextField search = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Popup popup = new Popup();

    public CommandPalette(List<Command> all, Messages messages) {
        this.all = all;
        search.setId("command-search");
        search.setPromptText(messages.text("shell.commands.search"));
        search.setAccessibleText(messages.text("shell.commands.search"));
        search.textProperty().subscribe(this::find);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("commands");
        list.setAccessibleText(messages.text("action.commands"));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 2);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(messages.text("shell.commands.none")));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> take());
        var box = new VBox(search, list);
        box.setId("command-palette");
        box.getStyleClass().addAll("quick-add", "command-palette");
        box.setPrefWidth(WIDTH);
        popup.setAutoHide(true);
        popup.getContent().add(box);
    }

    public void show(Scene over) {
        Window window = over.getWindow();
        VBox box = (VBox) popup.getContent().getFirst();
        box.getStylesheets().setAll(over.getStylesheets());
        popup.show(
                window,
                window.getX() + (window.getWidth() - WIDTH) / 2,
                window.getY() + Math.min(120, window.getHeight() / 6));
        search.requestFocus();
    }

    private void find(String text) {
        list.getItems().setAll(all.stream().filter(c -> c.matches(text)).toList());
        list.getSelectionModel().selectFirst();
    }

    private void pressed(KeyEvent key) {
        boolean used = true;
        switch (key.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> take();
            case ESCAPE -> popup.hide();
            default -> used = false;
        }
        if (used) {
            key.consume();
        }
    }

    private void move(int by) {
        int count = list.getItems().size();
        if (count > 0) {
            int to = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS / 2));
        }
    }

    private void take() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            chosen.act().run();
        }
    }

    private static final class Cell extends ListCell<Command> {
        Cell() {
            setPrefWidth(0); // a long name gives way, not the keys
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var keys = new Label(command.keys());
            keys.getStyleClass().add("form-note");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            var name = new Label(command.name());
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // a path's end tells most
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var row = new HBox(name, gap, keys);
            row.getStyleClass().add("command-row");
            setGraphic(row);
            setAccessibleText(command.name() + " " + command.keys());
        }
    }
}
