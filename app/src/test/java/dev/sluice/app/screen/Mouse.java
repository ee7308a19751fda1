package dev.sluice.app.screen;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;

import org.testfx.robot.MouseRobot;

import java.util.Set;

/// A mouse whose every move is through when the windows are drawn.
record Mouse(MouseRobot robot) implements MouseRobot {
    @Override
    public void press(MouseButton... buttons) {
        robot.pressNoWait(buttons);
        Frames.await();
    }

    @Override
    public void pressNoWait(MouseButton... buttons) {
        robot.pressNoWait(buttons);
    }

    @Override
    public Set<MouseButton> getPressedButtons() {
        return robot.getPressedButtons();
    }

    @Override
    public void release(MouseButton... buttons) {
        robot.releaseNoWait(buttons);
        Frames.await();
    }

    @Override
    public void releaseNoWait(MouseButton... buttons) {
        robot.releaseNoWait(buttons);
    }

    @Override
    public void move(Point2D location) {
        robot.moveNoWait(location);
        Frames.await();
    }

    @Override
    public void moveNoWait(Point2D location) {
        robot.moveNoWait(location);
    }

    @Override
    public void scroll(int wheelAmount) {
        robot.scrollNoWait(wheelAmount);
        Frames.await();
    }

    @Override
    public void scrollNoWait(int wheelAmount) {
        robot.scrollNoWait(wheelAmount);
    }
}
