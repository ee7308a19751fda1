package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.repair.Repair;
import dev.sluice.app.edit.repair.Repairs;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;

/// What is wrong with one step, beside it, with the repairs there are.
final class ProblemCard {
    private static final double WIDTH = 340;
    private static final double GAP = 12;

    private final CanvasView view;
    private final CanvasModel model;
    private final Look look;

    ProblemCard(CanvasView view, CanvasModel model, Look look) {
        this.view = view;
        this.model = model;
        this.look = look;
    }

    void show(String id) {
        Figure figure = model.diagram().figure(id);
        if (figure == null) {
            return;
        }
        var popup = new Popup();
        popup.setAutoHide(true);
        var list = new VBox(12);
        list.setId("problem-card");
        list.getStyleClass().addAll("quick-add", "problem-card");
        list.setMaxWidth(WIDTH);
        list.setPrefWidth(WIDTH);
        for (Problem problem : model.session().problemsProperty().get()) {
            if (id.equals(problem.element())) {
                list.getChildren().add(row(problem, popup));
            }
        }
        list.getStylesheets().setAll(view.getScene().getStylesheets());
        popup.getContent().add(list);
        Point2D at = beside(figure.bounds());
        popup.show(view, at.getX(), at.getY());
    }

    /// To the right of a figure, or to its left where the window ends.
    private Point2D beside(Rect figure) {
        Point2D right = screen(new Point(figure.right(), figure.y()));
        Window window = view.getScene().getWindow();
        boolean fits = right.getX() + GAP + WIDTH <= window.getX() + window.getWidth();
        return fits
                ? right.add(GAP, 0)
                : screen(new Point(figure.x(), figure.y())).subtract(GAP + WIDTH, 0);
    }

    private Point2D screen(Point at) {
        Point shown = view.viewport().toWindow(at);
        return view.localToScreen(shown.x(), shown.y());
    }

    private Node row(Problem problem, Popup popup) {
        boolean error = problem.severity() == Severity.ERROR;
        var icon = look.icons().icon(error ? "action-error" : "action-warning", 16);
        icon.getStyleClass().add(error ? "icon-danger" : "icon-warning");
        var message = new Label(look.messages().engine().message(problem));
        message.setWrapText(true);
        message.setMaxWidth(WIDTH - 60);
        var text = new VBox(4, message);
        String advice = look.messages().engine().hint(problem);
        if (!advice.isEmpty()) {
            var hint = new Label(advice);
            hint.setWrapText(true);
            hint.setMaxWidth(WIDTH - 60);
            hint.getStyleClass().add("problem-hint");
            text.getChildren().add(hint);
        }
        Repair repair = Repairs.of(model.session().document(), problem);
        if (repair != null) {
            text.getChildren().add(button(repair, popup));
        }
        var row = new HBox(8, icon, text);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Button button(Repair repair, Popup popup) {
        var button = new Button(look.messages().text(repair.key()));
        button.setId("problem-fix");
        button.getStyleClass().add("accent");
        button.setOnAction(
                _ -> {
                    popup.hide();
                    model.session().settle();
                    model.session().apply(repair.edit());
                    view.requestFocus();
                });
        return button;
    }
}
