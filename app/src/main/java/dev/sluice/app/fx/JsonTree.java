package dev.sluice.app.fx;

import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
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

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// A JSON value as a tree. What is inside an element is made when it is opened, so that a large
/// value shows at once. Copying takes the chosen element as JSON text.
public final class JsonTree extends TreeView<JsonTree.Element> {
    private static final int LONGEST = 400;
    private static final int MOST_EXPANDED = 2_000;
    private static final int AT_ONCE = 100_000;
    private static final int OPENED = 24;
    private static final int PART = 1_000;
    private static final String RANGE = " … ";

    /// One element: its name or index where it has one.
    ///
    /// @param isPart whether it is no element of its own but some of those of a long list or object
    public record Element(@Nullable String name, @Nullable Object value, boolean isPart) {
        public Element(@Nullable String name, @Nullable Object value) {
            this(name, value, false);
        }
    }

    private final Messages messages;

    public JsonTree(Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("json-tree", "dense");
        setFixedCellSize(22);
        setCellFactory(_ -> new Cell());
        var copy = new MenuItem(messages.text("json.copy"));
        copy.setOnAction(_ -> copy());
        var open = new MenuItem(messages.text("json.expand"));
        open.setOnAction(_ -> expand(getSelectionModel().getSelectedItem()));
        var whole = new MenuItem(messages.text("json.open-whole"));
        whole.setOnAction(_ -> openWhole());
        setContextMenu(new ContextMenu(copy, open, whole));
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
        TreeItem<Element> item = chosen();
        if (item == null) {
            return;
        }
        Object value = item.getValue().value();
        if (Excerpt.isPart(value, AT_ONCE)) {
            Thread.ofVirtual()
                    .name("copy value")
                    .start(
                            () -> {
                                String text = Indented.json(value);
                                Platform.runLater(() -> toClipboard(text));
                            });
        } else {
            toClipboard(Indented.json(value));
        }
    }

    private static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private @Nullable TreeItem<Element> chosen() {
        TreeItem<Element> chosen = getSelectionModel().getSelectedItem();
        return chosen == null ? getRoot() : chosen;
    }

    /// Shows the chosen element, or the whole value, in a window of its own.
    public void openWhole() {
        TreeItem<Element> item = chosen();
        if (item != null) {
            WholeValue.show(item.getValue().value(), messages, getScene());
        }
    }

    /// Opens the first level, and the second where all of it fits.
    private static void openSome(TreeItem<Element> root) {
        int rows = root.getChildren().size();
        for (TreeItem<Element> child : root.getChildren()) {
            int more = size(child.getValue().value());
            if (more > 0 && rows + more <= OPENED) {
                child.setExpanded(true);
                rows += more;
            }
        }
    }

    /// How many elements are inside, told without making an item for each.
    private static int size(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.size();
            case List<?> list -> list.size();
            case null, default -> 0;
        };
    }

    private static void expand(@Nullable TreeItem<Element> item) {
        if (item != null && !item.isLeaf()) {
            item.setExpanded(true);
            item.getChildren().stream().limit(MOST_EXPANDED).forEach(JsonTree::expand);
        }
    }

    /// An element whose children are made when they are first asked for.
    private static final class Node extends TreeItem<Element> {
        private final int first;
        private boolean made;

        /// @param first the place of the first element in the list or object that it is a part of
        Node(Element element, int first) {
            super(element);
            this.first = first;
        }

        @Override
        public boolean isLeaf() {
            return size(getValue().value()) == 0;
        }

        private List<TreeItem<Element>> elements(List<?> list) {
            if (list.size() > PART) {
                return parts(list.size(), list::subList);
            }
            List<TreeItem<Element>> made = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                made.add(new Node(new Element(Integer.toString(first + i), list.get(i)), 0));
            }
            return made;
        }

        private List<TreeItem<Element>> members(Map<?, ?> map) {
            if (map.size() > PART) {
                var all = List.copyOf(map.entrySet());
                return parts(all.size(), (from, to) -> new Members(all.subList(from, to)));
            }
            List<TreeItem<Element>> made = new ArrayList<>();
            map.forEach(
                    (name, value) ->
                            made.add(new Node(new Element(String.valueOf(name), value), 0)));
            return made;
        }

        /// Where there are too many to go through, parts of them, and parts of those.
        private List<TreeItem<Element>> parts(
                int count, BiFunction<Integer, Integer, Object> part) {
            int size = PART;
            while ((long) size * PART < count) {
                size *= PART;
            }
            List<TreeItem<Element>> made = new ArrayList<>();
            for (int from = 0; from < count; from += size) {
                int to = Math.min(count, from + size);
                String range = (first + from) + RANGE + (first + to - 1);
                made.add(new Node(new Element(range, part.apply(from, to), true), first + from));
            }
            return made;
        }

        @Override
        public ObservableList<TreeItem<Element>> getChildren() {
            var children = super.getChildren();
            if (!made) {
                made = true;
                switch (getValue().value()) {
                    case Map<?, ?> map -> children.setAll(members(map));
                    case List<?> list -> children.setAll(elements(list));
                    case null, default -> {}
                }
            }
            return children;
        }
    }

    /// Some of an object's members, as an object of its own.
    private static final class Members extends AbstractMap<Object, @Nullable Object> {
        private final List<Map.Entry<Object, @Nullable Object>> some;

        Members(List<? extends Map.Entry<?, ?>> some) {
            this.some = some.stream().map(Members::plain).toList();
        }

        private static Map.Entry<Object, @Nullable Object> plain(Map.Entry<?, ?> member) {
            return new SimpleImmutableEntry<>(member.getKey(), member.getValue());
        }

        @Override
        public Set<Map.Entry<Object, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<Object, @Nullable Object>> iterator() {
                    return some.iterator();
                }

                @Override
                public int size() {
                    return some.size();
                }
            };
        }
    }

    /// Name, then value; each kind of value has a colour.
    private final class Cell extends TreeCell<Element> {
        private final Label name = new Label();
        private final Label value = new Label();
        private final Button open = new Button(messages.text("json.open"));
        private final HBox row = new HBox(name, value, open);

        Cell() {
            name.getStyleClass().add("json-name");
            row.getStyleClass().add("json-row");
            name.setMinWidth(Region.USE_PREF_SIZE); // the value is cut, never the name
            setPrefWidth(0);
            open.getStyleClass().addAll("flat", "small-button", "json-open");
            open.setMinWidth(Region.USE_PREF_SIZE);
            open.setFocusTraversable(false); // the tree's menu does the same by keys
            open.setOnAction(_ -> WholeValue.show(getItem().value(), messages, getScene()));
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
            boolean cut = isPlain(element.value()) && Excerpt.isPart(element.value(), LONGEST);
            open.setVisible(cut);
            open.setManaged(cut);
            value.getStyleClass().setAll("label", style(element.value()));
            setGraphic(row);
            setAccessibleText(name.getText() + " " + value.getText());
        }

        private static String text(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map -> "{ " + map.size() + " }";
                case List<?> list -> "[ " + list.size() + " ]";
                case null, default -> Excerpt.of(value, LONGEST);
            };
        }

        private static boolean isPlain(@Nullable Object value) {
            return !(value instanceof Map || value instanceof List);
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
