package dev.sluice.app.shell.window;

import dev.sluice.app.canvas.CanvasView;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// The line below everything: where the flow lies, how large it is, how it is zoomed.
final class StatusBar extends HBox {
    StatusBar(Session session, CanvasView canvas, List<Node> more, Messages messages) {
        getStyleClass().add("status-bar");
        setId("status-bar");
        var where = new Label();
        session.folderProperty().subscribe(folder -> where.setText(text(folder, messages)));
        var steps = new Label();
        session.documentProperty()
                .subscribe(
                        d ->
                                steps.setText(
                                        messages.text(
                                                "shell.status.steps",
                                                d.ids().size() - d.flow().triggers().size())));
        var problems = new Label();
        session.problemsProperty()
                .subscribe(
                        list ->
                                problems.setText(
                                        messages.text("shell.status.problems", list.size())));
        var zoom = new Label();
        zoom.setId("zoom");
        canvas.viewport()
                .scaleProperty()
                .subscribe(
                        scale ->
                                zoom.setText(
                                        messages.text(
                                                "shell.status.zoom",
                                                Math.round(scale.doubleValue() * 100))));
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(where, space);
        getChildren().addAll(more);
        getChildren().addAll(steps, problems, zoom);
    }

    private static String text(@Nullable Path folder, Messages messages) {
        return folder == null ? messages.text("shell.untitled") : folder.toString();
    }
}
