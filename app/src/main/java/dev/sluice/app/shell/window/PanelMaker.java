package dev.sluice.app.shell.window;

import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Session;
import dev.sluice.app.shell.command.WindowActions;

import java.io.IOException;
import java.nio.file.Path;

/// Makes the panels of one open flow.
public interface PanelMaker {
    Panels make(Session session, WindowActions actions, Messages messages);

    /// Hears of a flow that was made here. Called beside the window.
    default void made(Path flow) throws IOException {}

    /// Hears of a flow that is closed.
    default void closed(Session session) {}
}
