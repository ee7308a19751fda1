package dev.sluice.app.shell;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;

import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// What the keyboard reaches in a part of a window, and what a screen reader is told of it.
final class Reach {
    /// Screen readers pass over what has one of these.
    private static final Set<AccessibleRole> SILENT =
            Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    private Reach() {}

    static List<Node> focusable(Node node) {
        List<Node> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (node == null || !node.isVisible() || node.isDisabled() || node instanceof ScrollBar) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof TabPane tabs) {
            collect(tabs.getSelectionModel().getSelectedItem().getContent(), found);
            return;
        }
        boolean whole =
                (node instanceof Control && !(node instanceof ScrollPane))
                        || node instanceof CodeArea;
        if (node instanceof Parent parent && (!whole || !node.isFocusTraversable())) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /// A node and all in it, seen or not.
    static Stream<Node> within(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Reach::within))
                : Stream.of(node);
    }

    static boolean isSilent(Node node) {
        return name(node).isBlank() || SILENT.contains(node.getAccessibleRole());
    }

    /// What a screen reader says of it: its own name, its text, or that of its label.
    static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            return labeled.getText();
        }
        return node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY)
                        instanceof Labeled label
                ? label.getText()
                : "";
    }

    static List<String> described(Collection<? extends Node> nodes) {
        return nodes.stream().map(Reach::described).toList();
    }

    static String described(Node node) {
        return node == null
                ? "nothing"
                : node.getClass().getSimpleName()
                        + " #"
                        + node.getId()
                        + " "
                        + node.getStyleClass()
                        + " "
                        + node.getAccessibleRole();
    }

    static boolean isInside(Node node, Node around) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == around) {
                return true;
            }
        }
        return false;
    }

    /// Whether a picture of it changes when it gets the keyboard.
    static boolean looksFocused(FxRobot robot, Node node) {
        var differ = new AtomicBoolean();
        robot.interact(
                () -> {
                    node.getScene().getRoot().requestFocus();
                    List<Integer> without = picture(node);
                    node.requestFocus();
                    differ.set(!picture(node).equals(without));
                });
        return differ.get();
    }

    /// The colours along its edges, where the focus shows; of a tab pane all of them.
    static List<Integer> picture(Node node) {
        node.applyCss();
        WritableImage image = node.snapshot(null, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        List<Integer> colors = new ArrayList<>();
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            boolean isEdge = x < 4 || y < 4 || x >= width - 4 || y >= height - 4;
            if (isEdge || node instanceof TabPane) {
                colors.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return colors;
    }
}
