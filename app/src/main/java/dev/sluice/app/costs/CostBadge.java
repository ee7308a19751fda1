package dev.sluice.app.costs;

import dev.sluice.app.costs.CostsModel.Costs;
import dev.sluice.app.fx.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// What a run and a month cost, for the toolbar.
public final class CostBadge extends HBox {
    private final Messages messages;
    private final Label text = new Label();
    private final Tooltip tip = new Tooltip();

    public CostBadge(CostsModel model, Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("cost-badge", "yields");
        text.setId("cost-badge");
        text.setMinWidth(Region.USE_PREF_SIZE);
        text.setTooltip(tip);
        getChildren().add(text);
        model.costsProperty().subscribe(this::show);
    }

    private void show(@Nullable Costs costs) {
        if (costs == null) {
            text.setText("");
            return;
        }
        text.setText(costs.brief(messages));
        tip.setText(costs.origin(messages));
    }
}
