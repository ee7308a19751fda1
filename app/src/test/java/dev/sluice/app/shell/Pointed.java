package dev.sluice.app.shell;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a mouse is pointed at in any window: menus and their lines, once they are shown.
final class Pointed {
    private static final int LONGEST_SECONDS = 60;

    private Pointed() {}

    /// Opens a menu above the canvas and clicks on one of its lines.
    static void choose(FxRobot robot, String menu, String line) throws TimeoutException {
        openMenu(robot, menu);
        click(robot, place(n -> isLine(n) && line.equals(n.getId())));
    }

    static void openMenu(FxRobot robot, String menu) throws TimeoutException {
        click(robot, place(n -> n.getStyleClass().contains("menu-button") && says(n, menu)));
    }

    /// Clicks on a line of a menu that is open.
    static void line(FxRobot robot, String text) throws TimeoutException {
        click(robot, place(n -> isLine(n) && says(n, text)));
    }

    /// Clicks there. The pointer takes no way between: on one from a menu to a line it would pass
    /// over the menus beside, which would open then.
    private static void click(FxRobot robot, Point2D at) {
        robot.interact(
                () -> {
                    var hand = new Robot();
                    hand.mouseMove(at);
                    hand.mousePress(MouseButton.PRIMARY);
                    hand.mouseRelease(MouseButton.PRIMARY);
                });
    }

    private static boolean isLine(Node node) {
        return node.getStyleClass().contains("menu-item") || node.getStyleClass().contains("menu");
    }

    /// Whether a line or button shows this text.
    static boolean says(Node node, String text) {
        return node.lookup(".label") instanceof Label label && text.equals(label.getText());
    }

    /// All nodes of all windows that are shown.
    static Stream<Node> nodes() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .flatMap(window -> Reach.within(window.getScene().getRoot()));
    }

    static boolean isShown(String id) {
        return nodes().anyMatch(n -> id.equals(n.getId()) && n.isVisible());
    }

    /// The middle of something on the screen, once it is shown there and stays where it is.
    static Point2D place(Predicate<Node> wanted) throws TimeoutException {
        var at = new AtomicReference<Point2D>();
        await(
                () -> {
                    Point2D before = at.get();
                    at.set(
                            nodes().filter(wanted)
                                    .flatMap(Pointed::middle)
                                    .findFirst()
                                    .orElse(null));
                    return before != null && before.equals(at.get());
                });
        return at.get();
    }

    /// Waits until a condition holds on the window's thread, and no longer.
    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                LONGEST_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private static Stream<Point2D> middle(Node node) {
        Bounds on = node.localToScreen(node.getLayoutBounds());
        return on == null || on.getWidth() <= 0 || on.getHeight() <= 0
                ? Stream.empty()
                : Stream.of(new Point2D(on.getCenterX(), on.getCenterY()));
    }
}
