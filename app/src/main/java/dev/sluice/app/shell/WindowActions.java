package dev.sluice.app.shell;

import dev.sluice.app.settings.Settings;

/// What the user can do with the window and the flow in it as a whole.
public interface WindowActions {
    void newFlow();

    /// @param template its name
    void newFrom(String template);

    void open();

    void save();

    /// Saves the flow, then does the rest on the window's thread; not where saving fails.
    void save(Runnable then);

    void saveAs();

    void quit();

    void choose(Settings settings);
}
