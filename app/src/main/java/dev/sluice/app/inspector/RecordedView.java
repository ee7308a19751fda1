package dev.sluice.app.inspector;

import dev.sluice.app.fx.JsonTree;
import dev.sluice.app.inspector.trial.Recorded;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The data that was recorded at the selected step. A click on a part of it puts the path to that
/// part into the field that was typed into last.
final class RecordedView extends BorderPane {
    private static final String NOTE = "inspector.note.recorded";

    private final JsonTree tree;
    private final Label note = new Label();
    private final Aids aids;

    RecordedView(Aids aids) {
        this.aids = aids;
        this.tree = new JsonTree(aids.messages());
        tree.setId("recorded");
        tree.setAccessibleText(aids.messages().text("inspector.section.recorded"));
        getStyleClass().add("recorded");
        var title = new Label(aids.messages().text("inspector.section.recorded"));
        title.getStyleClass().add("form-title");
        note.setText(aids.messages().text(NOTE));
        note.getStyleClass().add("form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        setTop(new VBox(4, title, note));
        setCenter(tree);
        tree.setOnMouseClicked(
                click -> {
                    if (click.getTarget() instanceof Node node
                            && !node.getStyleClass().contains("arrow")) {
                        insert();
                    }
                });
        tree.setOnKeyReleased(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        insert();
                    }
                });
        aids.trial().recordedProperty().subscribe(this::show);
    }

    private void show(Recorded recorded) {
        boolean known = !recorded.isEmpty();
        setVisible(known);
        setManaged(known);
        if (known) {
            tree.show(RecordedPath.shown(recorded));
        } else {
            tree.clear();
        }
    }

    private void insert() {
        TreeItem<JsonTree.Element> chosen = tree.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            boolean put = aids.insert(RecordedPath.of(chosen));
            note.setText(aids.messages().text(put ? NOTE : "inspector.note.recorded-unseen"));
        }
    }
}
