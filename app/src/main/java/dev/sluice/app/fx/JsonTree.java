package dev.sluice.app.fx;

import dev.sluice.engine.value.Json;

import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A JSON value as a tree. What is inside an element is made when it is opened, so that a large
/// value shows at once. Copying takes the chosen element as JSON text.
public final class JsonTree extends TreeView<JsonTree.Element> {
    private static final int LONGEST = 2_000;
    private static final int OPENED = 24;
    private static final int PART = 1_000;
    private static final String RANGE = " … ";

    /// One element: its name or index where it has one.
    public record Element(@Nullable String name, @Nullable Object value) {
        /// Whether it is no element of its own but some of a long list's.
        public boolean isPart() {
            return name != null && value instanceof List && name.matches("\\d+" + RANGE + "\\d+");
        }
    }

    public JsonTree(Messages messages) {
        getStyleClass().addAll("json-tree", "dense");
        setFixedCellSize(22);
        setCellFactory(_ -> new Cell());
        var copy = new MenuItem(messages.text("json.copy"));
        copy.setOnAction(_ -> copy());
        var open = new MenuItem(messages.text("json.expand"));
        open.setOnAction(_ -> expand(getSelectionModel().getSelectedItem()));
        setContextMenu(new ContextMenu(copy, open));
        setOnKeyPressed(
                key -> {
                    if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)
                            .match(key)) {
                        copy();
                        key.consume();
                    }
                });
    }

    /// Shows a value.
    public void show(@Nullable Object value) {
        var root = new Node(new Element(null, value), 0);
        root.setExpanded(true);
        setRoot(root);
        boolean simple = !(value instanceof Map || value instanceof List);
        setShowRoot(simple);
        openSome(root);
    }

    public void clear() {
        setRoot(null);
    }

    /// Puts the chosen element, or the whole value, on the clipboard.
    public void copy() {
        TreeItem<Element> chosen = getSelectionModel().getSelectedItem();
        TreeItem<Element> item = chosen == null ? getRoot() : chosen;
        if (item != null) {
            var content = new ClipboardContent();
            content.putString(Indented.json(item.getValue().value()));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// Opens the first level, and the second where all of it fits.
    private static void openSome(TreeItem<Element> root) {
        int rows = root.getChildren().size();
        for (TreeItem<Element> child : root.getChildren()) {
            int more = child.isLeaf() ? 0 : child.getChildren().size();
            if (more > 0 && rows + more <= OPENED) {
                child.setExpanded(true);
                rows += more;
            }
        }
    }

    private static void expand(@Nullable TreeItem<Element> item) {
        if (item != null && !item.isLeaf()) {
            item.setExpanded(true);
            item.getChildren().stream().limit(LONGEST).forEach(JsonTree::expand);
        }
    }

    /// An element whose children are made when they are first asked for.
    private static final class Node extends TreeItem<Element> {
        private final int first;
        private boolean made;

        /// @param first the index of a list's first element in the list it is a part of
        Node(Element element, int first) {
            super(element);
            this.first = first;
        }

        @Override
        public boolean isLeaf() {
            return switch (getValue().value()) {
                case Map<?, ?> map -> map.isEmpty();
                case List<?> list -> list.isEmpty();
                case null, default -> true;
            };
        }

        /// The elements of a list, or where there are too many to go through, parts of it.
        private void elements(List<?> list, List<TreeItem<Element>> children) {
            if (list.size() <= PART) {
                for (int i = 0; i < list.size(); i++) {
                    children.add(
                            new Node(new Element(Integer.toString(first + i), list.get(i)), 0));
                }
                return;
            }
            int size = PART;
            while ((long) size * PART < list.size()) {
                size *= PART;
            }
            for (int i = 0; i < list.size(); i += size) {
                int end = Math.min(list.size(), i + size);
                String range = (first + i) + RANGE + (first + end - 1);
                children.add(new Node(new Element(range, list.subList(i, end)), first + i));
            }
        }

        @Override
        public ObservableList<TreeItem<Element>> getChildren() {
            var children = super.getChildren();
            if (!made) {
                made = true;
                switch (getValue().value()) {
                    case Map<?, ?> map ->
                            map.forEach(
                                    (name, value) ->
                                            children.add(
                                                    new Node(
                                                            new Element(
                                                                    String.valueOf(name), value),
                                                            0)));
                    case List<?> list -> elements(list, children);
                    case null, default -> {}
                }
            }
            return children;
        }
    }

    /// Name, then value; each kind of value has a colour.
    private static final class Cell extends TreeCell<Element> {
        private final Label name = new Label();
        private final Label value = new Label();
        private final HBox row = new HBox(name, value);

        Cell() {
            name.getStyleClass().add("json-name");
            row.getStyleClass().add("json-row");
            name.setMinWidth(Region.USE_PREF_SIZE); // the value is cut, never the name
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Element element, boolean empty) {
            super.updateItem(element, empty);
            if (empty || element == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(element.name() == null ? "" : element.name());
            name.setVisible(element.name() != null);
            name.setManaged(element.name() != null);
            value.setText(text(element.value()));
            value.getStyleClass().setAll("label", style(element.value()));
            setGraphic(row);
            setAccessibleText(name.getText() + " " + value.getText());
        }

        private static String text(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map -> "{ " + map.size() + " }";
                case List<?> list -> "[ " + list.size() + " ]";
                case null, default -> shortened(Json.write(value));
            };
        }

        private static String shortened(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
        }

        private static String style(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> _ -> "json-count";
                case List<?> _ -> "json-count";
                case String _ -> "json-text";
                case Number _ -> "json-number";
                case null, default -> "json-word";
            };
        }
    }
}
