package dev.sluice.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.WindowState;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// What opens above a window, as the keyboard finds it.
///
/// @param stage the window
record Overlays(Stage stage) {
    /// Opens something by keys, and waits for it.
    Window opened(FxRobot robot, KeyCode... keys) throws TimeoutException {
        robot.push(keys);
        return opened();
    }

    /// Opens something that waits for its answer, and waits until it is shown.
    Window opened(Runnable open) throws TimeoutException {
        Platform.runLater(open);
        return opened();
    }

    /// Waits until something is shown that has the keyboard.
    Window opened() throws TimeoutException {
        var found = new AtomicReference<Window>();
        WindowState.await(
                () -> {
                    found.set(above());
                    return found.get() != null && found.get().getScene().getFocusOwner() != null;
                });
        return found.get();
    }

    Window above() {
        return Window.getWindows().stream()
                .filter(window -> window != stage && window.isShowing())
                .findFirst()
                .orElse(null);
    }

    void awaitClosed() throws TimeoutException {
        WindowState.await(() -> above() == null);
    }

    /// Hides all that is open above the window.
    void hide() {
        List.copyOf(Window.getWindows()).reversed().stream()
                .filter(window -> window != stage)
                .forEach(Window::hide);
    }

    /// Looks at all that can have the keyboard there, goes round it both ways, and leaves it by
    /// Escape.
    ///
    /// @param before what has the keyboard again then
    void look(FxRobot robot, Window window, Node before) throws Exception {
        List<Node> all = new ArrayList<>();
        robot.interact(() -> all.addAll(Reach.focusable(window.getScene().getRoot())));
        assertThat(all).isNotEmpty();
        List<String> silent = Reach.described(all.stream().filter(Reach::isSilent).toList());
        assertThat(silent).as("without a name, or of a kind that is passed over").isEmpty();
        List<String> unseen = new ArrayList<>();
        Node first = window.getScene().getFocusOwner();
        for (Node node : all) {
            if (!Reach.looksFocused(robot, node)) {
                unseen.add(Reach.described(node));
            }
        }
        assertThat(unseen).as("without a look of their own while they have the focus").isEmpty();
        robot.interact(first::requestFocus);
        assertGoneRound(window, all, KeyCode.TAB);
        assertGoneRound(window, all, KeyCode.SHIFT, KeyCode.TAB);
        robot.interact(first::requestFocus);

        robot.push(KeyCode.ESCAPE);

        awaitClosed();
        WindowState.await(() -> stage.getScene().getFocusOwner() == before && stage.isFocused());
    }

    private static void assertGoneRound(Window window, List<Node> all, KeyCode... keys)
            throws Exception {
        Set<Node> seen = new LinkedHashSet<>();
        for (int i = 0; i <= all.size(); i++) {
            seen.add(WaitForAsyncUtils.asyncFx(() -> pushed(window, keys)).get());
        }
        assertThat(Reach.described(seen))
                .as("reached by " + List.of(keys))
                .containsAll(Reach.described(all));
    }

    /// Pushes keys within one turn of the window, and tells what has the keyboard then.
    private static Node pushed(Window window, KeyCode... keys) {
        var robot = new Robot();
        for (KeyCode key : keys) {
            robot.keyPress(key);
        }
        for (KeyCode key : List.of(keys).reversed()) {
            robot.keyRelease(key);
        }
        Node owner = window.getScene().getFocusOwner();
        // going back, the field within a spinner has the keyboard in the spinner's name
        return owner != null && owner.getParent() instanceof Spinner<?> around ? around : owner;
    }
}
