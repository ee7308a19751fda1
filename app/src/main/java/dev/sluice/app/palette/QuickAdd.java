package dev.sluice.app.palette;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A small palette where the pointer is: type, choose with the arrow keys, Enter.
public final class QuickAdd {
    private static final double WIDTH = 260;
    private static final double ROW = 38;
    private static final int ROWS = 8;

    private final PaletteModel model;
    private final Icons icons;
    private final Messages messages;

    public QuickAdd(PaletteModel model, Icons icons, Messages messages) {
        this.model = model;
        this.icons = icons;
        this.messages = messages;
    }

    /// What is offered.
    ///
    /// @param fits whether something new is among it
    /// @param other something else that can be done instead
    public record Offer(
            Predicate<Blueprint> fits, Consumer<Blueprint> chosen, @Nullable Other other) {}

    /// Something that can be done instead of putting something new.
    public record Other(String title, Runnable act) {}

    /// A line of the list.
    private sealed interface Row {
        record OfBlueprint(Blueprint blueprint) implements Row {}

        record OfOther(Other other) implements Row {}
    }

    public void show(Window owner, double screenX, double screenY, Offer offer) {
        var popup = new Popup();
        popup.setAutoHide(true);
        var search = new TextField();
        search.setId("quick-add-search");
        search.setPromptText(messages.text("palette.search"));
        search.setAccessibleText(messages.text("palette.search"));
        var list = new ListView<Row>();
        list.setId("quick-add-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(messages.text("palette.search"));
        list.setPrefSize(WIDTH, ROW * ROWS + 2);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        search.textProperty()
                .subscribe(
                        text -> {
                            list.getItems().setAll(found(text, offer));
                            select(list);
                        });
        Runnable take =
                () -> {
                    Row row = list.getSelectionModel().getSelectedItem();
                    if (row != null) {
                        popup.hide();
                        take(row, offer);
                    }
                };
        search.setOnAction(_ -> take.run());
        search.addEventFilter(KeyEvent.KEY_PRESSED, e -> move(e, list));
        list.setOnMouseClicked(_ -> take.run());
        var box = new VBox(8, search, list);
        box.getStyleClass().add("quick-add");
        box.getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.getContent().add(box);
        popup.show(owner, screenX, screenY);
        search.requestFocus();
    }

    private static void take(Row row, Offer offer) {
        switch (row) {
            case Row.OfBlueprint(var blueprint) -> offer.chosen().accept(blueprint);
            case Row.OfOther(var other) -> other.act().run();
        }
    }

    private List<Row> found(String text, Offer offer) {
        List<Row> rows = new ArrayList<>();
        Other other = offer.other();
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (other != null && other.title().toLowerCase(Locale.ROOT).contains(wanted)) {
            rows.add(new Row.OfOther(other));
        }
        model.found(text).stream()
                .flatMap(group -> group.items().stream())
                .filter(offer.fits())
                .forEach(blueprint -> rows.add(new Row.OfBlueprint(blueprint)));
        return rows;
    }

    /// The first thing that is new: what is done instead is not done by Enter alone.
    private static void select(ListView<Row> list) {
        boolean other =
                list.getItems().size() > 1 && list.getItems().getFirst() instanceof Row.OfOther;
        list.getSelectionModel().select(other ? 1 : 0);
    }

    private static void move(KeyEvent e, ListView<Row> list) {
        int by = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            int at = list.getSelectionModel().getSelectedIndex() + by;
            int to = Math.clamp(at, 0, Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(to);
            list.scrollTo(to);
            e.consume();
        }
    }

    private final class Cell extends ListCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            setText(null);
            setAccessibleText(none || row == null ? null : title(row));
            setGraphic(none || row == null ? null : graphic(row));
        }

        private String title(Row row) {
            return switch (row) {
                case Row.OfBlueprint(var blueprint) -> model.title(blueprint);
                case Row.OfOther(var other) -> other.title();
            };
        }

        private Node graphic(Row row) {
            return switch (row) {
                case Row.OfBlueprint(var blueprint) ->
                        new PaletteItem(blueprint, title(row), icons);
                case Row.OfOther(var other) -> other(other);
            };
        }

        private Node other(Other other) {
            var tile = new StackPane(icons.icon("action-delete", 18));
            tile.getStyleClass().add("tile");
            tile.setMinSize(PaletteItem.TILE, PaletteItem.TILE);
            tile.setMaxSize(PaletteItem.TILE, PaletteItem.TILE);
            var line = new HBox(tile, new Label(other.title()));
            line.getStyleClass().addAll("palette-item", "kind-failure");
            line.setId("palette-other");
            return line;
        }
    }
}
