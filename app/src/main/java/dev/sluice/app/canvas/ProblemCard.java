package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.scene.WirePlaces;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Forks;
import dev.sluice.app.edit.Repairs;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wrapping;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import java.util.Set;

/// What is wrong with one step, beside it, with the repairs there are.
final class ProblemCard {
    private static final double WIDTH = 340;

    /// A wire leaves a branch of a fork without a join.
    private static final String LEFT = "scope.left";

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
        Rect r = figure.bounds();
        Point at = view.viewport().toWindow(new Point(r.right(), r.y()));
        Point2D screen = view.localToScreen(at.x() + 12, at.y());
        popup.show(view, screen.getX(), screen.getY());
    }

    private Node row(Problem problem, Popup popup) {
        boolean error = problem.severity() == Severity.ERROR;
        var icon = look.icons().icon(error ? "action-error" : "action-warning", 16);
        icon.getStyleClass().add(error ? "icon-danger" : "icon-warning");
        var message = new Label(look.messages().engine().message(problem));
        message.setWrapText(true);
        message.setMaxWidth(WIDTH - 48);
        var text = new VBox(4, message);
        String advice = look.messages().engine().hint(problem);
        if (!advice.isEmpty()) {
            var hint = new Label(advice);
            hint.setWrapText(true);
            hint.setMaxWidth(WIDTH - 48);
            hint.getStyleClass().add("problem-hint");
            text.getChildren().add(hint);
        }
        Fix fix = problem.fix();
        Set<String> fork = fork(problem);
        if (fix != null) {
            text.getChildren().add(button(key(fix), popup, () -> repair(fix)));
        } else if (!fork.isEmpty()) {
            text.getChildren().add(button("action.wrap", popup, () -> wrap(fork)));
        }
        var row = new HBox(8, icon, text);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Button button(String key, Popup popup, Runnable act) {
        var button = new Button(look.messages().text(key));
        button.setId("problem-fix");
        button.getStyleClass().add("accent");
        button.setOnAction(
                _ -> {
                    popup.hide();
                    act.run();
                });
        return button;
    }

    /// The branches that a group around them would mend a problem of; none where it would not.
    private Set<String> fork(Problem problem) {
        FlowDocument document = model.session().document();
        Wire wire =
                problem.code().equals(LEFT)
                        ? WirePlaces.of(document.flow()).get(problem.place())
                        : null;
        Set<String> branches = wire == null ? Set.of() : Forks.leftBy(document, wire);
        return Wrapping.canWrap(document, branches) ? branches : Set.of();
    }

    private void wrap(Set<String> branches) {
        view.commands().arranging().wrap(branches);
        view.requestFocus();
    }

    private static String key(Fix fix) {
        return switch (fix) {
            case Fix.InsertJoin _ -> "canvas.fix.join";
            case Fix.RemoveWire _ -> "canvas.fix.wire";
            case Fix.RemoveElement _ -> "canvas.fix.element";
        };
    }

    private void repair(Fix fix) {
        Edit edit = Repairs.edit(model.session().document(), fix);
        if (edit != null) {
            model.session().settle();
            model.session().apply(edit);
        }
        view.requestFocus();
    }
}
