package dev.sluice.app.outline;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.repair.Repair;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.outline.OutlineModel.Entry;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The lines of the outline's menu: what can be done with what is chosen there.
public final class OutlineLines {
    private final OutlineModel model;
    private final Canvas canvas;
    private final List<Offer> offers;
    private final Messages messages;

    /// Something that can be added.
    ///
    /// @param group the title of what it belongs to
    public record Offer(String group, String title, Blueprint blueprint) {}

    /// What the canvas does for the outline.
    public interface Canvas {
        /// Adds something, behind an outlet where one is given.
        void add(Blueprint blueprint, @Nullable Outlet from);

        /// Puts something new on a wire.
        void insert(Blueprint blueprint, Wire wire);

        /// Puts a step that has no wires on one.
        void put(String step, Wire wire);

        /// The ways to put several things in order.
        List<Doing> orders();

        /// The colours of notes, by the last word of their message keys.
        List<String> colors();

        void paint(String note, String color);

        void cut();

        void copy();

        void paste();

        void duplicate();

        void fold();

        void wrap();

        boolean canWrap();

        void unwrap();

        boolean canUnwrap();

        /// What can be done now with the chosen step and its runs.
        List<Doing> doings();
    }

    public OutlineLines(OutlineModel model, Canvas canvas, List<Offer> offers, Messages messages) {
        this.model = model;
        this.canvas = canvas;
        this.offers = offers;
        this.messages = messages;
    }

    /// @param entry what is chosen; `null`: nothing
    /// @param rename begins to rename an entry
    /// @param count how many entries are chosen
    List<MenuItem> of(@Nullable Entry entry, Consumer<String> rename, int count) {
        List<MenuItem> lines = new ArrayList<>();
        if (entry != null && count == 1) {
            alone(entry, lines);
        }
        lines.add(adding("outline.add-any", null));
        if (entry != null) {
            lines.add(new SeparatorMenuItem());
            boxes(entry, count, lines);
            lines.add(line("action.rename", () -> rename.accept(entry.id())));
            lines.add(line("action.cut", canvas::cut));
            lines.add(line("action.copy", canvas::copy));
            lines.add(line("action.duplicate", canvas::duplicate));
        }
        lines.add(line("action.paste", canvas::paste));
        if (entry != null) {
            lines.add(line("action.delete", model::delete));
        }
        return lines;
    }

    private void alone(Entry entry, List<MenuItem> lines) {
        Outlet next = new Outlet.Next(entry.id());
        if (model.wires().outlets(entry.id()).contains(next)) {
            lines.add(adding("outline.add", next));
        }
        for (Outlet outlet : model.wires().outlets(entry.id())) {
            Menu to = targets(outlet);
            if (!to.getItems().isEmpty()) {
                lines.add(to);
            }
        }
        if (!entry.wires().isEmpty()) {
            lines.add(inserting(entry));
            lines.add(rewiring(entry));
            lines.add(beginning(entry));
            lines.add(unwiring(entry));
        }
        List<Wire> around = model.wires().around(entry.id());
        if (!around.isEmpty()) {
            lines.add(putting(entry, around));
        }
        String note = OutlineModel.note(entry.id());
        if (note == null) {
            lines.add(line("action.open-it", () -> model.open(entry.id())));
        } else {
            lines.add(painting(note));
        }
        canvas.doings().forEach(doing -> lines.add(line(doing.key(), doing.act())));
        for (Repair repair : model.repairs(entry.id())) {
            lines.add(line(repair.key(), () -> model.repair(repair)));
        }
    }

    private void boxes(Entry entry, int count, List<MenuItem> lines) {
        List<String> boxes = model.boxes();
        if (!boxes.isEmpty()) {
            Menu into = menu("outline.into");
            boxes.forEach(
                    box -> into.getItems().add(plain(model.label(box), () -> model.moveInto(box))));
            lines.add(into);
        }
        if (model.isInBox()) {
            lines.add(line("action.take-out", () -> model.moveInto(null)));
        }
        if (entry.box()) {
            lines.add(
                    line(
                            model.isCollapsed(entry.id()) ? "action.expand" : "action.collapse",
                            canvas::fold));
        }
        if (count > 1) {
            Menu order = menu("shell.menu.arrange");
            canvas.orders().forEach(d -> order.getItems().add(line(d.key(), d.act())));
            lines.add(order);
        }
        if (canvas.canWrap()) {
            lines.add(line("action.wrap", canvas::wrap));
        }
        if (canvas.canUnwrap()) {
            lines.add(line("action.unwrap", canvas::unwrap));
        }
    }

    private Menu adding(String key, @Nullable Outlet from) {
        return offering(
                menu(key),
                offer -> from == null || offer.blueprint().canFollow(),
                blueprint -> canvas.add(blueprint, from));
    }

    /// All that can be added, by groups: in one list it would be longer than a small screen.
    private Menu offering(Menu menu, Predicate<Offer> fits, Consumer<Blueprint> act) {
        Map<String, Menu> groups = new LinkedHashMap<>();
        for (Offer offer : offers) {
            if (fits.test(offer)) {
                groups.computeIfAbsent(offer.group(), title -> new Menu(title))
                        .getItems()
                        .add(plain(offer.title(), () -> act.accept(offer.blueprint())));
            }
        }
        menu.getItems().setAll(groups.values());
        return menu;
    }

    private Menu targets(Outlet outlet) {
        var menu = new Menu(messages.text("outline.wire", name(outlet)));
        menu.setId("outline.wire");
        for (String to : model.wires().targets(outlet)) {
            menu.getItems().add(plain(model.label(to), () -> model.wires().wire(outlet, to)));
        }
        return menu;
    }

    private Menu rewiring(Entry entry) {
        Menu menu = menu("outline.rewire");
        for (Wire wire : entry.wires()) {
            var targets = new Menu(said(wire));
            for (String to : model.wires().targets(wire.from())) {
                targets.getItems().add(plain(model.label(to), () -> model.wires().lead(wire, to)));
            }
            menu.getItems().add(targets);
        }
        return menu;
    }

    private Menu beginning(Entry entry) {
        Menu menu = menu("outline.begin");
        for (Wire wire : entry.wires()) {
            var sources = new Menu(said(wire));
            for (Outlet from : model.wires().sources(wire)) {
                Runnable act = () -> model.wires().begin(wire, from);
                sources.getItems().add(plain(model.label(from.owner()), act));
            }
            menu.getItems().add(sources);
        }
        return menu;
    }

    private Menu inserting(Entry entry) {
        Menu menu = menu("outline.insert");
        for (Wire wire : entry.wires()) {
            menu.getItems()
                    .add(
                            offering(
                                    new Menu(said(wire)),
                                    offer -> offer.blueprint().canFollow(),
                                    blueprint -> canvas.insert(blueprint, wire)));
        }
        return menu;
    }

    private Menu putting(Entry entry, List<Wire> around) {
        Menu menu = menu("outline.onto");
        for (Wire wire : around) {
            String text = model.label(wire.from().owner()) + ": " + said(wire);
            menu.getItems().add(plain(text, () -> canvas.put(entry.id(), wire)));
        }
        return menu;
    }

    private Menu painting(String note) {
        Menu menu = menu("action.color");
        for (String color : canvas.colors()) {
            menu.getItems().add(line("action.color." + color, () -> canvas.paint(note, color)));
        }
        return menu;
    }

    private Menu unwiring(Entry entry) {
        Menu menu = menu("outline.unwire");
        for (Wire wire : entry.wires()) {
            menu.getItems().add(plain(said(wire), () -> model.wires().unwire(wire)));
        }
        return menu;
    }

    private String said(Wire wire) {
        return name(wire.from()) + " → " + model.label(wire.to());
    }

    private String name(Outlet outlet) {
        return switch (outlet) {
            case Outlet.Next _ -> messages.text("outline.outlet.next");
            case Outlet.Rule(_, int index) -> messages.text("outline.outlet.rule", index + 1);
            case Outlet.Otherwise _ -> messages.text("outline.outlet.otherwise");
            case Outlet.Catcher(_, int index) -> messages.text("outline.outlet.catch", index + 1);
            case Outlet.Start _ -> messages.text("outline.outlet.start");
            case Outlet.NewRule _ -> messages.text("outline.outlet.new-rule");
            case Outlet.NewCatcher _ -> messages.text("outline.outlet.new-catch");
        };
    }

    private Menu menu(String key) {
        var menu = new Menu(messages.text(key));
        menu.setId(key);
        return menu;
    }

    private MenuItem line(String key, Runnable act) {
        MenuItem item = plain(messages.text(key), act);
        item.setId(key);
        return item;
    }

    private static MenuItem plain(String text, Runnable act) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
