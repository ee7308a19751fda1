package dev.sluice.app.inspector;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.code.CodeModel;
import dev.sluice.app.inspector.code.CodeView;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// The tab with the source. While the editor is large, it is the cover of the canvas, and the tab
/// says where it is; it is one editor in both places, so caret, undo and search stay. The editor is
/// made when the tab is shown first: it is the costliest part of the inspector.
final class CodeTab extends Tab {
    private final Supplier<CodeView> maker;
    private @Nullable CodeView editor;
    private final BorderPane cover = new BorderPane();
    private final Node away;
    private final ReadOnlyObjectWrapper<@Nullable Node> over = new ReadOnlyObjectWrapper<>();

    CodeTab(CodeModel model, Supplier<CodeView> maker, Messages messages) {
        this.maker = maker;
        this.away = away(model, messages);
        cover.setId("code-cover");
        cover.getStyleClass().add("code-cover");
        setId("inspector-code");
        textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        messages.text("inspector.tab.code")
                                                + (model.dirtyProperty().get() ? " ●" : ""),
                                model.dirtyProperty()));
        model.largeProperty().subscribe(this::place);
        tabPaneProperty()
                .subscribe(
                        pane -> {
                            if (pane != null && getContent() == null) {
                                setContent(editor());
                            }
                        });
    }

    private CodeView editor() {
        CodeView made = editor == null ? maker.get() : editor;
        editor = made;
        return made;
    }

    /// What lies over the canvas: the editor, or nothing.
    ReadOnlyObjectProperty<@Nullable Node> coverProperty() {
        return over.getReadOnlyProperty();
    }

    private void place(boolean large) {
        boolean moved = large != (over.get() != null);
        if (large) {
            setContent(away);
            cover.setCenter(editor());
            over.set(cover);
        } else {
            over.set(null);
            cover.setCenter(null);
            setContent(editor);
            if (getTabPane() != null) {
                setContent(editor());
                getTabPane().getSelectionModel().select(this);
            }
        }
        if (moved) {
            editor().focusSource();
        }
    }

    private static Node away(CodeModel model, Messages messages) {
        var text = new Label(messages.text("code.large"));
        text.getStyleClass().add("empty");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var back = new Button(messages.text("code.smaller"));
        back.setId("code-smaller");
        back.setMaxWidth(Double.MAX_VALUE);
        back.setOnAction(_ -> model.largeProperty().set(false));
        var buttons = new VBox(back);
        buttons.getStyleClass().add("starters");
        var box = new VBox(text, buttons);
        box.getStyleClass().add("code-tab");
        return box;
    }
}
