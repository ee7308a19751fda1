package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Sizes;

import javafx.scene.input.KeyEvent;

/// The keys of the canvas that stand in no menu: moving about and moving things.
final class KeyInput {
    private final CanvasView view;
    private final CanvasCommands commands;

    KeyInput(CanvasView view, CanvasCommands commands) {
        this.view = view;
        this.commands = commands;
    }

    void install() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent e) {
        if (e.isShortcutDown() || e.isMetaDown()) {
            return;
        }
        double by = e.isShiftDown() ? 5 * Sizes.GRID : Sizes.GRID;
        boolean done =
                switch (e.getCode()) {
                    case LEFT -> e.isAltDown() ? commands.go(-1, 0) : commands.nudge(-by, 0);
                    case RIGHT -> e.isAltDown() ? commands.go(1, 0) : commands.nudge(by, 0);
                    case UP -> e.isAltDown() ? commands.go(0, -1) : commands.nudge(0, -by);
                    case DOWN -> e.isAltDown() ? commands.go(0, 1) : commands.nudge(0, by);
                    case DELETE, BACK_SPACE -> commands.delete();
                    case ESCAPE -> commands.letGo();
                    case F -> commands.fit();
                    default -> false;
                };
        if (done) {
            e.consume();
        }
    }
}
