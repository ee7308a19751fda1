package dev.sluice.app.shell;

import dev.sluice.app.fx.Icons;
import dev.sluice.app.shell.window.Welcome;
import dev.sluice.engine.template.Templates;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a window shows first, and what it is made from: without a window, so on any thread and
/// already while the toolkit starts. Only a scene has to wait for it.
///
/// @param choices read from the user's settings
/// @param welcome where to begin; `null`: nothing
record FirstScreen(Choices choices, Icons icons, @Nullable Welcome welcome) {
    /// One with nothing in it.
    static FirstScreen empty(Choices choices) {
        return new FirstScreen(choices, new Icons(), null);
    }

    /// One that shows where to begin.
    static FirstScreen welcome(Choices choices, Designer.Places places) {
        var icons = new Icons();
        var known = new Welcome.Known(places.home(), Templates.names(), recent(places));
        var welcome = new Welcome(choices.current(), known, icons, choices.messages());
        return new FirstScreen(choices, icons, welcome);
    }

    /// The designer reads them once more, and tells the user where that fails.
    private static List<Path> recent(Designer.Places places) {
        try {
            return places.recent().read();
        } catch (IOException _) {
            return List.of();
        }
    }
}
