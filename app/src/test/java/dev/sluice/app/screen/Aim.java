package dev.sluice.app.screen;

import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.testfx.robot.MouseRobot;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// What a click is aimed at. Somebody who looks clicks on what stands still, can be used and is not
/// covered, and scrolls to what is out of sight; a click on a place that was right a moment ago
/// would hit something else where the window has moved meanwhile.
///
/// All of it runs on the window's thread.
final class Aim {
    private final Supplier<Optional<? extends Node>> target;
    private final MouseRobot hand;
    private @Nullable Point2D last;
    private @Nullable Node hit;
    private @Nullable Window window;

    /// @param target finds what is meant, again for each try: views make nodes anew
    Aim(Supplier<Optional<? extends Node>> target, MouseRobot hand) {
        this.target = target;
        this.hand = hand;
    }

    /// Where it is on the screen now, once it has been scrolled to; nothing while it is not shown.
    @Nullable Point2D take() {
        last = target.get().map(Aim::middle).orElse(null);
        return last;
    }

    /// Presses a button of the mouse there, if it is still there and can be hit.
    ///
    /// @param sure told before, since what is pressed may open a dialogue and wait for its end
    /// @return why not; `null`: it was hit
    @Nullable String press(Runnable sure, MouseButton... buttons) {
        Node node = target.get().orElse(null);
        if (node == null || last == null) {
            return "it is not shown";
        }
        if (node.isDisabled()) {
            return node + " is disabled";
        }
        if (!last.equals(middle(node))) {
            return node + " moves";
        }
        Node met = met(node, last);
        if (met == null || !(isWithin(met, node) || isBehind(met, node, last))) {
            return node + " is covered by " + met;
        }
        hit = node;
        window = node.getScene().getWindow();
        sure.run();
        hand.pressNoWait(buttons);
        return null;
    }

    /// The window of what was hit.
    @Nullable Window window() {
        return window;
    }

    /// Lets go of it, also where it was pushed away meanwhile.
    void release(MouseButton... buttons) {
        if (hit != null && last != null && !hit.contains(hit.screenToLocal(last))) {
            Point2D now = middle(hit);
            if (now != null) {
                hand.moveNoWait(now);
            }
        }
        hand.releaseNoWait(buttons);
    }

    /// The middle of what the window shows of it.
    private static @Nullable Point2D middle(Node node) {
        reveal(node);
        Scene scene = node.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            return null;
        }
        Bounds in = node.localToScene(node.getLayoutBounds());
        double left = Math.max(0, in.getMinX());
        double top = Math.max(0, in.getMinY());
        double right = Math.min(scene.getWidth(), in.getMaxX());
        double bottom = Math.min(scene.getHeight(), in.getMaxY());
        return left >= right || top >= bottom
                ? null
                : scene.getRoot()
                        .localToScreen(
                                scene.getRoot()
                                        .sceneToLocal((left + right) / 2, (top + bottom) / 2));
    }

    /// Scrolls to it, as the wheel would, where it is out of sight.
    private static void reveal(Node node) {
        for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof ScrollPane scroll) {
                reveal(node, scroll);
            }
        }
    }

    private static void reveal(Node node, ScrollPane scroll) {
        Node content = scroll.getContent();
        double middle =
                content.sceneToLocal(node.localToScene(node.getLayoutBounds())).getCenterY();
        double port = scroll.getViewportBounds().getHeight();
        double above = -scroll.getViewportBounds().getMinY();
        double rest = content.getLayoutBounds().getHeight() - port;
        if (rest > 0 && (middle < above || middle > above + port)) {
            scroll.setVvalue(Math.clamp((middle - port / 2) / rest, 0, 1));
            scroll.layout();
        }
    }

    /// What the mouse meets there; `null`: another window.
    private @Nullable Node met(Node node, Point2D at) {
        var pick = new AtomicReference<PickResult>();
        EventHandler<MouseEvent> watch = event -> pick.set(event.getPickResult());
        var window = node.getScene().getWindow();
        window.addEventFilter(MouseEvent.MOUSE_MOVED, watch);
        hand.moveNoWait(at);
        window.removeEventFilter(MouseEvent.MOUSE_MOVED, watch);
        return pick.get() == null ? null : pick.get().getIntersectedNode();
    }

    private static boolean isWithin(Node met, Node node) {
        Node n = met;
        while (n != null && n != node) {
            n = n.getParent();
        }
        return n != null;
    }

    /// Whether the mouse goes through it to what it lies in.
    private static boolean isBehind(Node met, Node node, Point2D at) {
        boolean transparent = false;
        boolean solid = false;
        Node n = node;
        for (; n != null && n != met; n = n.getParent()) {
            transparent |= n.isMouseTransparent();
            solid |= n.contains(n.screenToLocal(at));
        }
        return n == met && (transparent || !solid);
    }
}
