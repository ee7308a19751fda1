package dev.sluice.app.canvas.shape;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.edit.Outlet;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

import org.jspecify.annotations.Nullable;

/// A map or group, open: a frame with a head, behind the steps inside.
final class BoxNode extends FigureNode {
    private final Look look;
    private @Nullable StatusLine status;

    BoxNode(Figure.OfStep figure, Look look, String title, String second) {
        super(figure);
        this.look = look;
        getStyleClass().addAll("box", "kind-control");
        Rect r = figure.bounds();
        var face = new Region();
        face.getStyleClass().add("box-face");
        face.setManaged(false);
        face.resizeRelocate(0, 0, r.width(), r.height());
        var name = new Label(title);
        name.getStyleClass().add("card-title");
        var kind = new Label(second);
        kind.getStyleClass().add("card-second");
        var head = new HBox(8, look.icons().icon("step-" + figure.step().type(), 18), name, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setManaged(false);
        head.resizeRelocate(14, 0, r.width() - 56, Sizes.BOX_HEAD);
        getChildren().addAll(face, head, grip(r));
        fold(look, true);
        Point inlet = Ports.inlet(figure);
        if (inlet != null) {
            port(inlet, "inlet");
        }
        for (Outlet outlet : Ports.outlets(figure)) {
            port(
                    Ports.outlet(figure, outlet),
                    outlet instanceof Outlet.NewCatcher ? "catcher" : "outlet");
        }
    }

    private static Polyline grip(Rect r) {
        double right = r.width() - 5;
        double bottom = r.height() - 5;
        var grip = new Polyline(right - 9, bottom, right, bottom, right, bottom - 9);
        grip.getStyleClass().add("box-grip");
        grip.setManaged(false);
        return grip;
    }

    private void port(Point at, String styleClass) {
        var port = new Circle(at.x() - getLayoutX(), at.y() - getLayoutY(), Sizes.PORT_RADIUS - 1);
        port.getStyleClass().addAll("port", styleClass);
        port.setManaged(false);
        getChildren().add(port);
    }

    @Override
    void decorate(Decor next) {
        status = status(this, status, next.run(), look);
        signs(next, look);
    }
}
