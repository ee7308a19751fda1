package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.Outlet;
import dev.sluice.engine.model.Step;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

import org.jspecify.annotations.Nullable;

/// A step or trigger as a card: an icon on a tile, its name, a second line, its ports, and for a
/// choice a row for each way out.
final class CardNode extends FigureNode {
    private static final double TILE = 36;
    private static final double INSET = 12;
    private static final double TEXT_LEFT = INSET + TILE + 10;

    private final Look look;
    private @Nullable StatusLine status;

    CardNode(Figure figure, Look look, String icon, String color, String title, String second) {
        super(figure);
        this.look = look;
        getStyleClass().addAll("card", color);
        if (figure instanceof Figure.OfTrigger) {
            getStyleClass().add("trigger");
        }
        add(new Region(), 0, 0, figure.bounds().width(), figure.bounds().height())
                .getStyleClass()
                .add("card-face");
        var tile = new StackPane(look.icons().icon(icon, 22));
        tile.getStyleClass().add("tile");
        add(tile, INSET, INSET, TILE, TILE);
        boolean closed = figure instanceof Figure.OfStep s && s.step().body() != null;
        double width = figure.bounds().width() - TEXT_LEFT - INSET - (closed ? 22 : 0);
        add(text(title, "card-title"), TEXT_LEFT, 11, width, 20);
        add(text(second, "card-second"), TEXT_LEFT, 31, width, 18);
        if (closed) {
            getStyleClass().add("closed");
            fold(look, false);
        }
        addRows();
        addPorts();
    }

    private void addRows() {
        if (figure() instanceof Figure.OfStep s && s.step() instanceof Step.Choice choice) {
            double top = Sizes.CARD_HEIGHT;
            for (Step.Rule rule : choice.rules()) {
                addRow(look.summaries().rule(rule), top, "rule-row");
                top += Sizes.ROW;
            }
            addRow(look.summaries().otherwise(), top, "otherwise-row");
        }
    }

    private void addRow(String words, double top, String styleClass) {
        double width = figure().bounds().width();
        var row = text(words, "row");
        row.getStyleClass().add(styleClass);
        add(row, INSET, top + 2, width - 2 * INSET, Sizes.ROW - 4);
    }

    private void addPorts() {
        Point inlet = Ports.inlet(figure());
        if (inlet != null) {
            port(inlet, "inlet");
        }
        for (Outlet outlet : Ports.outlets(figure())) {
            port(
                    Ports.outlet(figure(), outlet),
                    switch (outlet) {
                        case Outlet.NewRule _ -> "new-rule";
                        case Outlet.NewCatcher _, Outlet.Catcher _ -> "catcher";
                        case Outlet.Next _, Outlet.Rule _, Outlet.Otherwise _, Outlet.Start _ ->
                                "outlet";
                    });
        }
    }

    private void port(Point at, String styleClass) {
        var port = new Circle(at.x() - getLayoutX(), at.y() - getLayoutY(), Sizes.PORT_RADIUS - 1);
        port.getStyleClass().addAll("port", styleClass);
        port.setManaged(false);
        getChildren().add(port);
    }

    private static Label text(String words, String styleClass) {
        var label = new Label(words);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Region add(Region node, double x, double y, double width, double height) {
        node.setManaged(false);
        node.resizeRelocate(x, y, width, height);
        getChildren().add(node);
        return node;
    }

    @Override
    void decorate(Decor next) {
        status = status(this, status, next.run(), look);
        signs(next, look);
    }
}
