package dev.sluice.app.inspector;

import dev.sluice.app.fx.Division;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/// The data form above what was recorded, which begins below the last field where there is room.
final class DataPane extends SplitPane {
    private static final double LEAST_FIELDS = 0.25;
    private static final double MOST_FIELDS = 0.62;

    private final ScrollPane fields;
    private final Division division;

    DataPane(ScrollPane fields, Node recorded) {
        super(fields);
        this.fields = fields;
        setOrientation(Orientation.VERTICAL);
        division = new Division(this, this::divide);
        recorded.visibleProperty()
                .subscribe(
                        shown -> {
                            if (shown && getItems().size() == 1) {
                                getItems().add(recorded);
                                division.renew();
                            } else if (!shown) {
                                getItems().remove(recorded);
                            }
                        });
        fields.contentProperty()
                .flatMap(Node::layoutBoundsProperty)
                .subscribe(_ -> division.renew());
    }

    private void divide() {
        Node content = fields.getContent();
        if (getItems().size() > 1 && content != null) {
            double needed = content.prefHeight(fields.getWidth());
            setDividerPosition(0, Math.clamp(needed / getHeight(), LEAST_FIELDS, MOST_FIELDS));
        }
    }
}
