package dev.sluice.app.palette;

import atlantafx.base.controls.CustomTextField;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.palette.PaletteModel.Group;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/// The palette: search above, groups of things to carry onto the canvas below.
public final class PaletteView extends VBox {
    private static final double SLACK = 4;

    private final PaletteModel model;
    private final Icons icons;
    private final Messages messages;
    private final Drops drops;
    private final VBox list = new VBox();
    private final CustomTextField search = new CustomTextField();

    public PaletteView(PaletteModel model, Icons icons, Messages messages, Drops drops) {
        this.model = model;
        this.icons = icons;
        this.messages = messages;
        this.drops = drops;
        getStyleClass().add("palette");
        setId("palette");
        search.setId("palette-search");
        search.setPromptText(messages.text("palette.search"));
        search.setAccessibleText(messages.text("palette.search"));
        search.setLeft(icons.icon("action-search", 16));
        search.textProperty().subscribe(this::fill);
        search.setOnAction(_ -> addFirst());
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::goDown);
        var top = new StackPane(search);
        top.getStyleClass().add("palette-search");
        list.getStyleClass().add("palette-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(top, scroll);
    }

    private void fill(String wanted) {
        list.getChildren().clear();
        for (Group group : model.found(wanted)) {
            var title = new Label(group.title());
            title.getStyleClass().add("palette-group");
            list.getChildren().add(title);
            for (Blueprint blueprint : group.items()) {
                list.getChildren().add(item(blueprint));
            }
        }
        if (list.getChildren().isEmpty()) {
            var nothing = new Label(messages.text("palette.nothing"));
            nothing.getStyleClass().add("palette-nothing");
            list.getChildren().add(nothing);
        }
    }

    private PaletteItem item(Blueprint blueprint) {
        var item = new PaletteItem(blueprint, model.title(blueprint), icons);
        var carry = new Carry(blueprint);
        item.setOnMousePressed(
                e -> {
                    item.requestFocus();
                    carry.begin(e, item.getScene());
                });
        item.setOnMouseClicked(
                e -> {
                    if (e.getClickCount() == 2 && e.isStillSincePress()) {
                        drops.add(blueprint);
                    }
                });
        item.setOnKeyPressed(e -> key(item, e));
        return item;
    }

    private void key(PaletteItem item, KeyEvent e) {
        List<PaletteItem> items = items();
        int at = items.indexOf(item);
        switch (e.getCode()) {
            case ENTER, SPACE -> drops.add(item.blueprint());
            case DOWN -> items.get(Math.min(at + 1, items.size() - 1)).requestFocus();
            case UP -> {
                if (at == 0) {
                    search.requestFocus();
                } else {
                    items.get(at - 1).requestFocus();
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private List<PaletteItem> items() {
        List<PaletteItem> items = new ArrayList<>();
        list.getChildren()
                .forEach(
                        node -> {
                            if (node instanceof PaletteItem item) {
                                items.add(item);
                            }
                        });
        return items;
    }

    private void addFirst() {
        if (!items().isEmpty()) {
            drops.add(items().getFirst().blueprint());
        }
    }

    private void goDown(KeyEvent e) {
        if (e.getCode() == KeyCode.DOWN && !items().isEmpty()) {
            items().getFirst().requestFocus();
            e.consume();
        }
    }

    /// Carries one thing with the pointer. It listens to the whole scene, since the pointer leaves
    /// the palette with it.
    private final class Carry {
        private final Blueprint blueprint;
        private final EventHandler<MouseEvent> going = this::go;
        private final EventHandler<MouseEvent> ending = this::end;
        private double startX;
        private double startY;
        private boolean carrying;

        Carry(Blueprint blueprint) {
            this.blueprint = blueprint;
        }

        void begin(MouseEvent e, Scene scene) {
            startX = e.getSceneX();
            startY = e.getSceneY();
            carrying = false;
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, going);
            scene.addEventFilter(MouseEvent.MOUSE_RELEASED, ending);
        }

        private void go(MouseEvent e) {
            double far = Math.hypot(e.getSceneX() - startX, e.getSceneY() - startY);
            carrying = carrying || far > SLACK;
            if (carrying) {
                drops.over(blueprint, e.getSceneX(), e.getSceneY());
                e.consume();
            }
        }

        private void end(MouseEvent e) {
            getScene().removeEventFilter(MouseEvent.MOUSE_DRAGGED, going);
            getScene().removeEventFilter(MouseEvent.MOUSE_RELEASED, ending);
            if (carrying) {
                drops.drop(blueprint, e.getSceneX(), e.getSceneY());
                e.consume();
            } else {
                drops.abandon();
            }
            carrying = false;
        }
    }
}
