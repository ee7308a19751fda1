package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.CanvasCommands;
import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.canvas.LooseEnds;
import dev.sluice.app.canvas.Offers;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.fx.FxThread;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.fx.Panel;
import dev.sluice.app.outline.OutlineLines;
import dev.sluice.app.outline.OutlineModel;
import dev.sluice.app.outline.OutlineView;
import dev.sluice.app.palette.PaletteModel;
import dev.sluice.app.palette.PaletteView;
import dev.sluice.app.palette.QuickAdd;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.code.CodeCarriers;
import dev.sluice.app.shell.command.PanelActions;
import dev.sluice.app.shell.command.WindowParts;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One open flow in the window: palette, canvas, inspector and the dock below.
public final class Workbench extends BorderPane implements WindowParts {

    private final CanvasView canvas;
    private final QuickAdd quickAdd;
    private final PanelActions work;

    Workbench(Session session, Icons icons, Messages messages, Panels panels, CodeCarriers code) {
        this.work = panels.work();
        var model = new CanvasModel(session, new FileRule(session, messages));
        this.canvas =
                new CanvasView(model, new Look(icons, messages), new Offering(code, messages));
        var palette = new PaletteModel(messages);
        this.quickAdd = new QuickAdd(palette, icons, messages);
        TabPane left =
                side(
                        List.of(
                                new Panel(
                                        "palette",
                                        "action-add",
                                        new PaletteView(
                                                palette, icons, messages, new FromPalette(canvas))),
                                new Panel(
                                        "outline",
                                        "action-events",
                                        outline(session, palette, icons, messages))),
                        messages);
        var center = new SplitPane(covered(panels.cover()));
        center.setOrientation(Orientation.VERTICAL);
        List<Panel> dock = panels.dock();
        if (!dock.isEmpty()) {
            center.getItems().add(dock(dock, icons, messages));
            SideWidths.keepDock(center);
        }
        var all = new SplitPane(left, center);
        SplitPane.setResizableWithParent(left, false);
        Panel inspector = panels.inspector();
        if (inspector != null) {
            var side = new BorderPane(inspector.content());
            side.getStyleClass().add("side");
            side.setMinWidth(260);
            SplitPane.setResizableWithParent(side, false);
            all.getItems().add(side);
        }
        setCenter(all);
        all.setId("workbench-sides");
        SideWidths.keep(all);
    }

    /// The canvas, or what lies over it. A canvas nobody sees takes no keys.
    private StackPane covered(ObservableValue<@Nullable Node> cover) {
        var place = new StackPane(canvas);
        place.setMinSize(0, 0);
        cover.subscribe(
                over -> {
                    if (over == null) {
                        place.getChildren().setAll(canvas);
                    } else {
                        place.getChildren().setAll(canvas, over);
                    }
                    canvas.setVisible(over == null);
                });
        return place;
    }

    /// Palette and outline, one behind the other.
    private static TabPane side(List<Panel> panels, Messages messages) {
        var tabs = new TabPane();
        tabs.setId("left");
        tabs.setAccessibleText(messages.text("shell.part.left"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinWidth(160);
        tabs.setMaxWidth(420);
        for (Panel panel : panels) {
            Tab tab = tab(panel, messages);
            tab.setId("tab-" + panel.id());
            tabs.getTabs().add(tab);
        }
        return tabs;
    }

    private OutlineView outline(
            Session session, PaletteModel palette, Icons icons, Messages messages) {
        List<OutlineLines.Offer> offers =
                palette.found("").stream().flatMap(group -> offers(group, palette)).toList();
        var model = new OutlineModel(session, new FxThread());
        var lines =
                new OutlineLines(
                        model,
                        new FromOutline(session, canvas, work, this::enterOutline),
                        offers,
                        messages);
        return new OutlineView(model, lines, messages, icons);
    }

    private static Stream<OutlineLines.Offer> offers(
            PaletteModel.Group group, PaletteModel palette) {
        return group.items().stream()
                .map(item -> new OutlineLines.Offer(group.title(), palette.title(item), item));
    }

    private void enterOutline() {
        Node outline = lookup("#outline");
        if (outline != null) {
            outline.requestFocus();
        }
    }

    /// Gives the next part of the window the keyboard, or the one before. A part that shows nothing
    /// is passed over, as the inspector is while nothing is selected.
    @Override
    public void walk(boolean forward) {
        List<Node> parts =
                Stream.of("#canvas", "#inspector-tabs", "#dock", "#left")
                        .map(this::lookup)
                        .filter(part -> part != null && part.isVisible())
                        .toList();
        int at = -1;
        for (Node owner = getScene().getFocusOwner(); owner != null; owner = owner.getParent()) {
            at = Math.max(at, parts.indexOf(owner));
        }
        int step = forward ? 1 : at < 0 ? 0 : -1;
        parts.get(Math.floorMod(at + step, parts.size())).requestFocus();
    }

    @Override
    public CanvasCommands commands() {
        return canvas.commands();
    }

    @Override
    public void go(Part part) {
        switch (part) {
            case CANVAS -> canvas.requestFocus();
            case OUTLINE -> goToSide("tab-outline", "#outline");
            case PALETTE -> goToSide("tab-palette", "#palette-search");
            case INSPECTOR -> give(lookup("#inspector-tabs"));
            case DOCK -> give(lookup("#dock"));
        }
    }

    private void goToSide(String tab, String what) {
        if (lookup("#left") instanceof TabPane tabs) {
            tabs.getTabs().stream()
                    .filter(t -> tab.equals(t.getId()))
                    .findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
            give(tabs.lookup(what));
        }
    }

    private static void give(@Nullable Node part) {
        if (part != null && part.isVisible()) {
            part.requestFocus();
        }
    }

    public CanvasView canvas() {
        return canvas;
    }

    private static TabPane dock(List<Panel> panels, Icons icons, Messages messages) {
        var tabs = new TabPane();
        tabs.setId("dock");
        tabs.setAccessibleText(messages.text("shell.part.dock"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (Panel panel : panels) {
            Tab tab = tab(panel, messages);
            tab.setId("tab-" + panel.id());
            tab.setGraphic(icons.icon(panel.icon(), 16));
            panel.content().visibleProperty().bind(tab.selectedProperty());
            tabs.getTabs().add(tab);
        }
        return tabs;
    }

    /// Its content comes into the window when the tab is chosen first: until then it would be
    /// measured with every change of the window's size.
    private static Tab tab(Panel panel, Messages messages) {
        var tab = new Tab(messages.text(panel.title()));
        tab.selectedProperty()
                .subscribe(
                        chosen -> {
                            if (chosen && tab.getContent() == null) {
                                tab.setContent(panel.content());
                            }
                        });
        return tab;
    }

    /// Answers what the canvas asks for.
    private final class Offering implements Offers {
        private final CodeCarriers code;
        private final Messages messages;

        Offering(CodeCarriers code, Messages messages) {
            this.code = code;
            this.messages = messages;
        }

        @Override
        public @Nullable String noteCopy(FlowDocument clip) {
            return code.copies().note(clip);
        }

        @Override
        public void takeCopy(FlowDocument clip, @Nullable String note, Consumer<FlowDocument> put) {
            code.copies().take(clip, note, put);
        }

        @Override
        public void offer(Point at, @Nullable Outlet from, double screenX, double screenY) {
            quickAdd.show(
                    getScene().getWindow(),
                    screenX,
                    screenY,
                    new QuickAdd.Offer(
                            blueprint -> from == null || blueprint.canFollow(),
                            blueprint -> put(blueprint, at, from),
                            null));
        }

        @Override
        public void offer(Outcome.LetGoEnd end, double screenX, double screenY) {
            LooseEnds ends = canvas.commands().looseEnds();
            quickAdd.show(
                    getScene().getWindow(),
                    screenX,
                    screenY,
                    new QuickAdd.Offer(
                            blueprint -> ends.fits(blueprint, end),
                            blueprint -> ends.put(blueprint, end),
                            new QuickAdd.Other(
                                    messages.text("palette.disconnect"),
                                    () -> ends.disconnect(end.wire()))));
        }

        private void put(Blueprint blueprint, Point at, @Nullable Outlet from) {
            if (from == null) {
                canvas.commands().adding().drop(blueprint, at);
            } else {
                canvas.commands().adding().put(blueprint, at.plus(0, -Sizes.CARD_HEIGHT / 2), from);
            }
        }

        @Override
        public List<Doing> doings() {
            return work.doings();
        }

        @Override
        public void look(List<Path> held, Consumer<@Nullable String> refusal) {
            code.dropped().look(held, messages, refusal);
        }

        @Override
        public void drop(List<Path> files, Point at) {
            code.dropped()
                    .take(files, blueprints -> canvas.commands().adding().drop(blueprints, at));
        }
    }
}
