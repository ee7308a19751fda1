package dev.sluice.app.shell;

import dev.sluice.app.settings.Settings;
import dev.sluice.app.shell.command.WindowActions;

import java.nio.file.Path;
import java.util.List;

/// A window in which nothing is opened or saved.
public final class NoActions implements WindowActions {
    @Override
    public Path state() {
        return Path.of("target", "state");
    }

    @Override
    public void newFlow() {}

    @Override
    public void newFrom(String template) {}

    @Override
    public void open() {}

    @Override
    public void save() {}

    @Override
    public void save(Runnable then) {
        then.run();
    }

    @Override
    public void saveAs() {}

    @Override
    public void quit() {}

    @Override
    public void choose(Settings settings) {}

    @Override
    public void open(Path flow) {}

    @Override
    public List<Path> recent() {
        return List.of();
    }

    @Override
    public void close() {}

    @Override
    public void turn(int by) {}

    @Override
    public void settings() {}
}
