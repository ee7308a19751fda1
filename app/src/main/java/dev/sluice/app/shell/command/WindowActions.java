package dev.sluice.app.shell.command;

import dev.sluice.app.settings.Settings;

import java.nio.file.Path;
import java.util.List;

/// What the user can do with the window and the flow in it as a whole.
public interface WindowActions {
    void newFlow();

    /// Makes a flow from a sample, in a folder of its own among the user's flows, and opens it.
    ///
    /// @param template its name
    void newFrom(String template);

    void open();

    /// Opens the flow in a folder.
    void open(Path flow);

    /// The flows that were open last, the latest first.
    List<Path> recent();

    void save();

    /// Saves the flow, then does the rest on the window's thread; not where saving fails.
    void save(Runnable then);

    void saveAs();

    /// Closes the flow on top.
    void close();

    /// Puts another open flow on top.
    ///
    /// @param by how many tabs to the right
    void turn(int by);

    void quit();

    /// The folder of what the program keeps for this user between its runs.
    Path state();

    void choose(Settings settings);

    /// Asks for all settings.
    void settings();
}
