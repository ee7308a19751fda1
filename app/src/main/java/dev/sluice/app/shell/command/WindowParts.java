package dev.sluice.app.shell.command;

import dev.sluice.app.canvas.CanvasCommands;

/// The parts that a flow's window is made of, as one goes to them.
public interface WindowParts {
    /// A part that has a key of its own.
    enum Part {
        CANVAS,
        OUTLINE,
        PALETTE,
        INSPECTOR,
        DOCK
    }

    /// Gives a part the keyboard, and shows it where another lies over it.
    void go(Part part);

    /// Gives the next part the keyboard, or the one before.
    void walk(boolean forward);

    /// What can be done on the canvas.
    CanvasCommands commands();
}
