package dev.sluice.app.screen;

import javafx.geometry.HorizontalDirection;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.robot.BaseRobot;
import org.testfx.robot.ClickRobot;
import org.testfx.robot.DragRobot;
import org.testfx.robot.Motion;
import org.testfx.robot.MoveRobot;
import org.testfx.robot.ScrollRobot;
import org.testfx.robot.SleepRobot;
import org.testfx.robot.TypeRobot;
import org.testfx.robot.impl.ClickRobotImpl;
import org.testfx.robot.impl.DragRobotImpl;
import org.testfx.robot.impl.MoveRobotImpl;
import org.testfx.robot.impl.ScrollRobotImpl;
import org.testfx.robot.impl.TypeRobotImpl;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Mouse and keyboard in the hands of somebody who goes on as soon as the windows show what came of
/// the last click.
///
/// TestFX waits 50 ms after each press, release and move, whether there is something to wait for or
/// not; all that the robot does otherwise is TestFX's.
final class Hands extends FxRobot {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final BaseRobot device = robotContext().getBaseRobot();
    private final Mouse mouse = new Mouse(robotContext().getMouseRobot());
    private final Keyboard keyboard = new Keyboard(robotContext().getKeyboardRobot());
    private final SleepRobot pace = new Pace();
    private final MoveRobot moving = new MoveRobotImpl(device, mouse, pace);
    private final ClickRobot clicking = new ClickRobotImpl(mouse, moving, pace);
    private final DragRobot dragging = new DragRobotImpl(mouse, moving);
    private final ScrollRobot scrolling = new ScrollRobotImpl(mouse);
    private final TypeRobot typing = new TypeRobotImpl(keyboard, pace);

    /// A pointer that carries something takes a moment from point to point, as a hand does.
    private final class Pace implements SleepRobot {
        @Override
        public void sleep(long milliseconds) {
            if (!mouse.getPressedButtons().isEmpty()) {
                robotContext().getSleepRobot().sleep(milliseconds);
            }
        }

        @Override
        public void sleep(long duration, TimeUnit unit) {
            sleep(unit.toMillis(duration));
        }
    }

    /// Takes the mouse to the lower right corner of the headless screen. Else each test would begin
    /// where the one before it ended, and a pointer on its way over the menus changes what Escape
    /// does.
    void rest() {
        device.moveMouse(new Point2D(998, 998));
    }

    /// Lets go of what is still held.
    void letGo() {
        mouse.releaseNoWait();
        keyboard.releaseNoWait();
    }

    @Override
    public FxRobot interact(Runnable action) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
        Frames.await();
        return this;
    }

    @Override
    public <T> FxRobot interact(Callable<T> action) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
        Frames.await();
        return this;
    }

    @Override
    public FxRobot press(KeyCode... keys) {
        keyboard.press(keys);
        return this;
    }

    @Override
    public FxRobot release(KeyCode... keys) {
        keyboard.release(keys);
        return this;
    }

    @Override
    public FxRobot push(KeyCode... combination) {
        typing.push(combination);
        return this;
    }

    @Override
    public FxRobot push(KeyCodeCombination combination) {
        typing.push(combination);
        return this;
    }

    @Override
    public FxRobot type(KeyCode... keys) {
        typing.type(keys);
        return this;
    }

    @Override
    public FxRobot type(KeyCode key, int times) {
        typing.type(key, times);
        return this;
    }

    @Override
    public FxRobot write(String text) {
        text.chars().forEach(character -> write((char) character));
        return this;
    }

    @Override
    public FxRobot write(char character) {
        KeyCode key =
                switch (character) {
                    case '\n' -> KeyCode.ENTER;
                    case '\t' -> KeyCode.TAB;
                    default -> KeyCode.UNDEFINED;
                };
        device.typeKeyboard(focused().getScene(), key, Character.toString(character));
        Frames.await();
        return this;
    }

    /// The window that has the keyboard, as TestFX's robot finds it.
    private Window focused() {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> window(Window::isFocused)));
    }

    @Override
    public FxRobot moveTo(PointQuery to, Motion motion) {
        moving.moveTo(to, motion);
        return this;
    }

    @Override
    public FxRobot moveBy(double x, double y, Motion motion) {
        moving.moveBy(x, y, motion);
        return this;
    }

    @Override
    public FxRobot press(MouseButton... buttons) {
        mouse.press(buttons);
        return this;
    }

    @Override
    public FxRobot release(MouseButton... buttons) {
        mouse.release(buttons);
        return this;
    }

    @Override
    public FxRobot clickOn(MouseButton... buttons) {
        clicking.clickOn(buttons);
        return this;
    }

    @Override
    public FxRobot clickOn(PointQuery at, Motion motion, MouseButton... buttons) {
        clicking.clickOn(at, motion, buttons);
        return this;
    }

    @Override
    public FxRobot clickOn(Node node, Motion motion, MouseButton... buttons) {
        return hit(() -> Optional.of(node), motion, 1, buttons);
    }

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        return hit(() -> seen(named(query)), motion, 1, buttons);
    }

    @Override
    public <T extends Node> FxRobot clickOn(
            Predicate<T> wanted, Motion motion, MouseButton... buttons) {
        return hit(() -> seen(lookup(wanted)), motion, 1, buttons);
    }

    /// Ids may hold dots, which a selector would take for style classes.
    private NodeQuery named(String query) {
        return query.matches("#\\S+")
                ? lookup((Node node) -> query.substring(1).equals(node.getId()))
                : lookup(query);
    }

    private static Optional<Node> seen(NodeQuery query) {
        return query.queryAll().stream().filter(Hands::isSeen).findFirst();
    }

    private static boolean isSeen(Node node) {
        Node n = node;
        while (n != null && n.isVisible()) {
            n = n.getParent();
        }
        return n == null;
    }

    /// Clicks on something as soon as it can be clicked.
    private FxRobot hit(
            Supplier<Optional<? extends Node>> target,
            Motion motion,
            int clicks,
            MouseButton... buttons) {
        MouseButton[] which =
                buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons;
        var aim = new Aim(target, mouse);
        press(aim, motion, which);
        if (clicks > 1) {
            // with no frame in between: on a busy host one can take longer than a double click may
            mouse.releaseNoWait(which);
            mouse.pressNoWait(which);
        }
        targetWindow(aim.window()); // what is typed then goes there
        Frames.await();
        WaitForAsyncUtils.asyncFx(() -> aim.release(which)); // may open a dialogue and wait for it
        Frames.await();
        return this;
    }

    private void press(Aim aim, Motion motion, MouseButton... buttons) {
        long until = System.nanoTime() + LONGEST.toNanos();
        String missed;
        do {
            Point2D at = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(aim::take));
            if (at == null) {
                Frames.await();
            } else {
                moving.moveTo(point(at), motion);
            }
            missed = tried(aim, buttons);
        } while (missed != null && System.nanoTime() < until);
        if (missed != null) {
            throw new AssertionError("nothing was clicked: " + missed);
        }
    }

    private static @Nullable String tried(Aim aim, MouseButton... buttons) {
        var missed = new CompletableFuture<@Nullable String>();
        WaitForAsyncUtils.asyncFx(
                () -> {
                    try {
                        missed.complete(aim.press(() -> missed.complete(null), buttons));
                    } finally {
                        missed.complete("it could not be looked for");
                    }
                    return null;
                });
        return WaitForAsyncUtils.waitFor(missed);
    }

    @Override
    public FxRobot doubleClickOn(Node node, Motion motion, MouseButton... buttons) {
        return hit(() -> Optional.of(node), motion, 2, buttons);
    }

    @Override
    public FxRobot doubleClickOn(String query, Motion motion, MouseButton... buttons) {
        return hit(() -> seen(named(query)), motion, 2, buttons);
    }

    @Override
    public FxRobot doubleClickOn(MouseButton... buttons) {
        // with no frame in between: on a busy host one can take longer than a double click may
        for (int click = 0; click < 2; click++) {
            mouse.pressNoWait(buttons);
            mouse.releaseNoWait(buttons);
        }
        Frames.await();
        return this;
    }

    @Override
    public FxRobot doubleClickOn(PointQuery at, Motion motion, MouseButton... buttons) {
        moving.moveTo(at, motion);
        return doubleClickOn(buttons);
    }

    @Override
    public FxRobot drag(MouseButton... buttons) {
        dragging.drag(buttons);
        return this;
    }

    @Override
    public FxRobot drag(PointQuery from, MouseButton... buttons) {
        dragging.drag(from, buttons);
        return this;
    }

    @Override
    public FxRobot drop() {
        dragging.drop();
        return this;
    }

    @Override
    public FxRobot dropTo(PointQuery to) {
        dragging.dropTo(to);
        return this;
    }

    @Override
    public FxRobot dropBy(double x, double y) {
        dragging.dropBy(x, y);
        return this;
    }

    @Override
    public FxRobot scroll(int amount, VerticalDirection direction) {
        scrolling.scroll(amount, direction);
        return this;
    }

    @Override
    public FxRobot scroll(int amount, HorizontalDirection direction) {
        scrolling.scroll(amount, direction);
        return this;
    }
}
