package dev.sluice.app.shell.command;

import dev.sluice.app.canvas.CanvasCommands;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Language;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.settings.Settings;
import dev.sluice.app.settings.Settings.ThemeChoice;
import dev.sluice.app.shell.flows.Sample;
import dev.sluice.engine.template.Templates;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The menus of the window.
public final class MenuLines {
    private final Session session;
    private final WindowParts parts;
    private final CanvasCommands canvas;
    private final WindowActions window;
    private final PanelActions work;
    private final Icons icons;
    private final Messages messages;
    private @Nullable MenuBar menus;

    public MenuLines(
            Session session,
            WindowParts parts,
            WindowActions window,
            PanelActions work,
            Icons icons,
            Messages messages) {
        this.session = session;
        this.parts = parts;
        this.canvas = parts.commands();
        this.window = window;
        this.work = work;
        this.icons = icons;
        this.messages = messages;
    }

    public MenuBar bar(Settings settings) {
        var bar =
                new MenuBar(
                        file(),
                        edit(),
                        new ArrangeLines(session, canvas, messages).menu(),
                        view(settings),
                        new GoLines(parts, messages).menu(),
                        run(),
                        help());
        bar.setId("menu");
        menus = bar;
        return bar;
    }

    private Menu file() {
        return menu(
                "shell.menu.file",
                line("action.new", "action-add", "Shortcut+N", window::newFlow),
                templates(),
                line("action.open", "action-open", "Shortcut+O", window::open),
                recent(),
                line("action.save", "action-save", "Shortcut+S", window::save),
                line("action.save-as", null, "Shortcut+Shift+S", window::saveAs),
                new SeparatorMenuItem(),
                line("action.export", "action-export", "Shortcut+E", work::export),
                new SeparatorMenuItem(),
                line("action.next-flow", null, "Ctrl+Page Down", () -> window.turn(1)),
                line("action.previous-flow", null, "Ctrl+Page Up", () -> window.turn(-1)),
                new SeparatorMenuItem(),
                line("action.settings", "action-settings", "Shortcut+Comma", window::settings),
                new SeparatorMenuItem(),
                line("action.close", "action-close", "Shortcut+W", window::close),
                line("action.quit", null, "Shortcut+Q", window::quit));
    }

    private Menu run() {
        return menu(
                "shell.menu.run",
                whileNot(
                        work.running(),
                        line("action.run", "action-run", "Shortcut+Enter", work::run)),
                during(
                        work.running(),
                        line("action.stop", "action-stop", "Shortcut+Period", work::stop)),
                new SeparatorMenuItem(),
                ofOne(
                        line(
                                "action.run-alone",
                                "action-step",
                                "Shortcut+Shift+Enter",
                                work::runAlone)),
                ofOne(line("action.replay", "action-retry", "Shortcut+Shift+R", work::replay)),
                ofOne(line("action.debug", "action-debug", "Shift+F9", work::debug)),
                ofOne(line("action.break", null, "F9", work::breakHere)),
                during(work.paused(), line("action.go-on", null, "F5", work::goOn)),
                new SeparatorMenuItem(),
                ofOne(line("action.pin", null, "Shortcut+Shift+O", work::pin)));
    }

    private Menu help() {
        return menu(
                "shell.menu.help",
                line("action.commands", "action-search", "Shortcut+Shift+P", this::find),
                line("action.keys", null, "F1", this::showKeys),
                new SeparatorMenuItem(),
                line("action.about", null, null, this::showAbout));
    }

    private void find() {
        MenuBar bar = menus;
        if (bar != null) {
            new CommandPalette(Commands.of(bar, session, canvas::show, messages), messages)
                    .show(bar.getScene());
        }
    }

    private void showKeys() {
        MenuBar bar = menus;
        if (bar != null) {
            KeySheet.show(Commands.withKeys(bar), messages, bar.getScene());
        }
    }

    private void showAbout() {
        MenuBar bar = menus;
        if (bar != null) {
            AboutDialog.show(window.state(), messages, bar.getScene());
        }
    }

    private Menu recent() {
        Menu menu = menu("action.recent");
        menu.getItems().add(new MenuItem("…"));
        menu.setOnShowing(_ -> menu.getItems().setAll(recentFlows()));
        return menu;
    }

    private List<MenuItem> recentFlows() {
        List<MenuItem> lines = new ArrayList<>();
        for (Path flow : window.recent()) {
            var item = new MenuItem(flow.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> window.open(flow));
            lines.add(item);
        }
        if (lines.isEmpty()) {
            var none = new MenuItem(messages.text("action.recent.none"));
            none.setDisable(true);
            lines.add(none);
        }
        return lines;
    }

    private Menu templates() {
        Menu menu = menu("action.new-from");
        menu.getItems().add(new MenuItem("…"));
        menu.setOnShowing(_ -> menu.getItems().setAll(samples()));
        return menu;
    }

    private List<MenuItem> samples() {
        List<MenuItem> lines = new ArrayList<>();
        for (String name : Templates.names()) {
            var item = new MenuItem(new Sample(name).title(messages));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> window.newFrom(name));
            lines.add(item);
        }
        return lines;
    }

    private Menu edit() {
        MenuItem undo = line("action.undo", "action-undo", "Shortcut+Z", session::undo);
        MenuItem redo = line("action.redo", "action-redo", "Shortcut+Shift+Z", session::redo);
        name(undo, "action.undo", "action.undo-edit", session.lastEditProperty());
        name(redo, "action.redo", "action.redo-edit", session.nextEditProperty());
        return menu(
                "shell.menu.edit",
                undo,
                redo,
                new SeparatorMenuItem(),
                ofSome(line("action.cut", null, "Shortcut+X", canvas::cut)),
                ofSome(line("action.copy", "action-copy", "Shortcut+C", canvas::copy)),
                line("action.paste", null, "Shortcut+V", canvas::paste),
                ofSome(line("action.duplicate", null, "Shortcut+D", canvas::duplicate)),
                ofSome(shown("action.delete", "action-delete", "Delete", canvas::delete)),
                ofSome(
                        line(
                                "action.delete-between",
                                null,
                                "Shortcut+Delete",
                                canvas::deleteBetween)),
                new SeparatorMenuItem(),
                shown("action.add-step", "action-add", "A", canvas::offer),
                ofSome(shown("action.rename", null, "F2", canvas::rename)),
                ofSome(shown("action.open-it", null, "Enter", canvas::open)),
                shown("action.menu", null, "Shift+F10", canvas::menu),
                new SeparatorMenuItem(),
                line("action.select-all", null, "Shortcut+A", canvas::selectAll),
                line("action.find", "action-search", "Shortcut+F", canvas::find));
    }

    private void name(
            MenuItem item, String plain, String named, ObservableValue<@Nullable Edit> edit) {
        edit.subscribe(
                next -> {
                    item.setDisable(next == null);
                    item.setText(
                            next == null
                                    ? messages.text(plain)
                                    : messages.text(named, messages.text(next.label())));
                });
    }

    private Menu view(Settings settings) {
        Menu theme = menu("action.theme");
        var themes = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            String word = choice.name().toLowerCase(Locale.ROOT);
            theme.getItems()
                    .add(
                            choice(
                                    messages.text("action.theme." + word),
                                    themes,
                                    settings.theme() == choice,
                                    _ -> window.choose(settings.with(choice))));
        }
        Menu language = menu("action.language");
        var languages = new ToggleGroup();
        for (Language choice : Language.values()) {
            language.getItems()
                    .add(
                            choice(
                                    choice.itself(),
                                    languages,
                                    messages.language() == choice,
                                    _ -> window.choose(settings.with(choice))));
        }
        return menu(
                "shell.menu.view",
                line("action.zoom-in", "action-zoom-in", "Shortcut+Equals", canvas::zoomIn),
                line("action.zoom-out", "action-zoom-out", "Shortcut+Minus", canvas::zoomOut),
                line("action.zoom-normal", null, "Shortcut+0", canvas::zoomToNormal),
                line("action.fit", "action-fit", "Shortcut+9", canvas::fit),
                ofSome(line("action.fit-selection", null, "Shortcut+8", canvas::fitSelection)),
                line("action.minimap", null, "Shortcut+M", canvas::toggleMinimap),
                line("action.large-code", "action-expand", "Shortcut+Shift+E", work::enlargeCode),
                line("action.problems", "action-problems", "Shortcut+Shift+M", work::showProblems),
                new SeparatorMenuItem(),
                theme,
                language);
    }

    private static RadioMenuItem choice(
            String text, ToggleGroup group, boolean chosen, Consumer<Void> act) {
        var item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(_ -> act.accept(null));
        return item;
    }

    private Menu menu(String key, MenuItem... items) {
        var menu = new Menu(messages.text(key));
        menu.getItems().addAll(items);
        return menu;
    }

    /// A line that needs one selected step or trigger.
    private MenuItem ofOne(MenuItem item) {
        session.selectionProperty().subscribe(now -> item.setDisable(now.only() == null));
        return item;
    }

    /// A line that needs something selected.
    private MenuItem ofSome(MenuItem item) {
        session.selectionProperty().subscribe(now -> item.setDisable(now.isEmpty()));
        return item;
    }

    /// A line that can be chosen only while something holds.
    private static MenuItem during(ObservableBooleanValue state, MenuItem item) {
        item.disableProperty().bind(Bindings.not(state));
        return item;
    }

    /// A line that can be chosen only while something does not hold.
    private static MenuItem whileNot(ObservableBooleanValue state, MenuItem item) {
        item.disableProperty().bind(state);
        return item;
    }

    private MenuItem line(String key, @Nullable String icon, @Nullable String keys, Runnable act) {
        var item = new MenuItem(messages.text(key));
        item.setId(key);
        if (icon != null) {
            item.setGraphic(icons.icon(icon, 16));
        }
        if (keys != null) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(_ -> act.run());
        return item;
    }

    /// A line whose keys mean it on the canvas alone.
    private MenuItem shown(String key, @Nullable String icon, String keys, Runnable act) {
        MenuItem item = line(key, icon, null, act);
        item.setAccelerator(ShownKeys.of(keys));
        return item;
    }
}
