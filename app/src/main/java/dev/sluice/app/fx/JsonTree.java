package dev.sluice.app.fx;

import javafx.application.Platform;
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

import java.util.List;
import java.util.Map;

/// A JSON value as a tree. What is inside an element is made when it is opened, so that a large
/// value shows at once. Copying takes the chosen element as JSON text.
public final class JsonTree extends TreeView<JsonTree.Element> {
    private static final int LONGEST = 400;
    private static final int MOST_EXPANDED = 2_000;
    private static final int AT_ONCE = 100_000;
    private static final int OPENED = 24;

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
        var root = new JsonItem(new Element(null, value), 0);
        root.setExpanded(true);
        setRoot(root);
        setShowRoot(root.isLeaf()); // what has members is told by them
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
            int more = JsonItem.size(child.getValue().value());
            if (more > 0 && rows + more <= OPENED) {
                child.setExpanded(true);
                rows += more;
            }
        }
    }

    private static void expand(@Nullable TreeItem<Element> item) {
        if (item != null && !item.isLeaf()) {
            item.setExpanded(true);
            item.getChildren().stream().limit(MOST_EXPANDED).forEach(JsonTree::expand);
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
