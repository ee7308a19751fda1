package dev.sluice.app.shell;

import dev.sluice.app.settings.Settings;

/// A window in which nothing is opened or saved.
public final class NoActions implements WindowActions {
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
}
