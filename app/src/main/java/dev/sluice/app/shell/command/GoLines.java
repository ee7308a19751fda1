package dev.sluice.app.shell.command;

import dev.sluice.app.canvas.SelectionWalk;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.shell.command.WindowParts.Part;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

import java.util.Locale;

/// The menu that goes from step to step, and from one part of the window to another.
final class GoLines {
    private final WindowParts parts;
    private final Messages messages;

    GoLines(WindowParts parts, Messages messages) {
        this.parts = parts;
        this.messages = messages;
    }

    Menu menu() {
        SelectionWalk walk = parts.commands().walk();
        var menu = new Menu(messages.text("shell.menu.go"));
        menu.getItems()
                .addAll(
                        line("action.go-next", KeyCombination.valueOf("Alt+Right"), walk::next),
                        line("action.go-before", KeyCombination.valueOf("Alt+Left"), walk::before),
                        line("action.go-above", KeyCombination.valueOf("Alt+Up"), walk::above),
                        line("action.go-below", KeyCombination.valueOf("Alt+Down"), walk::below),
                        line("action.walk-next", ShownKeys.of("Tab"), () -> walk.inOrder(true)),
                        line(
                                "action.walk-before",
                                ShownKeys.of("Shift+Tab"),
                                () -> walk.inOrder(false)),
                        new SeparatorMenuItem());
        int number = 1;
        for (Part part : Part.values()) {
            var keys = KeyCombination.valueOf("Shortcut+" + number++);
            String key = "action.to-" + part.name().toLowerCase(Locale.ROOT);
            menu.getItems().add(line(key, keys, () -> parts.go(part)));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        line("action.next-part", ShownKeys.of("F6"), () -> parts.walk(true)),
                        line(
                                "action.previous-part",
                                ShownKeys.of("Shift+F6"),
                                () -> parts.walk(false)));
        return menu;
    }

    private MenuItem line(String key, KeyCombination keys, Runnable act) {
        var item = new MenuItem(messages.text(key));
        item.setId(key);
        item.setAccelerator(keys);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
