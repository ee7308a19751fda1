package dev.sluice.app.screen;

import javafx.scene.input.KeyCode;

import org.testfx.robot.KeyboardRobot;

import java.util.Set;

/// A keyboard whose every key is through when the windows are drawn.
record Keyboard(KeyboardRobot robot) implements KeyboardRobot {
    @Override
    public void press(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.pressNoWait(key);
            Frames.await();
        }
    }

    @Override
    public void pressNoWait(KeyCode... keys) {
        robot.pressNoWait(keys);
    }

    @Override
    public Set<KeyCode> getPressedKeys() {
        return robot.getPressedKeys();
    }

    /// @param keys all that are held if none is named
    @Override
    public void release(KeyCode... keys) {
        for (KeyCode key : keys.length == 0 ? held() : keys) {
            robot.releaseNoWait(key);
            Frames.await();
        }
    }

    @Override
    public void releaseNoWait(KeyCode... keys) {
        robot.releaseNoWait(keys);
    }

    private KeyCode[] held() {
        return robot.getPressedKeys().toArray(KeyCode[]::new);
    }
}
