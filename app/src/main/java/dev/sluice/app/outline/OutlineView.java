package dev.sluice.app.outline;

import dev.sluice.app.fx.Icon;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.outline.OutlineModel.Entry;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.StepMark;

import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tree of the flow's triggers, steps and notes. F2 renames, Enter opens the settings, Delete
/// deletes, and the menu (Shift+F10) has all the rest.
public final class OutlineView extends BorderPane {
    private static final double TILE = 22;

    /// Room in which a word or two can be read.
    private static final double LEAST = 48;

    private final OutlineModel model;
    private final Messages messages;
    private final Icons icons;
    private final OutlineLines lines;

    /// So many are selected one by one, which opens the boxes that they stand in.
    private static final int MANY = 50;

    private final TreeView<Entry> tree = new TreeView<>();
    private final Map<String, TreeItem<Entry>> items = new HashMap<>();
    private final Set<String> closed = new LinkedHashSet<>();
    private boolean following;

    public OutlineView(OutlineModel model, OutlineLines lines, Messages messages, Icons icons) {
        this.model = model;
        this.lines = lines;
        this.messages = messages;
        this.icons = icons;
        tree.setId("outline");
        tree.setShowRoot(false);
        tree.setEditable(true);
        tree.setAccessibleText(messages.text("panel.outline"));
        tree.getStyleClass().addAll("dense", "outline");
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.setCellFactory(_ -> new Cell());
        tree.setContextMenu(menu());
        tree.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::open);
        tree.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<TreeItem<Entry>>) _ -> chosen());
        setCenter(tree);
        var empty = new Label(messages.text("outline.none"));
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        getStyleClass().addAll("panel", "outline-panel");
        model.entriesProperty()
                .subscribe(
                        entries -> {
                            show(entries);
                            setTop(entries.isEmpty() ? new VBox(empty) : null);
                        });
        model.selectionProperty().subscribe(this::follow);
        model.marksProperty().subscribe(_ -> tree.refresh());
    }

    private void show(List<Entry> entries) {
        following = true;
        items.clear();
        var root = new TreeItem<Entry>();
        entries.forEach(entry -> root.getChildren().add(item(entry)));
        tree.setRoot(root);
        following = false;
        follow(model.selectionProperty().get());
    }

    private TreeItem<Entry> item(Entry entry) {
        var item = new TreeItem<>(entry);
        items.put(entry.id(), item);
        item.setExpanded(!closed.contains(entry.id()));
        item.expandedProperty()
                .subscribe(
                        (_, open) -> {
                            if (open) {
                                closed.remove(entry.id());
                            } else {
                                closed.add(entry.id());
                            }
                        });
        entry.inside().forEach(inner -> item.getChildren().add(item(inner)));
        return item;
    }

    private void follow(Selection selection) {
        Set<String> chosen = OutlineModel.chosen(selection);
        if (following || chosen.equals(ids())) {
            return;
        }
        following = true;
        tree.getSelectionModel().clearSelection();
        if (chosen.size() > MANY) {
            selectAtOnce(chosen);
        } else {
            chosen.forEach(this::select);
        }
        following = false;
    }

    private void select(String id) {
        TreeItem<Entry> item = items.get(id);
        if (item != null) {
            tree.getSelectionModel().select(item);
            tree.scrollTo(tree.getRow(item));
        }
    }

    /// Selects all rows that show one of these. Selecting one by one would count all rows for each.
    private void selectAtOnce(Set<String> chosen) {
        List<Integer> rows = new ArrayList<>();
        collect(tree.getRoot(), 0, chosen, rows);
        if (!rows.isEmpty()) {
            int[] further = rows.stream().skip(1).mapToInt(Integer::intValue).toArray();
            tree.getSelectionModel().selectIndices(rows.getFirst(), further);
        }
    }

    /// @param row of the first item inside
    /// @return the row behind the last one
    private static int collect(
            TreeItem<Entry> outer, int row, Set<String> chosen, List<Integer> rows) {
        int next = row;
        for (TreeItem<Entry> item : outer.getChildren()) {
            if (chosen.contains(item.getValue().id())) {
                rows.add(next);
            }
            next++;
            if (item.isExpanded()) {
                next = collect(item, next, chosen, rows);
            }
        }
        return next;
    }

    private Set<String> ids() {
        return tree.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null && item.getValue() != null)
                .map(item -> item.getValue().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void chosen() {
        if (!following) {
            following = true;
            model.choose(ids());
            following = false;
        }
    }

    private void pressed(KeyEvent key) {
        boolean deletes = key.getCode() == KeyCode.DELETE || key.getCode() == KeyCode.BACK_SPACE;
        if (deletes && tree.getEditingItem() == null) {
            model.delete();
            key.consume();
        } else if (key.getCode() == KeyCode.CONTEXT_MENU
                || (key.getCode() == KeyCode.F10 && key.isShiftDown())) {
            showMenu();
            key.consume();
        }
    }

    /// Enter opens the settings, as on the canvas, where the tree would rename.
    private void open(KeyEvent key) {
        Entry entry = current();
        if (key.getCode() == KeyCode.ENTER
                && tree.getEditingItem() == null
                && entry != null
                && OutlineModel.note(entry.id()) == null) {
            model.open(entry.id());
            key.consume();
        }
    }

    private void showMenu() {
        Bounds on = tree.localToScreen(tree.getBoundsInLocal());
        ContextMenu menu = tree.getContextMenu();
        if (on != null && !menu.isShowing()) {
            menu.show(tree, on.getMinX() + 24, on.getMinY() + 24);
        }
    }

    private @Nullable Entry current() {
        TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        menu.setId("outline-menu");
        menu.getItems().add(new MenuItem("…"));
        menu.setOnShowing(_ -> menu.getItems().setAll(lines()));
        return menu;
    }

    private List<MenuItem> lines() {
        return lines.of(
                current(),
                id -> tree.edit(items.get(id)),
                tree.getSelectionModel().getSelectedItems().size());
    }

    /// Icon, name, and where it leads.
    private final class Cell extends TreeCell<Entry> {
        Cell() {
            setPrefWidth(0); // what does not fit is cut: no bar below the lines
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setText(null);
                setAccessibleText(null);
                return;
            }
            var name = new Label(entry.label());
            var leads = new Label(leads(entry));
            leads.getStyleClass().add("outline-leads");
            leads.setMinWidth(0);
            leads.setPrefWidth(0); // it has the room that the name leaves
            leads.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(leads, Priority.ALWAYS);
            leads.visibleProperty().bind(leads.widthProperty().greaterThan(LEAST));
            var tile = new StackPane(icons.icon(entry.sign().icon(), 14));
            tile.getStyleClass().addAll("tile", entry.sign().color());
            tile.setMinSize(TILE, TILE);
            tile.setMaxSize(TILE, TILE);
            var row = new HBox(tile, name, leads);
            marks(entry).forEach(mark -> row.getChildren().add(sign(mark)));
            row.getStyleClass().add("outline-row");
            setGraphic(row);
            setText(null);
            setAccessibleText(spoken(entry));
        }

        private List<StepMark> marks(Entry entry) {
            Set<StepMark> set = model.marksProperty().get().getOrDefault(entry.id(), Set.of());
            return Stream.of(StepMark.values()).filter(set::contains).toList();
        }

        private Icon sign(StepMark mark) {
            String name = mark.name().toLowerCase(Locale.ROOT);
            Icon sign = icons.icon("action-" + name, 14);
            sign.getStyleClass().addAll("step-mark", name);
            return sign;
        }

        private String said(StepMark mark) {
            return "; " + messages.text("canvas.mark." + mark.name().toLowerCase(Locale.ROOT));
        }

        private String leads(Entry entry) {
            return entry.wires().isEmpty()
                    ? ""
                    : "→ "
                            + entry.wires().stream()
                                    .map(wire -> model.label(wire.to()))
                                    .distinct()
                                    .collect(Collectors.joining(", "));
        }

        private String spoken(Entry entry) {
            long problems = model.problems(entry.id());
            return messages.text(
                            "outline.spoken",
                            entry.label(),
                            messages.text("kind." + entry.type()),
                            leads(entry))
                    + marks(entry).stream().map(this::said).collect(Collectors.joining())
                    + (problems == 0 ? "" : " " + messages.text("outline.problems", problems));
        }

        @Override
        public void startEdit() {
            Entry entry = getItem();
            super.startEdit();
            if (!isEditing() || entry == null) {
                return;
            }
            var typed = new TextField(entry.label());
            typed.setId("outline-rename");
            typed.setAccessibleText(messages.text("action.rename"));
            typed.setOnAction(
                    _ -> {
                        cancelEdit();
                        model.rename(entry.id(), typed.getText());
                    });
            typed.addEventFilter(
                    KeyEvent.KEY_PRESSED,
                    key -> {
                        if (key.getCode() == KeyCode.ESCAPE) {
                            cancelEdit();
                            key.consume();
                        }
                    });
            setGraphic(typed);
            typed.requestFocus();
            typed.selectAll();
        }

        @Override
        public void cancelEdit() {
            super.cancelEdit();
            updateItem(getItem(), isEmpty());
            tree.requestFocus();
        }
    }
}
