package dev.sluice.app.shell.command;

import dev.sluice.app.canvas.CanvasCommands;
import dev.sluice.app.fx.Icons;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.stream.Stream;

/// The line above the canvas: the flow's name, what can be done, and what the panels put there.
public final class Toolbar extends HBox {
    private static final double ICON = 18;
    private static final double LONG_NAME = 90;

    /// The style class of what a panel puts there and tells elsewhere too.
    private static final String YIELDS = "yields";

    private final Icons icons;
    private final Messages messages;

    /// What gives way in a narrow window, the last first: it is in the menu or in a panel too.
    private final List<Node> yielding;

    public Toolbar(
            Session session,
            CanvasCommands canvas,
            WindowActions window,
            Icons icons,
            Messages messages,
            List<Node> middle,
            List<Node> end) {
        this.icons = icons;
        this.messages = messages;
        getStyleClass().add("toolbar");
        setId("toolbar");
        var name = new Label();
        name.getStyleClass().add("flow-name");
        name.setId("flow-name");
        session.documentProperty().subscribe(d -> call(name, d.flow().name()));
        Button undo = tool("action.undo", "action-undo", session::undo);
        Button redo = tool("action.redo", "action-redo", session::redo);
        session.lastEditProperty().subscribe(edit -> undo.setDisable(edit == null));
        session.nextEditProperty().subscribe(edit -> redo.setDisable(edit == null));
        Button save = tool("action.save", "action-save", window::save);
        session.unsavedProperty().subscribe(dirty -> save.setDisable(!dirty));
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        Button open = tool("action.open", "action-open", window::open);
        Node past = line();
        getChildren()
                .addAll(
                        icons.icon("sluice", 24),
                        gap(4),
                        name,
                        gap(8),
                        open,
                        save,
                        line(),
                        undo,
                        redo,
                        past);
        getChildren().addAll(middle);
        getChildren().add(space);
        getChildren().addAll(end);
        Button tidy = tool("action.tidy", "action-tidy", canvas::tidy);
        Button zoomOut = tool("action.zoom-out", "action-zoom-out", canvas::zoomOut);
        Button zoomIn = tool("action.zoom-in", "action-zoom-in", canvas::zoomIn);
        Button fit = tool("action.fit", "action-fit", canvas::fit);
        getChildren().addAll(tidy, zoomOut, zoomIn, fit);
        yielding =
                Stream.concat(
                                end.stream().filter(n -> n.getStyleClass().contains(YIELDS)),
                                Stream.of(past, undo, redo, open, fit, tidy, zoomIn, zoomOut))
                        .toList();
    }

    @Override
    protected double computeMinWidth(double height) {
        return width(getChildren().stream().filter(node -> !yielding.contains(node)).toList());
    }

    @Override
    protected void layoutChildren() {
        double rest = getWidth() - minWidth(-1);
        for (Node tool : yielding) {
            rest -= tool.minWidth(-1) + getSpacing();
            tool.setManaged(rest >= 0);
            tool.setVisible(rest >= 0);
        }
        super.layoutChildren();
    }

    /// What some of it takes where it is narrowest.
    private double width(List<Node> nodes) {
        return snappedLeftInset()
                + nodes.stream().filter(Node::isManaged).mapToDouble(n -> n.minWidth(-1)).sum()
                + Math.max(0, nodes.size() - 1) * getSpacing()
                + snappedRightInset();
    }

    /// Short names are never cut; the tip has all of a long one.
    private static void call(Label name, String text) {
        name.setText(text);
        name.setMinWidth(text.length() <= 14 ? USE_PREF_SIZE : LONG_NAME);
        name.setTooltip(new Tooltip(text));
    }

    private Button tool(String key, String icon, Runnable act) {
        var button = new Button(null, icons.icon(icon, ICON));
        button.getStyleClass().add("tool");
        button.setId("tool-" + key);
        button.setAccessibleText(messages.text(key));
        button.setTooltip(new Tooltip(messages.text(key)));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Node line() {
        return new Separator(Orientation.VERTICAL);
    }

    private static Region gap(double width) {
        var gap = new Region();
        gap.setMinWidth(width);
        return gap;
    }
}
