package dev.sluice.app.shell.command;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// All that can be done in the window by name: every line of the menus, and every step to go to.
public final class Commands {
    private Commands() {}

    /// One of them.
    ///
    /// @param name with the menu it stands in
    /// @param keys what does it from the keyboard; empty: nothing else
    public record Command(String name, String keys, Runnable act) {
        /// Whether it has all the words of a search, in any order.
        boolean matches(String search) {
            String all = name.toLowerCase(Locale.ROOT);
            for (String word : search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                if (!all.contains(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    public static List<Command> of(
            MenuBar menus, Session session, Consumer<String> reveal, Messages messages) {
        List<Command> all = new ArrayList<>(ofMenus(menus));
        for (String id : session.document().ids()) {
            all.add(
                    new Command(
                            messages.text("shell.commands.go", id),
                            "",
                            () -> {
                                session.select(Selection.ofElement(id));
                                reveal.accept(id);
                            }));
        }
        return all;
    }

    /// The lines of the menus that can be chosen now.
    public static List<Command> ofMenus(MenuBar menus) {
        List<Command> all = new ArrayList<>();
        menus.getMenus().forEach(menu -> add(menu, menu.getText(), i -> !i.isDisable(), all));
        return all;
    }

    /// The lines of the menus that have keys, whether or not they can be chosen now.
    static List<Command> withKeys(MenuBar menus) {
        List<Command> all = new ArrayList<>();
        menus.getMenus()
                .forEach(menu -> add(menu, menu.getText(), i -> i.getAccelerator() != null, all));
        return all;
    }

    private static void add(
            Menu menu, String path, Predicate<MenuItem> wanted, List<Command> into) {
        if (menu.getOnShowing() != null) {
            menu.getOnShowing().handle(null);
        }
        for (MenuItem item : menu.getItems()) {
            String text = item.getText();
            if (item instanceof SeparatorMenuItem || text == null) {
                continue;
            }
            String name = path + " › " + text;
            if (item instanceof Menu inner) {
                add(inner, name, wanted, into);
            } else if (wanted.test(item)) {
                var keys = item.getAccelerator();
                into.add(new Command(name, keys == null ? "" : keys.getDisplayText(), item::fire));
            }
        }
    }
}
