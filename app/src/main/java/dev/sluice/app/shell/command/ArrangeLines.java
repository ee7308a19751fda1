package dev.sluice.app.shell.command;

import dev.sluice.app.canvas.Arranging;
import dev.sluice.app.canvas.CanvasCommands;
import dev.sluice.app.canvas.geometry.Alignment;
import dev.sluice.app.canvas.geometry.Distribution;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// The menu that puts what is selected in order.
final class ArrangeLines {
    private final Session session;
    private final CanvasCommands canvas;
    private final Messages messages;

    ArrangeLines(Session session, CanvasCommands canvas, Messages messages) {
        this.session = session;
        this.canvas = canvas;
        this.messages = messages;
    }

    Menu menu() {
        Arranging arranging = canvas.arranging();
        var menu = new Menu(messages.text("shell.menu.arrange"));
        for (Alignment line : Alignment.values()) {
            String word = line.name().toLowerCase(Locale.ROOT);
            menu.getItems()
                    .add(
                            needingFigures(
                                    2,
                                    line(
                                            "action.align." + word,
                                            keys(line),
                                            () -> arranging.align(line))));
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (Distribution direction : Distribution.values()) {
            String word = direction.name().toLowerCase(Locale.ROOT);
            menu.getItems()
                    .add(
                            needingFigures(
                                    3,
                                    line(
                                            "action.distribute." + word,
                                            null,
                                            () -> arranging.distribute(direction))));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        line("action.tidy", "Shortcut+Shift+L", arranging::tidy),
                        new SeparatorMenuItem(),
                        needing(1, line("action.wrap", "Shortcut+G", arranging::wrap)),
                        needing(1, line("action.unwrap", "Shortcut+Shift+G", arranging::unwrap)),
                        needing(1, line("action.fold", "Shortcut+Shift+Period", arranging::fold)));
        return menu;
    }

    /// A line that needs so many selected elements at least.
    private MenuItem needing(int elements, MenuItem item) {
        session.selectionProperty()
                .subscribe(now -> item.setDisable(now.elements().size() < elements));
        return item;
    }

    /// A line that needs so many selected elements and notes at least.
    private MenuItem needingFigures(int figures, MenuItem item) {
        session.selectionProperty()
                .subscribe(
                        now ->
                                item.setDisable(
                                        now.elements().size() + now.notes().size() < figures));
        return item;
    }

    private static String keys(Alignment line) {
        return switch (line) {
            case LEFT -> "Shortcut+Alt+Left";
            case RIGHT -> "Shortcut+Alt+Right";
            case TOP -> "Shortcut+Alt+Up";
            case BOTTOM -> "Shortcut+Alt+Down";
            case CENTER -> "Shortcut+Alt+C";
            case MIDDLE -> "Shortcut+Alt+M";
        };
    }

    private MenuItem line(String key, @Nullable String keys, Runnable act) {
        var item = new MenuItem(messages.text(key));
        item.setId(key);
        if (keys != null) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(_ -> act.run());
        return item;
    }
}
