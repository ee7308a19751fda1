package dev.sluice.app.palette;

import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;
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

    /// @param fits what is offered at all
    public void show(
            Window owner,
            double screenX,
            double screenY,
            Predicate<Blueprint> fits,
            Consumer<Blueprint> chosen) {
        var popup = new Popup();
        popup.setAutoHide(true);
        var search = new TextField();
        search.setId("quick-add-search");
        search.setPromptText(messages.text("palette.search"));
        search.setAccessibleText(messages.text("palette.search"));
        var list = new ListView<Blueprint>();
        list.setId("quick-add-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(messages.text("palette.search"));
        list.setPrefSize(WIDTH, ROW * ROWS + 2);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        search.textProperty()
                .subscribe(
                        text -> {
                            list.getItems().clear();
                            list.getItems().addAll(found(text, fits));
                            list.getSelectionModel().selectFirst();
                        });
        Runnable take =
                () -> {
                    Blueprint blueprint = list.getSelectionModel().getSelectedItem();
                    if (blueprint != null) {
                        popup.hide();
                        chosen.accept(blueprint);
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

    private List<Blueprint> found(String text, Predicate<Blueprint> fits) {
        return model.found(text).stream()
                .flatMap(group -> group.items().stream())
                .filter(fits)
                .toList();
    }

    private static void move(KeyEvent e, ListView<Blueprint> list) {
        int by = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            int at = list.getSelectionModel().getSelectedIndex() + by;
            int to = Math.clamp(at, 0, Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(to);
            list.scrollTo(to);
            e.consume();
        }
    }

    private final class Cell extends ListCell<Blueprint> {
        @Override
        protected void updateItem(@Nullable Blueprint blueprint, boolean none) {
            super.updateItem(blueprint, none);
            setText(null);
            if (none || blueprint == null) {
                setAccessibleText(null);
                setGraphic(null);
                return;
            }
            String title = model.title(blueprint);
            setAccessibleText(title);
            setGraphic(new PaletteItem(blueprint, title, icons));
        }
    }
}
